import type { Command } from "./command.ts";
import { targetSkill } from "./targetSkill.ts";

/** Shows the snapshot of a skill in the column in front. */
export const openSnapshot: Command = {
  id: "skillwright.openSnapshot",
  run(context, given) {
    const skill = targetSkill(context, given);
    if (skill !== undefined) {
      context.snapshots.open(skill, "here");
    }
  },
};
