import { SEVERITIES } from "../finding.ts";
import type { Snapshot } from "./model.ts";

/**
 * The snapshot with its `most` gravest problems, still in the order of the source, and with as many of the paths that
 * lead nowhere; the verdict counts all of them. For a screen that draws it anew at each pause in typing: a broken text
 * can have tens of thousands.
 */
export function shortened(snapshot: Snapshot, most: number): Snapshot {
  const { problems, targets, files } = snapshot;
  if (problems.length <= most && files.missing.length <= most) {
    return snapshot;
  }
  const gravest = problems.map((problem, index) => ({ index, weight: SEVERITIES.indexOf(problem.severity) }));
  gravest.sort((a, b) => a.weight - b.weight || a.index - b.index);
  const kept = gravest
    .slice(0, most)
    .map(({ index }) => index)
    .sort((a, b) => a - b);
  const places = new Map(kept.map((index, place) => [index, place]));
  return {
    ...snapshot,
    problems: kept.flatMap((index) => problems[index] ?? []),
    files: { ...files, missing: files.missing.slice(0, most) },
    targets: targets.map((target) => ({
      ...target,
      problems: target.problems.flatMap((index) => places.get(index) ?? []),
    })),
  };
}
