import type { Command } from "./command.ts";

/** Stops the language server, however it is, and starts it anew. */
export const restartServer: Command = {
  id: "skillwright.restartServer",
  run: ({ restart }) => restart(),
};
