import type { SkillView } from "../service.ts";
import type { Span } from "../text/span.ts";

/** A place that opens something when it is clicked. */
export interface DocumentLink {
  /** The path as written, in UTF-16 offsets; quotes, brackets and backticks left out. */
  readonly span: Span;
  /** The address of the file or folder; for a heading of a Markdown file with its line, as in `#L12`. */
  readonly target: string;
  /** What opens, in a few words. */
  readonly tooltip: string;
}

/** A link for every reference that leads to something that is there. */
export async function documentLinks(_view: SkillView): Promise<readonly DocumentLink[]> {
  return [];
}
