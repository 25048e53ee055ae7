import type { SkillView } from "../service.ts";
import type { HoverContent } from "./hoverContent.ts";
import { hoverField } from "./hoverField.ts";
import { hoverPath } from "./hoverPath.ts";
import { hoverSubstitution } from "./hoverSubstitution.ts";

/** Explains the field, value, path, substitution or tool at a UTF-16 offset; `undefined` for everything else. */
export async function hover(view: SkillView, offset: number): Promise<HoverContent | undefined> {
  const { skill } = view;
  return hoverField(skill, offset) ?? hoverSubstitution(skill, offset) ?? hoverPath(view, offset);
}
