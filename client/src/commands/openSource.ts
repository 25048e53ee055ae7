import { commands, window } from "vscode";
import { columnForText } from "../preview/editorColumn.ts";
import type { Command } from "./command.ts";

/** Opens the SKILL.md of the snapshot in front: an editor becomes the text editor, a panel gets it beside. */
export const openSource: Command = {
  id: "skillwright.openSource",
  async run({ snapshots }) {
    const panel = snapshots.active;
    if (panel?.kind === "editor") {
      await commands.executeCommand("vscode.openWith", panel.uri, "default", panel.view.viewColumn);
    } else if (panel !== undefined) {
      await window.showTextDocument(panel.uri, { viewColumn: columnForText(panel.uri, panel.view.viewColumn) });
    }
  },
};
