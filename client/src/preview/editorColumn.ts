import { TabInputText, type TextEditor, type Uri, ViewColumn, window } from "vscode";

/** The editors that show a file now. */
export function editorsOf(uri: Uri): readonly TextEditor[] {
  const address = uri.toString();
  return window.visibleTextEditors.filter(({ document }) => document.uri.toString() === address);
}

/**
 * Where a text of the skill is to be opened from its preview: where the skill's own text is seen, else where it has a
 * tab, else beside; never over the preview, which is in front in `previewColumn`.
 */
export function columnForText(skill: Uri, previewColumn: ViewColumn | undefined): ViewColumn {
  const seen = editorsOf(skill).find(({ viewColumn }) => viewColumn !== undefined && viewColumn !== previewColumn);
  if (seen?.viewColumn !== undefined) {
    return seen.viewColumn;
  }
  const address = skill.toString();
  const group = window.tabGroups.all.find(
    ({ viewColumn, tabs }) =>
      viewColumn !== previewColumn &&
      tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === address),
  );
  return group?.viewColumn ?? ViewColumn.Beside;
}
