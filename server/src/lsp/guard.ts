import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Logger } from "../core/index.ts";

/** Puts every handler behind the server's one catch-all: a bug costs one answer, never the process. */
export interface Guard {
  /** Wraps a request: what it throws is logged and answered as an error; cancelled work is answered as such. */
  request<P, R>(
    method: string,
    handler: (params: P, token: CancellationToken) => R | Promise<R>,
  ): (params: P, token: CancellationToken) => Promise<R | ResponseError>;
  /** Wraps a notification: what it throws is logged. */
  notification<P>(method: string, handler: (params: P) => void | Promise<void>): (params: P) => void;
  /** Runs work that nobody waits for; `what` names it in the log when it fails. */
  background(what: string, work: () => unknown): void;
}

/** Thrown by a handler for a request that makes no sense; it is answered, and not logged as a failure of ours. */
export class InvalidParams extends Error {}

/** Creates the guard over the server's log. */
export function createGuard(logger: Logger): Guard {
  const background: Guard["background"] = (what, work) => {
    const failed = (error: unknown): void => logger.error(`${what} failed.`, error);
    try {
      Promise.resolve(work()).catch(failed);
    } catch (error) {
      failed(error);
    }
  };
  return {
    background,
    request: (method, handler) => async (params, token) => {
      try {
        if (token.isCancellationRequested) {
          return cancelled();
        }
        const result = await handler(params, token);
        return token.isCancellationRequested ? cancelled() : result;
      } catch (error) {
        if (token.isCancellationRequested) {
          return cancelled();
        }
        if (error instanceof InvalidParams) {
          return new ResponseError(ErrorCodes.InvalidParams, error.message);
        }
        logger.error(`${method} failed.`, error);
        return new ResponseError(ErrorCodes.InternalError, `${method} failed: ${messageOf(error)}`);
      }
    },
    notification: (method, handler) => (params) => background(method, () => handler(params)),
  };
}

/** The words of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "The request was cancelled.");
}
