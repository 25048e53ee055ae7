import { commands, Uri, type ViewColumn, window, workspace } from "vscode";
import { pathInSkill } from "./pathInSkill.ts";

/** Opens a file of a skill; the path, from the preview, is relative to the skill's folder, perhaps with a `#fragment`. */
export async function openSkillFile(skill: Uri, path: string, viewColumn: ViewColumn): Promise<void> {
  const file = await existingFile(skill, path);
  if (file === undefined) {
    void window.showWarningMessage(`There is no file "${path}" in this skill.`);
  } else if (/\.md$/i.test(file.path)) {
    await window.showTextDocument(file, { viewColumn });
  } else {
    await commands.executeCommand("vscode.open", file, { viewColumn });
  }
}

/** A name may hold a `#` itself, so the path is tried as it is before its end is taken for a fragment. */
async function existingFile(skill: Uri, path: string): Promise<Uri | undefined> {
  for (const candidate of new Set([path, path.replace(/#.*$/s, "")])) {
    const parts = pathInSkill(candidate);
    if (parts !== undefined) {
      const file = Uri.joinPath(skill, "..", ...parts);
      try {
        await workspace.fs.stat(file);
        return file;
      } catch {
        // There is no such file.
      }
    }
  }
  return undefined;
}
