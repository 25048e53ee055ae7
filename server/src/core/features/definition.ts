import type { SkillView } from "../service.ts";
import type { Position } from "../text/lineIndex.ts";
import { type Span, touches } from "../text/span.ts";
import { createLocator, referenceAt } from "./locateReference.ts";

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
export async function definition(view: SkillView, offset: number): Promise<Definition | undefined> {
  const reference = referenceAt(view.skill, offset);
  if (reference === undefined) {
    return undefined;
  }
  const locator = createLocator(view);
  const located = await locator.locate(reference);
  if (typeof located === "string" || located.type === "folder") {
    return undefined;
  }
  const origin = touches(reference.target.span, offset) ? reference.target.span : reference.span;
  const anchor = await locator.anchor(reference, located);
  if (anchor !== undefined) {
    const { lines } = anchor.file;
    return {
      origin,
      uri: located.uri,
      start: lines.positionAt(anchor.span.start),
      end: lines.positionAt(anchor.span.end),
    };
  }
  if (reference.target.kind === "fragment") {
    return undefined;
  }
  const start = { line: 0, character: 0 };
  return { origin, uri: located.uri, start, end: start };
}
