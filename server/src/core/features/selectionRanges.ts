import type { SkillView } from "../service.ts";
import type { Span } from "../text/span.ts";

/** What "expand selection" selects from a UTF-16 offset, step by step: each span lies in the next and is smaller. */
export function selectionRanges(view: SkillView, _offset: number): readonly Span[] {
  return [{ start: 0, end: view.skill.text.length }];
}
