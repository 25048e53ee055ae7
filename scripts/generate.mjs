// Writes what is derived: the table of rules in README.md, their settings in package.json, the icons of the page, and the
// words of license texts.
// `node scripts/generate.mjs --check` writes nothing and fails when something is out of date.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { licenseTable } from "./generateLicenses.mjs";
import { loadRules } from "./loadRules.mjs";
import { pageIcons } from "./pageIcons.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const checking = process.argv.includes("--check");

const rules = await loadRules();
const licenses = await licenseTable();
const stale = [
  update("README.md", withRuleTable),
  update("package.json", withRuleSettings),
  update("server/src/page/icons.ts", pageIcons),
  update("server/src/core/snapshot/license/licenses.json", () => licenses),
].filter(Boolean);
if (checking && stale.length > 0) {
  console.error(`Out of date: ${stale.join(", ")}. Run: node scripts/generate.mjs`);
  process.exitCode = 1;
}

/** Rewrites a file; returns its name when it was out of date. */
function update(file, change) {
  const before = readFileSync(root + file, "utf8");
  const after = change(before);
  if (after !== before && !checking) {
    writeFileSync(root + file, after);
  }
  return after === before ? undefined : file;
}

function withRuleTable(readme) {
  const rows = rules.map(
    ({ id, severity, fix, summary }) => `| [${id}](docs/rules/${id}.md) | ${severity} | ${fix} | ${summary} |`,
  );
  const table = ["| Rule | Default | Fix | What is wrong |", "|---|---|---|---|", ...rows].join("\n");
  const [open, close] = ["<!-- rules -->\n", "<!-- /rules -->"];
  const [start, end] = [readme.indexOf(open), readme.indexOf(close)];
  if (start < 0 || end < start) throw new Error(`README.md has no place for the table: "${open.trim()}" … "${close}".`);
  return `${readme.slice(0, start)}${open}${table}\n${readme.slice(end)}`;
}

function withRuleSettings(manifest) {
  const parsed = JSON.parse(manifest);
  const setting = parsed.contributes?.configuration?.properties?.["skillwright.rules"];
  if (setting === undefined) {
    return manifest;
  }
  setting.properties = Object.fromEntries(
    rules.map(({ id, severity, summary }) => [
      id,
      {
        type: "string",
        enum: ["off", "hint", "info", "warning", "error"],
        default: severity,
        markdownDescription: summary,
      },
    ]),
  );
  setting.additionalProperties = false;
  return `${JSON.stringify(parsed, null, 2)}\n`;
}
