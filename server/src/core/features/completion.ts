import type { SkillView } from "../service.ts";
import { completeKey, completeWhole } from "./completeField.ts";
import { completeTarget } from "./completePath.ts";
import { completeValue } from "./completeValue.ts";
import { type Completion, NO_COMPLETION } from "./completionItem.ts";
import { frontmatterPlace } from "./frontmatterPlace.ts";
import { typedTargetAt } from "./typedTarget.ts";

/**
 * What can be typed at a UTF-16 offset: frontmatter keys and values, paths of the skill's own files in links, images,
 * definitions and code spans, and headings behind `#`. Never anything in prose. What is half typed is the normal case,
 * so the place is found by the text around the cursor.
 */
export async function complete(view: SkillView, at: number): Promise<Completion> {
  const { skill, folder } = view;
  // No cursor stands between CR and LF; an offset that does means the end of the line.
  const offset = Math.min(at, skill.lines.lineEnd(skill.lines.positionAt(at).line));
  const place = frontmatterPlace(skill, offset);
  switch (place?.type) {
    case "start":
      return completeWhole(skill, folder, place.replace);
    case "key":
      return completeKey(skill, folder, place);
    case "value":
      return completeValue(view, place, offset);
    case "nothing":
      return NO_COMPLETION;
    case undefined: {
      const target = typedTargetAt(skill, offset);
      return target === undefined ? NO_COMPLETION : completeTarget(view, target);
    }
  }
}
