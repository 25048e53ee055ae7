import type { Span } from "./span.ts";

/** Replaces the text of `span` by `newText`; an empty span inserts. Offsets are those of the text before any edit. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** An edit that puts `newText` in the place of `span`. */
export function replace(span: Span, newText: string): TextEdit {
  return { span, newText };
}

/** An edit that inserts `newText` before the character at `offset`. */
export function insert(offset: number, newText: string): TextEdit {
  return { span: { start: offset, end: offset }, newText };
}

/** An edit that deletes the text of `span`. */
export function remove(span: Span): TextEdit {
  return { span, newText: "" };
}

/**
 * Applies edits to `text`. They may come in any order but must not overlap; insertions at one offset keep their order.
 * @throws RangeError when two edits overlap or one lies outside the text: a programmer's error, never an author's.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.order - b.order);
  let result = "";
  let at = 0;
  for (const { edit } of sorted) {
    if (edit.span.start < at || edit.span.end > text.length) {
      throw new RangeError(`Edit ${edit.span.start}-${edit.span.end} overlaps another one or leaves the text.`);
    }
    result += text.slice(at, edit.span.start) + edit.newText;
    at = edit.span.end;
  }
  return result + text.slice(at);
}

/** True when no edit of `a` shares a character or an insertion point with one of `b`. */
export function areDisjoint(a: readonly TextEdit[], b: readonly TextEdit[]): boolean {
  return a.every(({ span: x }) => b.every(({ span: y }) => x.end < y.start || y.end < x.start));
}

/** The smallest single edit that turns `before` into `after`, or `undefined` when they are equal. */
export function differenceOf(before: string, after: string): TextEdit | undefined {
  if (before === after) {
    return undefined;
  }
  const start = commonPrefixLength(before, after);
  const suffix = commonSuffixLength(before, after, start);
  return replace({ start, end: before.length - suffix }, after.slice(start, after.length - suffix));
}

/** How many UTF-16 units the two texts share at their start, never ending inside a surrogate pair. */
export function commonPrefixLength(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let length = 0;
  // Whole blocks are compared first: equality of strings is far faster than a loop over their characters.
  while (length + BLOCK <= limit && a.slice(length, length + BLOCK) === b.slice(length, length + BLOCK)) {
    length += BLOCK;
  }
  while (length < limit && a.charCodeAt(length) === b.charCodeAt(length)) {
    length++;
  }
  return length > 0 && isHighSurrogate(a.charCodeAt(length - 1)) ? length - 1 : length;
}

/** How many UTF-16 units the two texts share at their end, the first `prefix` units of both left out. */
export function commonSuffixLength(a: string, b: string, prefix: number): number {
  const limit = Math.min(a.length, b.length) - prefix;
  let length = 0;
  while (
    length + BLOCK <= limit &&
    a.slice(a.length - length - BLOCK, a.length - length) === b.slice(b.length - length - BLOCK, b.length - length)
  ) {
    length += BLOCK;
  }
  while (length < limit && a.charCodeAt(a.length - length - 1) === b.charCodeAt(b.length - length - 1)) {
    length++;
  }
  return length > 0 && isLowSurrogate(a.charCodeAt(a.length - length)) ? length - 1 : length;
}

const BLOCK = 4096;

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
