import { type TextDocument, type TextEditor, type Uri, window, workspace } from "vscode";

/** Which files are skills, by name alone: VS Code takes them for `skill`, `markdown` or whatever the author set. */
export const SKILL_SELECTOR = [{ pattern: "**/SKILL.md" }, { pattern: "**/skill.md" }];

/** True for the file of a skill. */
export function isSkillFile(uri: Uri): boolean {
  return /(?:^|\/)(?:SKILL|skill)\.md$/.test(uri.path);
}

/** The editor in front, when it shows a skill. */
export function activeSkill(): TextEditor | undefined {
  const editor = window.activeTextEditor;
  return editor !== undefined && isSkillFile(editor.document.uri) ? editor : undefined;
}

/** The skills that are open, seen or not. */
export function openSkills(): readonly TextDocument[] {
  return workspace.textDocuments.filter(({ uri }) => isSkillFile(uri));
}

/** Says that a command needs a skill in front. */
export function tellNoSkill(): void {
  void window.showInformationMessage("No skill is open in the editor: open a SKILL.md first.");
}
