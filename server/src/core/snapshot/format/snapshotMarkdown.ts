import { formatNumber, formatSize } from "../../features/markdownText.ts";
import type { Snapshot, SnapshotFile } from "../model.ts";
import { codeMarkdown, escapeMarkdown, linkMarkdown } from "./escapeMarkdown.ts";
import {
  count,
  filesCaveat,
  licenseWords,
  remarksOn,
  shorten,
  sourceWords,
  targetWords,
  updatedWords,
  verdictWords,
} from "./shownText.ts";

/**
 * A snapshot as GitHub Flavored Markdown, to be pasted into a pull request or a listing. Whatever the skill says is
 * shown as it stands: no text of it can become a mark, HTML, a link or a cell of a table. Very long texts and lists are
 * cut, and that is said.
 */
export function snapshotMarkdown(snapshot: Snapshot): string {
  const sections = [
    head(snapshot),
    table(["", "Snapshot"], numberRows(snapshot)),
    section("Problems", problemItems(snapshot)),
    section("Targets", targetItems(snapshot)),
    section("Use cases", useCaseItems(snapshot)),
    files(snapshot),
    section("Missing files", missingItems(snapshot)),
    section("Left out of a package", leftOutItems(snapshot)),
    section("Inventory", inventoryItems(snapshot)),
    section("Fields", fieldItems(snapshot)),
  ];
  return `${sections.filter((text) => text !== "").join("\n\n")}\n`;
}

/** More of a text or of a list than this is no help to whoever reads it in a pull request. */
const LONGEST_TEXT = 2000;
const MOST_ITEMS = 200;

function head(snapshot: Snapshot): string {
  const { identity } = snapshot;
  const description = identity.description === null ? "" : escapeMarkdown(shorten(identity.description, LONGEST_TEXT));
  const lines = [
    `## ${escapeMarkdown(shorten(identity.title, LONGEST_TEXT))}`,
    description === "" ? "_No description that a client could read._" : `> ${description}`,
    `**${verdictWords(snapshot)}.**`,
  ];
  const caveats = [identity.consequence, filesCaveat(snapshot)].flatMap((words) => words ?? []);
  return [...lines, ...caveats.map((words) => `_${escapeMarkdown(words)}_`)].join("\n\n");
}

/** Each row: what it is, and what it comes to, both as Markdown. */
function numberRows(snapshot: Snapshot): string[][] {
  const { statistics, counters, loading, files: listed, source } = snapshot;
  const shape = [
    count(statistics.bodyWords, "word"),
    count(statistics.headings.length, "heading"),
    count(statistics.codeBlocks, "code block"),
    count(statistics.links, "link"),
  ];
  return [
    [codeMarkdown(snapshot.fileName), `${count(statistics.lines, "line")}, ${formatSize(statistics.bytes)}`],
    ["Body", shape.join(", ")],
    ["Files", `${count(listed.count, "file")}, ${formatSize(listed.size)}`],
    ...counters.map(({ label, used, limit, unit }) => [
      escapeMarkdown(label),
      `${formatNumber(used)} / ${formatNumber(limit)} ${unit}`,
    ]),
    ...loading.stages.map(({ title, tokens, recommended }) => [
      `Tokens: ${escapeMarkdown(title)}`,
      `about ${formatNumber(tokens)}${recommended === null ? "" : ` (recommended: ${formatNumber(recommended)})`}`,
    ]),
    ["License", escapeMarkdown(licenseWords(snapshot))],
    ["Source", linkMarkdown(sourceWords(snapshot), source.url ?? source.repositoryUrl)],
    ["Updated", escapeMarkdown(updatedWords(snapshot))],
  ];
}

function problemItems({ problems }: Snapshot): string[] {
  return problems.map(({ severity, line, message, rule, fixes }) => {
    const fix = fixes[0] === undefined ? "" : ` Fix: ${escapeMarkdown(shorten(fixes[0].title, LONGEST_TEXT))}.`;
    return `**${severity}**, line ${line}: ${escapeMarkdown(shorten(message, LONGEST_TEXT))}${fix} (${codeMarkdown(rule)})`;
  });
}

function targetItems(snapshot: Snapshot): string[] {
  return snapshot.targets.map(
    (target) => `**${escapeMarkdown(target.title)}**: ${escapeMarkdown(targetWords(snapshot, target))}`,
  );
}

function useCaseItems({ identity }: Snapshot): string[] {
  return identity.useCases.map(({ text }) => escapeMarkdown(shorten(text, LONGEST_TEXT)));
}

function files(snapshot: Snapshot): string {
  const { tree } = snapshot.files;
  const rows = tree
    .slice(0, MOST_ITEMS)
    .map((file) => [
      codeMarkdown(file.type === "folder" ? `${file.path}/` : file.path),
      file.size === null ? "" : formatSize(file.size),
      file.tokens === null ? "" : formatNumber(file.tokens),
      escapeMarkdown(remarksOn(file).join(", ")),
    ]);
  const rest = tree.slice(MOST_ITEMS).filter(isFile).length;
  const more = rest === 0 ? "" : `\n\nand ${count(rest, "more file")}`;
  return tree.length === 0 ? "" : `### Files\n\n${table(["File", "Size", "Tokens", ""], rows)}${more}`;
}

function isFile({ type }: SnapshotFile): boolean {
  return type === "file";
}

function missingItems({ files: { missing } }: Snapshot): string[] {
  return missing.map(({ path, line }) => `${codeMarkdown(shorten(path, LONGEST_TEXT))}, named on line ${line}`);
}

function leftOutItems({ files: { leftOut } }: Snapshot): string[] {
  return leftOut.map(
    ({ path, type, reason }) => `${codeMarkdown(type === "folder" ? `${path}/` : path)}: ${escapeMarkdown(reason)}`,
  );
}

function inventoryItems({ inventory }: Snapshot): string[] {
  const { tools, scripts, hosts, environment, substitutions, skills } = inventory;
  return [
    listItem("Tools", tools),
    ...scripts.map(({ language, files: paths }) => listItem(`${language} scripts`, paths)),
    listItem(
      "Hosts",
      hosts.map(({ name }) => name),
    ),
    listItem(
      "Environment variables",
      environment.map(({ name }) => name),
    ),
    listItem(
      "Substitutions",
      substitutions.map(({ text }) => text),
    ),
    listItem(
      "Other skills",
      skills.map(({ name }) => name),
    ),
  ].filter((item) => item !== "");
}

function listItem(title: string, values: readonly string[]): string {
  const shown = values.slice(0, MOST_ITEMS).map((value) => codeMarkdown(shorten(value, LONGEST_TEXT)));
  const rest = values.length - shown.length;
  const all = rest === 0 ? shown : [...shown, `and ${formatNumber(rest)} more`];
  return values.length === 0 ? "" : `**${escapeMarkdown(title)}**: ${all.join(", ")}`;
}

function fieldItems({ identity }: Snapshot): string[] {
  return identity.fields.map(
    ({ key, value }) => `${codeMarkdown(shorten(key, LONGEST_TEXT))}: ${escapeMarkdown(value)}`,
  );
}

function section(title: string, items: readonly string[]): string {
  if (items.length === 0) {
    return "";
  }
  const rest = items.length - MOST_ITEMS;
  const shown = rest > 0 ? [...items.slice(0, MOST_ITEMS), `and ${formatNumber(rest)} more`] : items;
  return `### ${title}\n\n${shown.map((item) => `- ${item}`).join("\n")}`;
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [row(header), row(header.map(() => "---")), ...rows.map(row)].join("\n");
}
