import type { SkillView } from "../service.ts";
import type { Span } from "../text/span.ts";

/** An entry of the outline. */
export interface DocumentSymbol {
  /** Never empty. */
  readonly name: string;
  /** A field's value, shortened to one line. */
  readonly detail?: string;
  readonly kind: "frontmatter" | "field" | "heading";
  /** Everything that belongs to it, in UTF-16 offsets: a heading's whole section. */
  readonly span: Span;
  /** What is selected when it is chosen; lies in `span`. */
  readonly selectionSpan: Span;
  readonly children: readonly DocumentSymbol[];
}

/** The outline of a skill: its frontmatter with the fields, then its headings as a tree. */
export function documentSymbols(_view: SkillView): readonly DocumentSymbol[] {
  return [];
}
