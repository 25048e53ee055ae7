import { commands, Range, Uri, type ViewColumn, window, workspace } from "vscode";
import { lineOfFragment } from "./lineOfFragment.ts";
import { pathInSkill } from "./pathInSkill.ts";

/**
 * Opens a file of a skill; the path, from the preview, is relative to the skill's folder, perhaps with a `#fragment`,
 * which leads to a heading of a Markdown file.
 */
export async function openSkillFile(skill: Uri, path: string, viewColumn: ViewColumn): Promise<void> {
  const found = await existingFile(skill, path);
  if (found === undefined) {
    void window.showWarningMessage(`There is no file "${path}" in this skill.`);
  } else if (/\.(?:md|mdx|markdown)$/i.test(found.file.path)) {
    const document = await workspace.openTextDocument(found.file);
    const line = found.fragment === "" ? undefined : lineOfFragment(document.getText(), found.fragment);
    const selection = line === undefined ? {} : { selection: new Range(line, 0, line, 0) };
    await window.showTextDocument(document, { viewColumn, ...selection });
  } else {
    await commands.executeCommand("vscode.open", found.file, { viewColumn });
  }
}

/** A name may hold a `#` itself, so the path is tried as it is before its end is taken for a fragment. */
async function existingFile(
  skill: Uri,
  path: string,
): Promise<{ readonly file: Uri; readonly fragment: string } | undefined> {
  const hash = path.indexOf("#");
  const ends = hash < 0 ? [path.length] : [path.length, hash];
  for (const end of ends) {
    const parts = pathInSkill(path.slice(0, end));
    if (parts !== undefined) {
      const file = Uri.joinPath(skill, "..", ...parts);
      try {
        await workspace.fs.stat(file);
        return { file, fragment: path.slice(end + 1) };
      } catch {
        // There is no such file.
      }
    }
  }
  return undefined;
}
