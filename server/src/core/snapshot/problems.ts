import type { ParsedSkill } from "../document/parseSkill.ts";
import type { Finding } from "../finding.ts";
import type { SnapshotProblem, SnapshotVerdict } from "./model.ts";
import { placeIn } from "./place.ts";

/** The findings as they are shown, in the order in which they come: that of the source. */
export function snapshotProblems({ lines }: ParsedSkill, findings: readonly Finding[]): readonly SnapshotProblem[] {
  return findings.map((finding, index) => ({
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    ...placeIn(lines, finding.span),
    fixes: index < MOST_WITH_FIXES ? finding.fixes.map(({ title, kind }) => ({ title, kind })) : [],
  }));
}

/** Fixes are worked out when they are first read, and nobody looks through more problems than this. */
const MOST_WITH_FIXES = 1000;

/** Counts the findings by severity. */
export function snapshotVerdict(findings: readonly Finding[]): SnapshotVerdict {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of findings) {
    counts[severity]++;
  }
  return {
    valid: counts.error === 0,
    errors: counts.error,
    warnings: counts.warning,
    infos: counts.info,
    hints: counts.hint,
  };
}
