import type { Span } from "../text/span.ts";

/** What is shown about the thing under the mouse. */
export interface HoverContent {
  /** Markdown; whatever comes from the skill's files is escaped. */
  readonly markdown: string;
  /** The thing itself, in UTF-16 offsets. */
  readonly span: Span;
}
