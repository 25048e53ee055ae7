import { RequestType, type ServerCapabilities } from "vscode-languageserver";
import { FIX_REQUEST, type FixParams, type FixResult } from "../../protocol/snapshot.ts";
import { openSkill, type Session } from "../session.ts";
import type { Settings } from "../settings.ts";
import { abilitiesOf, toClientChange } from "../workspaceEdits.ts";
import { uriOf } from "./snapshot.ts";

/** A fix that was chosen in the preview: the same one that the editor's menu offers, worked out from the newest text. */
export function fix(session: Session, settings: Settings): ServerCapabilities {
  const { connection, guard, documents, service } = session;
  connection.onRequest(
    new RequestType<FixParams, FixResult, void>(FIX_REQUEST),
    guard.request<FixParams, FixResult>(FIX_REQUEST, async (params) => {
      const document = documents.get(uriOf(params, FIX_REQUEST));
      if (document?.isSkill !== true) {
        return null;
      }
      await settings.ready;
      session.synchronize(document);
      const check = await service.check(document.key);
      const finding = check?.findings.find(
        ({ rule, span }) => rule === params.rule && span.start === params.start && span.end === params.end,
      );
      const chosen = finding?.fixes.find(({ title }) => title === params.title);
      if (check === undefined || chosen === undefined) {
        return null;
      }
      const change = toClientChange(chosen, openSkill(document, check), abilitiesOf(session));
      if (change === undefined) {
        return null;
      }
      const { edit, command } = change;
      return {
        edit: edit ?? null,
        command: command === undefined ? null : { command: command.command, arguments: command.arguments ?? [] },
      };
    }),
  );
  return {};
}
