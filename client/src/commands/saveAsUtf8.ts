import { Uri, window, workspace } from "vscode";
import { DECODE_FILE_REQUEST, type DecodedFile, SAVE_AS_UTF8_COMMAND } from "../../../server/src/protocol/index.ts";
import { activeSkill, isSkillFile, tellNoSkill } from "../skillFile.ts";
import type { Command } from "./command.ts";

/** Writes a skill anew as UTF-8 without a byte order mark: the fix of the encoding rules, which no text edit can be. */
export const saveAsUtf8: Command = {
  id: SAVE_AS_UTF8_COMMAND,
  async run({ client, start }, given) {
    const uri = typeof given === "string" ? Uri.parse(given) : activeSkill()?.document.uri;
    if (uri === undefined || !isSkillFile(uri)) {
      tellNoSkill();
      return;
    }
    const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    if (open?.isDirty === true) {
      void window.showWarningMessage("Save or undo your changes first: the file is converted as it is on the disk.");
      return;
    }
    await start();
    const file = await client.sendRequest<DecodedFile>(DECODE_FILE_REQUEST, {
      uri: client.code2ProtocolConverter.asUri(uri),
    });
    if (file === null) {
      void window.showErrorMessage("The file cannot be read, so it was not converted.");
    } else if (file.isUtf8) {
      void window.showInformationMessage("The file is UTF-8 without a byte order mark already.");
    } else {
      await workspace.fs.writeFile(uri, new TextEncoder().encode(file.text));
    }
  },
};
