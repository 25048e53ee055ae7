import type { Command } from "./command.ts";
import { targetSkill } from "./targetSkill.ts";

/** Shows the snapshot of a skill beside its text, which keeps the focus. */
export const openSnapshotToSide: Command = {
  id: "skillwright.openSnapshotToSide",
  run(context, given) {
    const skill = targetSkill(context, given);
    if (skill !== undefined) {
      context.snapshots.open(skill, "beside");
    }
  },
};
