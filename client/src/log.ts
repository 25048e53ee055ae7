import { type LogOutputChannel, window } from "vscode";

/** The one output channel of extension and server; its level is set in VS Code's own way. */
export function createLog(): LogOutputChannel {
  return window.createOutputChannel("Skillwright", { log: true });
}
