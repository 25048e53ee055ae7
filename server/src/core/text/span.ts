/** A stretch of text: UTF-16 offsets from the start of the file, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The span from `start` to `end` (exclusive), in UTF-16 offsets. */
export function span(start: number, end: number): Span {
  return { start, end };
}

/** True when `offset` lies in the span or directly behind its last character, where a cursor still touches it. */
export function touches(range: Span, offset: number): boolean {
  return offset >= range.start && offset <= range.end;
}

/** True when the two spans share a character, or when an empty one lies in or at the edge of the other. */
export function intersects(a: Span, b: Span): boolean {
  if (a.start === a.end || b.start === b.end) {
    return a.start <= b.end && b.start <= a.end;
  }
  return a.start < b.end && b.start < a.end;
}

/** The same span, `delta` characters further on. */
export function shiftSpan(range: Span, delta: number): Span {
  return delta === 0 ? range : { start: range.start + delta, end: range.end + delta };
}
