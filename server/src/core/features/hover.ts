import type { SkillView } from "../service.ts";
import type { Span } from "../text/span.ts";

/** What is shown about the thing under the mouse. */
export interface HoverContent {
  /** Markdown; whatever comes from the skill's files is escaped. */
  readonly markdown: string;
  /** The thing itself, in UTF-16 offsets. */
  readonly span: Span;
}

/** Explains the field, value, path, substitution or tool at a UTF-16 offset; `undefined` for everything else. */
export async function hover(_view: SkillView, _offset: number): Promise<HoverContent | undefined> {
  return undefined;
}
