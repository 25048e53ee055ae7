import { CodeAction, CodeActionKind, type Disposable, languages } from "vscode";
import { useMarkdownForSkills } from "./commands/useMarkdownForSkills.ts";
import { SKILL_SELECTOR } from "./skillFile.ts";

/**
 * Where VS Code's own check is wrong: it faults every field that it does not read itself, those of the specification
 * included, and takes a link's `#fragment` for a part of the file's name.
 */
const FALSE_ALARM = /^(?:Attribute '.*' is not supported by VS Code skills|File '.*#.*' not found at)/;

/** Offers, at a field or link that VS Code's own check faults without cause, to leave skills to us. */
export function offerMarkdownForSkills(): Disposable {
  return languages.registerCodeActionsProvider(
    SKILL_SELECTOR,
    {
      provideCodeActions(_document, _range, { diagnostics }) {
        const faulted = diagnostics.filter(({ source, message }) => !source && FALSE_ALARM.test(message));
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
