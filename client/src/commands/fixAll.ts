import { type CodeAction, commands, Range, window, workspace } from "vscode";
import { FIX_ALL_KIND } from "../../../server/src/protocol/index.ts";
import { activeSkill, tellNoSkill } from "../skillFile.ts";
import type { Command } from "./command.ts";

/** Applies every safe fix to the skill in front. */
export const fixAll: Command = {
  id: "skillwright.fixAll",
  async run({ start }) {
    const document = activeSkill()?.document;
    if (document === undefined) {
      tellNoSkill();
      return;
    }
    await start();
    const whole = new Range(0, 0, document.lineCount, 0);
    const actions = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      whole,
      FIX_ALL_KIND,
    );
    const edit = actions.find(({ kind }) => kind?.value === FIX_ALL_KIND)?.edit;
    if (edit === undefined) {
      void window.showInformationMessage("Nothing in this skill can be fixed automatically.");
    } else if (!(await workspace.applyEdit(edit))) {
      void window.showWarningMessage("The skill changed meanwhile, so nothing was fixed. Run the command again.");
    }
  },
};
