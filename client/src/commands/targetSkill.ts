import { Uri } from "vscode";
import { activeSkill, isSkillFile, tellNoSkill } from "../skillFile.ts";
import type { CommandContext } from "./command.ts";

/**
 * The skill that a command is for: the one that the caller names (a menu of the explorer or of an editor's title), else
 * that of the snapshot in front, else the one in the editor. Says so when there is none.
 */
export function targetSkill({ snapshots }: Pick<CommandContext, "snapshots">, given: unknown): Uri | undefined {
  const uri = given instanceof Uri && isSkillFile(given) ? given : undefined;
  const found = uri ?? snapshots.active?.uri ?? activeSkill()?.document.uri;
  if (found === undefined) {
    tellNoSkill();
  }
  return found;
}
