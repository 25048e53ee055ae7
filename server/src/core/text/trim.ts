import type { Span } from "./span.ts";

/** The offset behind the last character between `start` and `end` that is no space, tab or line break; else `start`. */
export function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) {
    at--;
  }
  return Math.max(start, at);
}

/** The offset of the first character between `start` and `end` that is no space, tab or line break; else `end`. */
export function trimStart(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) {
    at++;
  }
  return at;
}

/**
 * The stretch without the white space around it, whichever white space it is; all of it when there is nothing else, so
 * that it never turns over.
 */
export function trimmed(text: string, { start, end }: Span): Span {
  const part = text.slice(start, end);
  const inside = part.trim();
  const lead = part.length - part.trimStart().length;
  return inside === "" ? { start, end } : { start: start + lead, end: start + lead + inside.length };
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}
