import type { Span } from "../text/span.ts";

/** The word (letters, digits, `_`, in any script) that the cursor at `offset` touches; empty when there is none. */
export function wordAt(text: string, offset: number): Span {
  // A window bounds the work on a line without end; it is cut between surrogate pairs by the pattern itself.
  const from = Math.max(0, offset - LONGEST_WORD);
  const window = text.slice(from, offset + LONGEST_WORD);
  const before = WORD_BEFORE.exec(window.slice(0, offset - from))?.[0].length ?? 0;
  const after = WORD_AFTER.exec(window.slice(offset - from))?.[0].length ?? 0;
  return { start: offset - before, end: offset + after };
}

const LONGEST_WORD = 200;
const WORD_BEFORE = /(?<![\p{L}\p{N}\p{M}_])[\p{L}\p{N}\p{M}_]+$/u;
const WORD_AFTER = /^[\p{L}\p{N}\p{M}_]+/u;
