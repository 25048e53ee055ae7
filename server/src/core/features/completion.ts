import type { SkillView } from "../service.ts";
import { type Completion, NO_COMPLETION } from "./completionItem.ts";

/**
 * What can be typed at a UTF-16 offset: frontmatter keys and values, paths of the skill's own files in links, images,
 * definitions and code spans, and headings behind `#`. Never anything in prose.
 */
export async function complete(_view: SkillView, _offset: number): Promise<Completion> {
  return NO_COMPLETION;
}
