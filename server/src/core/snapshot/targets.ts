import { type Finding, SEVERITIES, type Severity } from "../finding.ts";
import type { SnapshotTarget } from "./model.ts";

/** How a skill with these findings fares at each place that it is meant for. */
export function snapshotTargets(findings: readonly Finding[]): readonly SnapshotTarget[] {
  return TARGETS.map(({ id, title, weigh }) => {
    const reasons = findings.flatMap((finding, index) => {
      const weight = weigh(finding);
      return weight === undefined ? [] : [{ index, weight, severity: finding.severity }];
    });
    reasons.sort((a, b) => graveness(a) - graveness(b) || a.index - b.index);
    return { id, title, verdict: reasons[0]?.weight ?? "accepts", problems: reasons.map(({ index }) => index) };
  });
}

/** A place that skills are made for. */
interface Target {
  readonly id: string;
  readonly title: string;
  /** What a finding means there; `undefined` when it means nothing. */
  readonly weigh: (finding: Finding) => Weight | undefined;
}

type Weight = "refuses" | "warns";

const TARGETS: readonly Target[] = [
  {
    id: "specification",
    title: "Agent Skills specification",
    weigh: ({ severity }) => (severity === "error" ? "refuses" : severity === "warning" ? "warns" : undefined),
  },
];

function graveness({ weight, severity }: { readonly weight: Weight; readonly severity: Severity }): number {
  return (weight === "refuses" ? 0 : SEVERITIES.length) + SEVERITIES.indexOf(severity);
}
