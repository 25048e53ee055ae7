import type { CancellationToken, ResponseError } from "vscode-languageserver";
import { InvalidParams } from "./guard.ts";
import type { OpenSkill, Session } from "./session.ts";

interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

/** The handler of a request about one document: `null` for whatever is no open skill, behind the guard. */
export function answer<P extends DocumentParams, R>(
  { guard, skill }: Session,
  method: string,
  work: (skill: OpenSkill, params: P, token: CancellationToken) => R | Promise<R>,
): (params: P, token: CancellationToken) => Promise<R | null | ResponseError> {
  return guard.request<P, R | null>(method, async (params, token) => {
    const uri: unknown = (params as Partial<P> | null)?.textDocument?.uri;
    if (typeof uri !== "string") {
      throw new InvalidParams(`${method} names no document.`);
    }
    const open = await skill(uri);
    return open === undefined || token.isCancellationRequested ? null : work(open, params, token);
  });
}
