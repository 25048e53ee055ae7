import { commands, env, UIKind, Uri, window, workspace } from "vscode";
import type { Command } from "./command.ts";
import { exportedSnapshot } from "./exportedSnapshot.ts";
import { targetSkill } from "./targetSkill.ts";

/** Writes the snapshot of a skill as one HTML file, where the author wants it, and offers to open it. */
export const exportSnapshotAsHtml: Command = {
  id: "skillwright.exportSnapshotAsHtml",
  async run(context, given) {
    const skill = targetSkill(context, given);
    const html = skill && (await exportedSnapshot(context, skill, "html"));
    if (skill === undefined || html === undefined) {
      return;
    }
    const folder = Uri.joinPath(skill, "..");
    const name = folder.path.split("/").at(-1) || "skill";
    const file = await window.showSaveDialog({
      defaultUri: Uri.joinPath(folder, "..", `${name}.html`),
      filters: { HTML: ["html"] },
      title: "Export Snapshot as HTML",
    });
    if (file === undefined) {
      return;
    }
    await workspace.fs.writeFile(file, new TextEncoder().encode(html));
    const opensInBrowser = file.scheme === "file" && env.uiKind === UIKind.Desktop && env.remoteName === undefined;
    const open = opensInBrowser ? "Open in Browser" : "Open File";
    const written = file.path.split("/").at(-1);
    if ((await window.showInformationMessage(`The snapshot was written to ${written}.`, open)) === undefined) {
      return;
    }
    if (opensInBrowser) {
      await env.openExternal(file);
    } else {
      await commands.executeCommand("vscode.open", file);
    }
  },
};
