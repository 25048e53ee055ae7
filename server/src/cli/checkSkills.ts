import {
  type Finding,
  type Position,
  type RelatedPlace,
  type Severity,
  type SkillCheck,
  stringOf,
} from "../core/index.ts";
import { uriOfPath } from "../node/fileHost.ts";
import type { Checker } from "./checker.ts";
import { type Excerpt, excerptOf } from "./excerpt.ts";
import type { FoundSkill } from "./findSkills.ts";
import { mapConcurrently } from "./mapConcurrently.ts";

/** A skill as the reports show it: plain data, without the parsed file behind it. */
export interface CheckedSkill {
  readonly path: string;
  /** The name in its frontmatter; `undefined` when it gives none. */
  readonly name: string | undefined;
  readonly findings: readonly ReportedFinding[];
}

/** A finding as the reports show it. */
export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** Zero-based lines and UTF-16 columns. */
  readonly range: { readonly start: Position; readonly end: Position };
  /** Where it begins as a person counts: from 1, columns in code points. */
  readonly place: Place;
  readonly related: readonly { readonly message: string; readonly path: string; readonly place: Place | undefined }[];
  readonly fixes: readonly { readonly title: string; readonly kind: "safe" | "unsafe" }[];
  /** The line it begins in, for the findings that show theirs. */
  readonly excerpt: Excerpt;
}

/** A line and a column in it, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What a check gives: plain data, so that another thread can send it. */
export interface CheckResult {
  readonly checked: readonly CheckedSkill[];
  /** The skills that cannot be read: a sentence each. */
  readonly leftOut: readonly string[];
  /** What failed in the core: a sentence each. */
  readonly failures: readonly string[];
}

/** Checks skills on the disk. */
export async function checkSkills(skills: readonly FoundSkill[], checker: Checker): Promise<CheckResult> {
  const results = await mapConcurrently(skills, AT_A_TIME, async (skill) => {
    const check = await checker.service.checkFile(uriOfPath(skill.file));
    return check === undefined ? `"${skill.path}" cannot be read and was left out.` : toCheckedSkill(check, skill);
  });
  return {
    checked: results.filter((result) => typeof result !== "string"),
    leftOut: results.filter((result) => typeof result === "string"),
    failures: [...checker.failures],
  };
}

/** Few: a skill is parsed as soon as it is read, and what waits for the disk then is costly to keep (measured). */
const AT_A_TIME = 4;

/** The place of an offset as a person counts it. */
export function placeOf({ skill }: Pick<SkillCheck, "skill">, offset: number): Place {
  const { line, character } = skill.lines.positionAt(offset);
  const start = skill.lines.lineStart(line);
  return { line: line + 1, column: Array.from(skill.text.slice(start, start + character)).length + 1 };
}

function toCheckedSkill(check: SkillCheck, { path }: FoundSkill): CheckedSkill {
  return {
    path,
    name: stringOf(check.skill.frontmatter.get("name")),
    findings: check.findings.map((finding) => toReportedFinding(finding, check, path)),
  };
}

function toReportedFinding(finding: Finding, check: SkillCheck, path: string): ReportedFinding {
  const { rule, severity, message, span, related, fixes } = finding;
  const { text, lines } = check.skill;
  return {
    rule,
    severity,
    message,
    range: { start: lines.positionAt(span.start), end: lines.positionAt(span.end) },
    place: placeOf(check, span.start),
    related: related.map((place) => toRelated(place, check, path)),
    fixes: fixes.map(({ title, kind }) => ({ title, kind })),
    excerpt: excerptOf(text, lines, span),
  };
}

/** A place in another file is told by the file alone: its text was not read. */
function toRelated({ message, span, path: other }: RelatedPlace, check: SkillCheck, path: string) {
  return other === undefined
    ? { message, path, place: placeOf(check, span.start) }
    : { message, path: `${path.slice(0, path.lastIndexOf("/") + 1)}${other}`, place: undefined };
}
