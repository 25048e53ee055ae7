import type { ExecuteCommandParams } from "vscode-languageserver";
import { SAVE_AS_UTF8_COMMAND } from "../../protocol/index.ts";
import { InvalidParams } from "../guard.ts";
import type { Feature } from "../session.ts";

/** Writes a skill anew as UTF-8, for clients that do not do it themselves. */
export const executeCommand: Feature = (session) => {
  const { connection, guard, documents, service, platform, options } = session;
  const { writeFile } = platform;
  if (writeFile === undefined || options.clientCommands.has(SAVE_AS_UTF8_COMMAND)) {
    return {};
  }
  connection.onExecuteCommand(
    guard.request("workspace/executeCommand", async ({ command, arguments: given }: ExecuteCommandParams) => {
      const uri: unknown = given?.[0];
      if (command !== SAVE_AS_UTF8_COMMAND || typeof uri !== "string") {
        throw new InvalidParams(`The server knows only the command ${SAVE_AS_UTF8_COMMAND}, with a file's address.`);
      }
      // Never any other file of the machine: only a skill that the author has in front.
      const document = documents.get(uri);
      const check = document?.isSkill === true ? await service.checkFile(document.key) : undefined;
      if (document === undefined || check === undefined) {
        throw new InvalidParams("This is no open skill that can be read.");
      }
      await writeFile(document.key, check.skill.text);
      return null;
    }),
  );
  return { executeCommandProvider: { commands: [SAVE_AS_UTF8_COMMAND] } };
};
