/** A line of SKILL.md (from 0) and where it stands on the page, in pixels from the page's top. */
export interface LineMark {
  readonly line: number;
  readonly top: number;
}

/**
 * The marks in an order that can be searched: both numbers rise from one to the next. What stands out of order, such as
 * a footnote at the end of the page, says nothing about scrolling. The top of the page belongs to the first line.
 */
export function lineScale(marks: Iterable<LineMark>): readonly LineMark[] {
  const scale: LineMark[] = [{ line: 0, top: 0 }];
  let last: LineMark = { line: 0, top: 0 };
  for (const mark of marks) {
    if (mark.line > last.line && mark.top > last.top) {
      scale.push(mark);
      last = mark;
    }
  }
  return scale;
}

/** Where a line stands; between two marks in proportion, behind the last one at the last one. */
export function topOfLine(scale: readonly LineMark[], line: number): number {
  return between(scale, line, "line", "top");
}

/** The line that stands at a height, with a fraction. */
export function lineAtTop(scale: readonly LineMark[], top: number): number {
  return between(scale, top, "top", "line");
}

function between(scale: readonly LineMark[], value: number, from: keyof LineMark, to: keyof LineMark): number {
  let low = 0;
  let high = scale.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((scale[middle]?.[from] ?? 0) <= value) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  const before = scale[low];
  const after = scale[low + 1];
  if (before === undefined) {
    return 0;
  }
  if (after === undefined) {
    return before[to];
  }
  const share = Math.max(0, value - before[from]) / (after[from] - before[from]);
  return before[to] + share * (after[to] - before[to]);
}
