import type { SkillView } from "../service.ts";

/** Lines that can be folded away behind their first one. */
export interface FoldingRange {
  /** Zero-based: the line that stays. */
  readonly startLine: number;
  /** Zero-based: the last line that goes; greater than `startLine`. */
  readonly endLine: number;
  /** `comment` for HTML comments, `region` for the rest that an editor may treat alike. */
  readonly kind?: "comment" | "region";
}

/** What folds: the frontmatter and its long values, sections, fences, lists, quotes and comments. They never cross. */
export function foldingRanges(_view: SkillView): readonly FoldingRange[] {
  return [];
}
