import type { FileOperation, Finding, Fix, FixKind } from "../finding.ts";
import { applyEdits, areDisjoint, type TextEdit } from "../text/edit.ts";
import { createLineIndex } from "../text/lineIndex.ts";

/** A text after fixing. */
export interface FixResult {
  readonly text: string;
  /** The edits of the single pass, against the text before; `undefined` when it took several passes. */
  readonly edits: readonly TextEdit[] | undefined;
  /** The fixes that were applied, in order. */
  readonly applied: readonly AppliedFix[];
  /** Changes to files that the applied fixes ask for. */
  readonly files: readonly FileOperation[];
}

/** A fix that was applied, with the finding that it repairs. */
export interface AppliedFix {
  readonly finding: Finding;
  readonly fix: Fix;
  /** The zero-based line of the finding in the text that the fix was applied to, which may be one of a later pass. */
  readonly line: number;
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
  const applied: AppliedFix[] = [];
  const files: FileOperation[] = [];
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const chosen = chooseFixes(check(current), allowed, canChangeFiles, files);
    if (chosen.length === 0) {
      break;
    }
    const passEdits = chosen.flatMap(({ fix }) => fix.edits);
    const lines = createLineIndex(current);
    applied.push(...chosen.map((fix) => ({ ...fix, line: lines.positionAt(fix.finding.span.start).line })));
    current = applyEdits(current, passEdits);
    edits = pass === 0 ? passEdits : undefined;
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
