import { CodeAction, CodeActionKind, type Disposable, languages } from "vscode";
import { useMarkdownForSkills } from "./commands/useMarkdownForSkills.ts";
import { SKILL_SELECTOR } from "./skillFile.ts";

/** What VS Code says about every field that it does not read itself, those of the specification included. */
const UNSUPPORTED = /^Attribute '.*' is not supported by VS Code skills/;

/** Offers, at a field that VS Code's own check faults, to leave skills to us. */
export function offerMarkdownForSkills(): Disposable {
  return languages.registerCodeActionsProvider(
    SKILL_SELECTOR,
    {
      provideCodeActions(_document, _range, { diagnostics }) {
        const faulted = diagnostics.filter(({ source, message }) => !source && UNSUPPORTED.test(message));
        if (faulted.length === 0) {
          return [];
        }
        const title = "Let only Skillwright check SKILL.md…";
        const action = new CodeAction(title, CodeActionKind.QuickFix);
        action.command = { title, command: useMarkdownForSkills.id };
        action.diagnostics = faulted;
        return [action];
      },
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix] },
  );
}
