import type { Connection } from "vscode-languageserver";
import type { Logger } from "../core/index.ts";
import { messageOf } from "./guard.ts";

/** Writes to the client's output channel (`window/logMessage`), the stack of an error included. */
export function createLogger(connection: Connection): Logger {
  return {
    error(message, error) {
      const stack = error instanceof Error ? (error.stack ?? error.message) : messageOf(error);
      connection.console.error(error === undefined ? message : `${message}\n${stack}`);
    },
  };
}
