import { type Cell, cellsOf, type LineIndex, type Span } from "../core/index.ts";

/** A line of a skill with a stretch of it to underline: plain data, cut when the line is very long. */
export interface Excerpt {
  /** The line or, of a very long one, what stands around the stretch. */
  readonly text: string;
  /** UTF-16 offsets into `text`. */
  readonly start: number;
  readonly end: number;
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
}

/** The line in which `span` begins; a span that goes on below is underlined to the end of its first line. */
export function excerptOf(text: string, lines: LineIndex, span: Span): Excerpt {
  const { line } = lines.positionAt(span.start);
  const lineStart = lines.lineStart(line);
  const lineEnd = lines.lineEnd(line);
  const start = Math.min(span.start, lineEnd);
  const end = Math.min(Math.max(span.end, start), lineEnd);
  const from = Math.max(lineStart, start - MOST_BEFORE);
  const to = Math.min(lineEnd, start + MOST_AFTER);
  return {
    text: text.slice(from, to),
    start: start - from,
    end: Math.min(end, to) - from,
    isCutBefore: from > lineStart,
    isCutAfter: to < lineEnd,
  };
}

/**
 * Draws an excerpt in at most `width` columns: the line, cut around the stretch where it is too long, and below it the
 * underline, which stands exactly under the stretch whatever the width of the characters.
 */
export function drawExcerpt(excerpt: Excerpt, width: number): { readonly line: string; readonly underline: string } {
  const { cells, columns } = measure(excerpt.text);
  const first = cells.filter((cell) => cell.end <= excerpt.start).length;
  const last = Math.max(first, cells.filter((cell) => cell.start < excerpt.end).length);
  const column = (index: number): number => columns[index] ?? 0;

  const isWhole = !excerpt.isCutBefore && !excerpt.isCutAfter && column(cells.length) <= width;
  const room = width - 2 * CUT.length;
  const context = Math.max(0, Math.min(room - (column(last) - column(first)), Math.floor(width / 3)));
  const fitsFromStart = column(last) <= width - CUT.length || column(first) <= width / 3;
  const from =
    isWhole || (!excerpt.isCutBefore && fitsFromStart) ? 0 : columns.findIndex((at) => at >= column(first) - context);
  const head = from > 0 || excerpt.isCutBefore ? CUT : "";
  const fits = (index: number): boolean => head.length + column(index) - column(from) + CUT.length <= width;
  const to = isWhole ? cells.length : from + cells.slice(from).filter((_, offset) => fits(from + offset + 1)).length;
  const tail = to < cells.length || excerpt.isCutAfter ? CUT : "";

  const drawn = cells.slice(from, to).map(({ text }) => text);
  const length = Math.max(1, column(Math.min(last, to)) - column(first));
  return {
    line: head + drawn.join("") + tail,
    underline: " ".repeat(head.length + column(first) - column(from)) + "^".repeat(length),
  };
}

const CUT = "…";
/** No terminal is so wide that more of a line than this could be drawn before and after the start of a stretch. */
const MOST_BEFORE = 300;
const MOST_AFTER = 600;

/** The cells of a text with the offset at which each ends, and the column at which each begins and the last ends. */
function measure(text: string): { cells: (Cell & { readonly end: number })[]; columns: number[] } {
  const cells = cellsOf(text);
  const columns = [0];
  for (const { width } of cells) {
    columns.push((columns.at(-1) ?? 0) + width);
  }
  return { cells: cells.map((cell, i) => ({ ...cell, end: cells[i + 1]?.start ?? text.length })), columns };
}
