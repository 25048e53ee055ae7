import type { Command } from "./command.ts";
import { copySnapshot } from "./exportedSnapshot.ts";
import { targetSkill } from "./targetSkill.ts";

/** Puts the snapshot of a skill on the clipboard, as Markdown. */
export const copySnapshotAsMarkdown: Command = {
  id: "skillwright.copySnapshotAsMarkdown",
  async run(context, given) {
    const skill = targetSkill(context, given);
    if (skill !== undefined) {
      await copySnapshot(context, skill, "markdown");
    }
  },
};
