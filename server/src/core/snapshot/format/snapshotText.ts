import { formatNumber, formatSize } from "../../features/markdownText.ts";
import { plainText } from "../../text/displayText.ts";
import type { Snapshot } from "../model.ts";
import { drawFiles } from "./drawFiles.ts";
import {
  count,
  filesCaveat,
  licenseWords,
  shorten,
  sourceWords,
  targetWords,
  updatedWords,
  verdictWords,
} from "./shownText.ts";
import { type Drawing, drawMeters, drawPairs, foldText, hang, type Paint, type TextStyle } from "./textLayout.ts";

/**
 * A snapshot as a person reads it in a terminal of `width` columns (40 at least): aligned, with bars. Nothing of the
 * skill's text is obeyed by the terminal: control characters are drawn as replacement characters. No line is wider,
 * except addresses and commands that are there to be copied.
 */
export function snapshotText(snapshot: Snapshot, { width, style }: Drawing): string {
  const drawing: Drawing = { width: Math.max(40, width), style };
  const sections = [
    head(snapshot, drawing),
    drawPairs(facts(snapshot), drawing),
    titled("Limits", limits(snapshot, drawing), drawing),
    titled("Loading, in tokens", tokens(snapshot, drawing), drawing),
    titled("Targets", targets(snapshot, drawing), drawing),
    titled("Problems", problems(snapshot, drawing), drawing),
    titled("Use cases", useCases(snapshot, drawing), drawing),
    titled("Files", drawFiles(snapshot, drawing), drawing),
    titled("Inventory", inventory(snapshot, drawing), drawing),
    titled("Install", install(snapshot, drawing), drawing),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/** More of a text or of a list than this only pushes the rest out of sight; the JSON form has all of it. */
const LONGEST_TEXT = 2000;
const LONGEST_LIST = 20;
const MOST_PROBLEMS = 100;

function head(snapshot: Snapshot, { width, style }: Drawing): string[] {
  const { identity, verdict } = snapshot;
  const mark = markOf(verdict.valid ? (verdict.warnings > 0 ? "warns" : "accepts") : "refuses", style);
  const caveats = [identity.consequence, filesCaveat(snapshot)].flatMap((words) => words ?? []);
  const title = foldText(shorten(identity.title, LONGEST_TEXT), width).map(style.bold);
  const description =
    identity.description === null
      ? [style.dim("No description that a client could read.")]
      : foldText(shorten(identity.description, LONGEST_TEXT), width);
  return [
    ...title,
    ...hang(`${mark.sign} `, verdictWords(snapshot), width, mark.paint),
    ...caveats.flatMap((words) => foldText(words, width).map(style.yellow)),
    "",
    ...description,
  ];
}

function facts(snapshot: Snapshot): [string, string][] {
  const { statistics, files, source, identity } = snapshot;
  const body = [
    count(statistics.bodyWords, "word"),
    count(statistics.headings.length, "heading"),
    count(statistics.codeBlocks, "code block"),
    count(statistics.links, "link"),
  ];
  const address = source.url ?? source.repositoryUrl;
  return [
    [snapshot.fileName, `${count(statistics.lines, "line")}, ${formatSize(statistics.bytes)}`],
    ["Body", body.join(", ")],
    ["Files", `${count(files.count, "file")}, ${formatSize(files.size)}`],
    ["License", licenseWords(snapshot)],
    ["Source", sourceWords(snapshot)],
    ...(address === null ? [] : [["", address] as [string, string]]),
    ["Updated", updatedWords(snapshot)],
    ...identity.fields
      .filter(({ key }) => key !== "license")
      .map(({ key, value }): [string, string] => [shorten(key, LONGEST_TEXT), value]),
  ];
}

function limits({ counters }: Snapshot, drawing: Drawing): string[] {
  const { style } = drawing;
  return drawMeters(
    counters.map(({ label, used, limit, unit, kind }) => ({
      label,
      used,
      limit,
      note: kind === "cut" ? "Claude Code cuts what is more" : unit === "lines" ? "lines" : "",
      paint: used <= limit ? style.green : kind === "hard" ? style.red : style.yellow,
    })),
    drawing,
  );
}

function tokens({ loading }: Snapshot, drawing: Drawing): string[] {
  const { style, width } = drawing;
  const meters = loading.stages.map(({ title, when, tokens: used, recommended }) => ({
    label: title,
    used,
    limit: recommended,
    note: when,
    paint: recommended === null || used <= recommended ? style.green : style.yellow,
  }));
  return [...drawMeters(meters, drawing), ...hang("  ", loading.note, width, style.dim)];
}

function targets(snapshot: Snapshot, { width, style }: Drawing): string[] {
  return snapshot.targets.flatMap((target) => {
    const { sign, paint } = markOf(target.verdict, style);
    return hang(`  ${sign} `, `${target.title}: ${targetWords(snapshot, target)}`, width, paint);
  });
}

function problems({ problems: all }: Snapshot, { width, style }: Drawing): string[] {
  const paints = { error: style.red, warning: style.yellow, info: style.blue, hint: style.dim };
  const lines = all
    .slice(0, MOST_PROBLEMS)
    .flatMap(({ severity, line, column, rule, message, fixes }) => [
      `  ${paints[severity](severity)}  ${style.bold(`${line}:${column}`)}  ${style.dim(plainText(rule))}`,
      ...hang("    ", shorten(message, LONGEST_TEXT), width, (text) => text),
      ...fixes.slice(0, 1).flatMap(({ title }) => hang("    fix: ", shorten(title, LONGEST_TEXT), width, style.green)),
    ]);
  const rest = all.length - MOST_PROBLEMS;
  return rest > 0 ? [...lines, `  and ${formatNumber(rest)} more`] : lines;
}

function useCases({ identity }: Snapshot, { width, style }: Drawing): string[] {
  return identity.useCases.flatMap(({ text }) =>
    hang(style.unicode ? "  • " : "  - ", shorten(text, LONGEST_TEXT), width, (line) => line),
  );
}

function inventory({ inventory: found }: Snapshot, drawing: Drawing): string[] {
  const rows: [string, readonly string[]][] = [
    ["Tools", found.tools],
    ...found.scripts.map(({ language, files }): [string, readonly string[]] => [language, files]),
    ["Hosts", found.hosts.map(({ name }) => name)],
    ["Environment", found.environment.map(({ name }) => name)],
    ["Substitutions", found.substitutions.map(({ text }) => text)],
    ["Other skills", found.skills.map(({ name }) => name)],
  ];
  return drawPairs(
    rows.filter(([, values]) => values.length > 0).map(([label, values]) => [label, listed(values)]),
    drawing,
  );
}

function listed(values: readonly string[]): string {
  const shown = values.slice(0, LONGEST_LIST).map((value) => shorten(value, LONGEST_TEXT));
  const rest = values.length - shown.length;
  return (rest > 0 ? [...shown, `and ${formatNumber(rest)} more`] : shown).join(", ");
}

/** The guide for the usual client; the others are many. */
function install({ install: { clients } }: Snapshot, { width, style }: Drawing): string[] {
  const [first, ...others] = clients;
  if (first === undefined) {
    return [];
  }
  const steps = first.steps.flatMap(({ text, copy }, index) => [
    ...hang(`  ${index + 1}. `, text, width, (line) => line),
    ...(copy === null ? [] : [`     ${style.bold(plainText(copy))}`]),
  ]);
  const also = `The page (--format html) has the steps for ${count(others.length, "more client")}.`;
  return [
    ...hang("  ", `In ${first.title}:`, width, (line) => line),
    ...steps,
    ...(others.length === 0 ? [] : hang("  ", also, width, style.dim)),
  ];
}

function titled(title: string, lines: readonly string[], { style }: Drawing): string[] {
  return lines.length === 0 ? [] : [style.bold(title), ...lines];
}

/** A sign beside its word, never in place of one. */
function markOf(verdict: "accepts" | "warns" | "refuses", style: TextStyle): { sign: string; paint: Paint } {
  const marks = {
    accepts: { sign: style.unicode ? "✓" : "+", paint: style.green },
    warns: { sign: "!", paint: style.yellow },
    refuses: { sign: style.unicode ? "✗" : "x", paint: style.red },
  };
  return marks[verdict];
}
