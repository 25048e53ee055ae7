import type { Command } from "./command.ts";

/** Shows what extension and server have logged. */
export const showOutput: Command = {
  id: "skillwright.showOutput",
  run: ({ log }) => log.show(),
};
