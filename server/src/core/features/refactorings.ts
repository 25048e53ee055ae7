import type { SkillView } from "../service.ts";
import type { TextEdit } from "../text/edit.ts";
import type { Span } from "../text/span.ts";

/** A change that an author may want though nothing is wrong. */
export interface Refactoring {
  /** The imperative sentence of the menu entry, without a full stop. */
  readonly title: string;
  /** The code action kind of LSP. */
  readonly kind: "refactor.rewrite";
  readonly edits: readonly TextEdit[];
}

/** The changes on offer for the text at a span of UTF-16 offsets. */
export async function refactorings(_view: SkillView, _span: Span): Promise<readonly Refactoring[]> {
  return [];
}
