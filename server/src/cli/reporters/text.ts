import { createColors } from "picocolors";
import { plainText, type Severity, wrapText } from "../../core/index.ts";
import type { CheckedSkill, Place, ReportedFinding } from "../checkSkills.ts";

import { drawExcerpt } from "../excerpt.ts";
import { count, fixThatApplies, type Summary } from "../summary.ts";

/** How the report is drawn. */
export interface TextStyle {
  /** Columns of the terminal. */
  readonly width: number;
  readonly colors: boolean;
}

/** Writes the report as a person reads it in a terminal. */
export function textReport(skills: readonly CheckedSkill[], summary: Summary, style: TextStyle): string {
  const colors = createColors(style.colors);
  const blocks = skills.flatMap((skill) =>
    skill.findings.map((finding) => findingBlock(skill, finding, style, colors)),
  );
  return [...blocks, summaryLine(summary, colors)].join("");
}

/** A path as it can be written to a terminal, with a place behind it that terminals turn into a link. */
export function pathAndPlace(path: string, place?: Place): string {
  const where = place === undefined ? "" : `:${place.line}:${place.column}`;
  return plainText(path) + where;
}

type Colors = ReturnType<typeof createColors>;

const COLOR_OF: Readonly<Record<Severity, "red" | "yellow" | "blue" | "dim">> = {
  error: "red",
  warning: "yellow",
  info: "blue",
  hint: "dim",
};

/** Infos and hints are dimmed, so that what breaks a skill stands out. */
function findingBlock({ path }: CheckedSkill, finding: ReportedFinding, style: TextStyle, colors: Colors): string {
  const { severity, rule, place, excerpt, message, related } = finding;
  const paint = colors[COLOR_OF[severity]];
  const isQuiet = severity === "info" || severity === "hint";
  const fix = fixThatApplies(finding);
  const flag = fix === undefined ? "" : fix.kind === "safe" ? "--fix" : "--fix-unsafe";
  const where = pathAndPlace(path, place);
  const head = `${isQuiet ? where : colors.bold(where)}  ${paint(severity)}  ${colors.dim(rule)}`;
  const words = wrapText(message, style.width - INDENT.length).map(
    (line) => INDENT + (isQuiet ? colors.dim(line) : line),
  );
  const lines = [head, ...words];
  const gutter = String(place.line);
  const drawn = drawExcerpt(excerpt, style.width - INDENT.length - gutter.length - BAR.length);
  lines.push(`${INDENT}${colors.dim(gutter + BAR)}${isQuiet ? colors.dim(drawn.line) : drawn.line}`);
  lines.push(`${INDENT}${colors.dim(" ".repeat(gutter.length) + BAR)}${paintBehind(drawn.underline, paint)}`);
  for (const other of related) {
    lines.push(`${INDENT}${colors.dim("see:")} ${pathAndPlace(other.path, other.place)}: ${plainText(other.message)}`);
  }
  if (fix !== undefined) {
    lines.push(`${INDENT}${colors.green("fix:")} ${plainText(fix.title)} ${colors.dim(`(${flag})`)}`);
  }
  return `${lines.join("\n")}\n\n`;
}

const INDENT = "  ";
const BAR = " | ";

function paintBehind(underline: string, paint: (text: string) => string): string {
  const carets = underline.trimStart();
  return underline.slice(0, underline.length - carets.length) + paint(carets);
}

function summaryLine({ skills, counts, fixable }: Summary, colors: Colors): string {
  const total = counts.error + counts.warning + counts.info + counts.hint;
  if (total === 0) {
    return `${colors.green(`No problems in ${count(skills, "skill")}.`)}\n`;
  }
  const parts = [
    tally(counts.error, "error", colors.red),
    tally(counts.warning, "warning", colors.yellow),
    tally(counts.info, "info", colors.blue),
    tally(counts.hint, "hint", (text) => text),
  ];
  const safe = fixable.safe > 0 ? [`${fixable.safe} fixable with --fix`] : [];
  const more = fixable.safe > 0 ? " more" : " fixable";
  const unsafe = fixable.unsafe > 0 ? [`${fixable.unsafe}${more} with --fix-unsafe`] : [];
  const fixes = [...safe, ...unsafe].join(", ");
  return `${colors.bold(count(skills, "skill"))}: ${parts.join(", ")}${fixes === "" ? "" : `; ${fixes}`}.\n`;
}

function tally(number: number, noun: string, paint: (text: string) => string): string {
  const text = count(number, noun);
  return number === 0 ? text : paint(text);
}
