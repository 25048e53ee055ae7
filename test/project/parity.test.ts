// A rule, its page, its fixtures, its setting and its row in the README are one thing: none exists without the others.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { RULES } from "../../server/src/core/rules/index.ts";
import { projectRoot } from "../support/projectRoot.ts";

const ids = RULES.map(({ id }) => id);
const sorted = ids.toSorted();

function names(folder: string, extension: string): string[] {
  return readdirSync(join(projectRoot, folder))
    .filter((name) => name.endsWith(extension))
    .map((name) => name.slice(0, name.length - extension.length))
    .sort();
}

test("rule ids are unique, kebab-case and without numbers", () => {
  expect(new Set(ids).size).toBe(ids.length);
  expect(
    ids.filter((id) => !/^[a-z]+(?:-[a-z]+)+$/.test(id) && !/^[a-z]+-(?:utf8|not-utf8)|^encoding-not-utf8$/.test(id)),
  ).toEqual([]);
});

test("every rule has a file of its name, and every such file is a rule in the list", () => {
  expect(names("server/src/core/rules", ".ts").filter((name) => name.includes("-"))).toEqual(sorted);
});

test("every rule has a page, and every page a rule", () => {
  expect(names("docs/rules", ".md")).toEqual(sorted);
});

test("every rule has fixtures, and every folder of fixtures a rule", () => {
  expect(names("test/rules/fixtures", "")).toEqual(sorted);
});

describe("pages", () => {
  for (const { id, severity } of RULES) {
    test(id, () => {
      const page = readFileSync(join(projectRoot, "docs/rules", `${id}.md`), "utf8");
      expect(page.startsWith(`# ${id}\n`)).toBe(true);
      const titles = [...page.replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, "").matchAll(/^## (.*)$/gm)].map(
        (match) => match[1],
      );
      expect(titles).toEqual(["What is wrong", "Why it matters", "Example", "How to fix", "Configuration"]);
      expect(page.toLowerCase()).toContain(severity);
      expect(page).toContain(`"${id}": "off"`);
    });
  }
});

describe("fixtures", () => {
  for (const { id, messageIds, severity } of RULES) {
    test(`${id}: a wrong and a right case, and every message`, () => {
      const folder = join(projectRoot, "test/rules/fixtures", id);
      const files = readdirSync(folder);
      expect(files.filter((file) => file.startsWith("valid")).length, "right cases").toBeGreaterThan(0);
      const unit = existsSync(join(projectRoot, "test/unit/encodingRules.test.ts"))
        ? readFileSync(join(projectRoot, "test/unit/encodingRules.test.ts"), "utf8")
        : "";
      const texts =
        files.map((file) => readFileSync(join(folder, file), "utf8")).join("\n") +
        (id.startsWith("encoding-") ? unit : "");
      expect(
        messageIds.filter((message) => !new RegExp(`${id}[^\\n]*\\b${message}\\b`).test(texts)),
        severity,
      ).toEqual([]);
    });
  }
});

test("every rule is in README's table", () => {
  const readme = readFileSync(join(projectRoot, "README.md"), "utf8");
  expect(ids.filter((id) => !readme.includes(`| [${id}](docs/rules/${id}.md) |`))).toEqual([]);
});

test("README's table and the settings are what the generator writes", () => {
  const run = (): string =>
    execFileSync(process.execPath, ["scripts/generate.mjs", "--check"], { cwd: projectRoot, encoding: "utf8" });
  expect(run).not.toThrow();
});
