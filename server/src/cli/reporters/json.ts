import type { FixKind, Position, Severity } from "../../core/index.ts";
import type { CheckedSkill } from "../checkSkills.ts";
import type { Summary } from "../summary.ts";

/** What `--format json` prints: one object. It grows only by new keys; anything else gets another `version`. */
export interface JsonReport {
  readonly version: 1;
  /** Every checked skill, those without findings included. */
  readonly skills: readonly JsonSkill[];
  /** Of everything that was found, `--quiet` or not. */
  readonly summary: {
    readonly skills: number;
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
    readonly hints: number;
    readonly durationMs: number;
  };
}

/** A skill in a {@link JsonReport}. */
export interface JsonSkill {
  /** The path of its SKILL.md, relative to the current folder (or as it was given), with `/` on every system. */
  readonly path: string;
  /** The name in its frontmatter; `null` when it gives none. */
  readonly name: string | null;
  readonly findings: readonly JsonFinding[];
}

/** A finding in a {@link JsonReport}. */
export interface JsonFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** Lines from 0, columns in UTF-16 units from 0, the end exclusive: as in the Language Server Protocol. */
  readonly range: { readonly start: Position; readonly end: Position };
  /** The fixes on offer, the best first. */
  readonly fixes: readonly { readonly title: string; readonly kind: FixKind }[];
}

/** Writes the report as JSON on one line. */
export function jsonReport(skills: readonly CheckedSkill[], summary: Summary, durationMs: number): string {
  const { error, warning, info, hint } = summary.counts;
  const report: JsonReport = {
    version: 1,
    skills: skills.map(({ path, name, findings }) => ({
      path,
      name: name ?? null,
      findings: findings.map(({ rule, severity, message, range, fixes }) => ({
        rule,
        severity,
        message,
        range,
        fixes,
      })),
    })),
    summary: {
      skills: summary.skills,
      errors: error,
      warnings: warning,
      infos: info,
      hints: hint,
      durationMs: Math.round(durationMs),
    },
  };
  return `${JSON.stringify(report)}\n`;
}
