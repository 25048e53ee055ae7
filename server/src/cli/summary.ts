import { SEVERITIES, type Severity } from "../core/index.ts";
import type { CheckedSkill, ReportedFinding } from "./checkSkills.ts";

/** What the checked skills come to. */
export interface Summary {
  readonly skills: number;
  readonly counts: Readonly<Record<Severity, number>>;
  /** Findings that `--fix` repairs, and those that only `--fix-unsafe` does. */
  readonly fixable: { readonly safe: number; readonly unsafe: number };
}

/** Counts the findings of skills. */
export function summarize(skills: readonly CheckedSkill[]): Summary {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  const fixable = { safe: 0, unsafe: 0 };
  for (const finding of skills.flatMap(({ findings }) => findings)) {
    counts[finding.severity]++;
    const fix = fixThatApplies(finding);
    if (fix !== undefined) {
      fixable[fix.kind]++;
    }
  }
  return { skills: skills.length, counts, fixable };
}

/** The fix that the command line applies to a finding: the first safe one, else the first. */
export function fixThatApplies({ fixes }: ReportedFinding): ReportedFinding["fixes"][number] | undefined {
  return fixes.find(({ kind }) => kind === "safe") ?? fixes[0];
}

/** Whether a severity is as grave as the threshold or graver. */
export function reaches(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}

/** `1 error`, `2 errors`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
