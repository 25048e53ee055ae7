import type { Command } from "./command.ts";

/** Makes the snapshot in front stay with its skill. */
export const lockSnapshot: Command = {
  id: "skillwright.lockSnapshot",
  run: ({ snapshots }) => snapshots.lockActive(true),
};
