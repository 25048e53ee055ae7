import { type Disposable, Range, TextEditorRevealType, type Uri, window, workspace } from "vscode";
import { editorsOf } from "./editorColumn.ts";

/** Keeps the editors of a skill beside its preview. */
export interface EditorScroll extends Disposable {
  /** The line that an editor of the skill shows at its top; `undefined` when none is seen. */
  topLine(): number | undefined;
  /** The preview shows this line at its top: the editors follow. */
  follow(line: number): void;
  /** The preview itself moves the editor now: it stays where it is meanwhile. */
  hold(): void;
}

/** How long an editor may take to come to rest, in milliseconds: it may scroll smoothly. */
const SETTLING = 400;

/**
 * Calls `scrolled` with the top line of an editor of the skill whenever the author scrolled it. Whether one side follows
 * the other is what the author chose for Markdown's own preview.
 */
export function createEditorScroll(skill: () => Uri, scrolled: (line: number) => void): EditorScroll {
  let heldUntil = 0;
  const hold = (): void => {
    heldUntil = Date.now() + SETTLING;
  };
  const listening = window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges: [top] }) => {
    const { uri } = textEditor.document;
    if (
      top !== undefined &&
      uri.toString() === skill().toString() &&
      Date.now() > heldUntil &&
      follows(uri, "scrollPreviewWithEditor")
    ) {
      scrolled(top.start.line);
    }
  });
  return {
    topLine: () => editorsOf(skill())[0]?.visibleRanges[0]?.start.line,
    follow(line) {
      if (!follows(skill(), "scrollEditorWithPreview")) {
        return;
      }
      hold();
      for (const editor of editorsOf(skill())) {
        const at = Math.min(Math.max(Math.floor(line), 0), editor.document.lineCount - 1);
        editor.revealRange(new Range(at, 0, at, 0), TextEditorRevealType.AtTop);
      }
    },
    hold,
    dispose: () => listening.dispose(),
  };
}

function follows(uri: Uri, setting: "scrollPreviewWithEditor" | "scrollEditorWithPreview"): boolean {
  return workspace.getConfiguration("markdown", uri).get(`preview.${setting}`, true);
}
