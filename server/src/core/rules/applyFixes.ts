import type { FileOperation, Finding, Fix, FixKind } from "../finding.ts";
import { applyEdits, areDisjoint, type TextEdit } from "../text/edit.ts";

/** A text after fixing. */
export interface FixResult {
  readonly text: string;
  /** The edits of the single pass, against the text before; `undefined` when it took several passes. */
  readonly edits: readonly TextEdit[] | undefined;
  /** The fixes that were applied, with the finding that each repairs, in order. */
  readonly applied: readonly { readonly finding: Finding; readonly fix: Fix }[];
  /** Changes to files that the applied fixes ask for. */
  readonly files: readonly FileOperation[];
}

/** Fixing one thing may uncover another; more rounds than this mean that two fixes undo each other. */
const MOST_PASSES = 10;

/**
 * Applies the first suitable fix of each finding, then checks again and goes on until nothing is left to fix. `check`
 * gives the findings of a text. `allowed` is `safe` for fixes that need no eye on them, `unsafe` for all.
 * `canChangeFiles` says whether fixes that change files count.
 */
export function applyFixes(
  text: string,
  check: (text: string) => readonly Finding[],
  allowed: FixKind,
  canChangeFiles: boolean,
): FixResult {
  let current = text;
  let edits: readonly TextEdit[] | undefined;
  const applied: { finding: Finding; fix: Fix }[] = [];
  const files: FileOperation[] = [];
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const chosen = chooseFixes(check(current), allowed, canChangeFiles, files);
    if (chosen.length === 0) {
      break;
    }
    const passEdits = chosen.flatMap(({ fix }) => fix.edits);
    current = applyEdits(current, passEdits);
    edits = pass === 0 ? passEdits : undefined;
    applied.push(...chosen);
    files.push(...chosen.flatMap(({ fix }) => fix.files));
  }
  return { text: current, edits, applied, files };
}

function chooseFixes(
  findings: readonly Finding[],
  allowed: FixKind,
  canChangeFiles: boolean,
  done: readonly FileOperation[],
): { finding: Finding; fix: Fix }[] {
  const chosen: { finding: Finding; fix: Fix }[] = [];
  const taken: TextEdit[] = [];
  for (const finding of findings) {
    const fix = finding.fixes.find(
      ({ kind, files }) => (allowed === "unsafe" || kind === "safe") && (canChangeFiles || files.length === 0),
    );
    const isDone =
      fix?.edits.length === 0 && fix.files.every((file) => done.some((other) => sameOperation(file, other)));
    if (fix !== undefined && !isDone && areDisjoint(fix.edits, taken)) {
      chosen.push({ finding, fix });
      taken.push(...fix.edits);
    }
  }
  return chosen;
}

function sameOperation(a: FileOperation, b: FileOperation): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
