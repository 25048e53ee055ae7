/** A place in a text as LSP counts it: zero-based line and UTF-16 column. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Translates between UTF-16 offsets and LSP positions. Line breaks are LF, CRLF and a lone CR, as in LSP. */
export interface LineIndex {
  /** How many lines the text has; an empty text has one. */
  readonly lineCount: number;
  /** The position of an offset; offsets outside the text are moved to its nearer end. */
  positionAt(offset: number): Position;
  /** The offset of a position; a column behind the end of its line means the end of that line. */
  offsetAt(position: Position): number;
  /** The offset at which a zero-based line begins; behind the last line, the end of the text. */
  lineStart(line: number): number;
  /** The offset at which a line's content ends, its line break left out. */
  lineEnd(line: number): number;
}

/** Indexes the lines of `text` once; each look-up afterwards is logarithmic. */
export function createLineIndex(text: string): LineIndex {
  const starts = findLineStarts(text);

  const lineOf = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  };
  const lineStart = (line: number): number => (line < 0 ? 0 : (starts[line] ?? text.length));
  const lineEnd = (line: number): number => {
    let end = lineStart(line + 1);
    const start = lineStart(line);
    if (end > start && text.charCodeAt(end - 1) === LF) {
      end--;
    }
    if (end > start && text.charCodeAt(end - 1) === CR) {
      end--;
    }
    return end;
  };

  return {
    lineCount: starts.length,
    positionAt(offset) {
      const clamped = Math.max(0, Math.min(offset, text.length));
      const line = lineOf(clamped);
      return { line, character: clamped - lineStart(line) };
    },
    offsetAt({ line, character }) {
      const start = lineStart(line);
      return Math.min(start + Math.max(0, character), Math.max(start, lineEnd(line)));
    },
    lineStart,
    lineEnd,
  };
}

const LF = 10;
const CR = 13;

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) {
      starts.push(i + 1);
    }
  }
  return starts;
}
