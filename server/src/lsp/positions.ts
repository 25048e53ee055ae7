import type { Position, Range } from "vscode-languageserver";
import type { LineIndex, Span } from "../core/index.ts";

/** Translates between the core's offsets and a client's positions, for one text. */
export interface Positions {
  position(offset: number): Position;
  range(span: Span): Range;
  offset(position: Position): number;
  span(range: Range): Span;
}

/**
 * `hasMark`: the client's text begins with a byte order mark (VS Code takes it off, other editors may not). The core
 * never counts it, so that the first line of such a text is one column longer for the client.
 */
export function createPositions(lines: LineIndex, hasMark = false): Positions {
  const shift = hasMark ? 1 : 0;
  const position = (offset: number): Position => {
    const { line, character } = lines.positionAt(offset);
    return { line, character: line === 0 ? character + shift : character };
  };
  const offset = ({ line, character }: Position): number =>
    lines.offsetAt({ line, character: line === 0 ? character - shift : character });
  return {
    position,
    offset,
    range: ({ start, end }) => ({ start: position(start), end: position(end) }),
    span: ({ start, end }) => ({ start: offset(start), end: offset(end) }),
  };
}
