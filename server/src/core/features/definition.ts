import type { SkillView } from "../service.ts";
import type { Position } from "../text/lineIndex.ts";
import type { Span } from "../text/span.ts";

/** Where a reference leads. */
export interface Definition {
  /** The reference as written, in UTF-16 offsets of SKILL.md. */
  readonly origin: Span;
  /** The address of the file, without a fragment. */
  readonly uri: string;
  /** Zero-based lines and UTF-16 columns in that file: a heading, or its very start. */
  readonly start: Position;
  readonly end: Position;
}

/** The file (or the heading in it) that the reference at a UTF-16 offset names; `undefined` when there is none. */
export async function definition(_view: SkillView, _offset: number): Promise<Definition | undefined> {
  return undefined;
}
