import type { ParsedSkill } from "../document/parseSkill.ts";
import { resolveTarget } from "./resolveTarget.ts";
import type { SkillFolder } from "./skillFolder.ts";
import type { SkillFolders } from "./skillFolders.ts";

/** The folder of the skill at `fileUri`, with the fragments of every file that the skill links into. */
export async function loadFolder(
  folders: SkillFolders,
  fileUri: string,
  skill: ParsedSkill,
): Promise<SkillFolder | undefined> {
  const folder = await folders.get(fileUri);
  const linked = new Set<string>();
  for (const { target } of skill.body.references) {
    if (target.fragment !== undefined && target.kind === "relative") {
      const resolution = resolveTarget(target, folder);
      if (resolution.type === "found" || resolution.type === "otherCase") {
        linked.add(resolution.path);
      }
    }
  }
  return linked.size === 0 ? folder : folders.withAnchors(fileUri, linked);
}
