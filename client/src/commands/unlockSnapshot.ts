import type { Command } from "./command.ts";

/** Makes the snapshot in front follow the editor again. */
export const unlockSnapshot: Command = {
  id: "skillwright.unlockSnapshot",
  run: ({ snapshots }) => snapshots.lockActive(false),
};
