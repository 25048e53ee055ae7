import type { LineIndex } from "../text/lineIndex.ts";
import type { Span } from "../text/span.ts";
import type { SnapshotPlace } from "./model.ts";

/** A span of SKILL.md with its lines and columns, which count from 1. */
export function placeIn(lines: LineIndex, { start, end }: Span): SnapshotPlace {
  const from = lines.positionAt(start);
  const to = lines.positionAt(end);
  return {
    start,
    end,
    line: from.line + 1,
    column: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
  };
}
