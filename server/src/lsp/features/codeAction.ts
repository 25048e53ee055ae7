import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Diagnostic,
} from "vscode-languageserver";
import {
  areDisjoint,
  differenceOf,
  type Finding,
  type Fix,
  intersects,
  refactorings,
  type SkillCheck,
  type Span,
  type TextEdit,
} from "../../core/index.ts";
import { FIX_ALL_KIND } from "../../protocol/index.ts";
import { answer } from "../answer.ts";
import { toDiagnostic } from "../diagnostics.ts";
import { type Feature, type OpenSkill, openSkill, type Session } from "../session.ts";
import { abilitiesOf, toClientChange, toWorkspaceEdit } from "../workspaceEdits.ts";

/**
 * The fixes of the findings at the cursor, everything that can be fixed without looking, and changes that an author may
 * want. The findings are the server's own: an editor that hides one (VS Code says it already) still gets its fixes.
 */
export const codeAction: Feature = (session) => {
  const { connection, service, client } = session;
  connection.onCodeAction(
    answer(session, "textDocument/codeAction", async ({ document }: OpenSkill, params: CodeActionParams) => {
      const wants = kindFilter(params.context.only);
      const check = await service.check(document.key);
      if (check === undefined) {
        return null;
      }
      const skill = openSkill(document, check);
      const span = skill.positions.span(params.range);
      const actions: CodeAction[] = [];
      if (wants(CodeActionKind.QuickFix)) {
        actions.push(...quickFixes(session, skill, check, span));
      }
      // An action on the whole file is offered only to those who ask for it: on saving, or in the list of them.
      if (params.context.only !== undefined && wants(FIX_ALL_KIND)) {
        actions.push(...fixAll(session, skill, check));
      }
      if (wants(CodeActionKind.RefactorRewrite) && params.context.triggerKind !== CodeActionTriggerKind.Automatic) {
        for (const { title, kind, edits } of await refactorings(skill.view, span)) {
          actions.push({ title, kind, edit: toWorkspaceEdit(edits, skill, client.workspace?.workspaceEdit) });
        }
      }
      return actions;
    }),
  );
  return {
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL_KIND, CodeActionKind.RefactorRewrite] },
  };
};

/** Kinds are a tree: whoever asks for `source` wants `source.fixAll` too. */
function kindFilter(only: readonly string[] | undefined): (kind: string) => boolean {
  return (kind) =>
    only === undefined || only.some((wanted) => wanted === "" || kind === wanted || kind.startsWith(`${wanted}.`));
}

function quickFixes(session: Session, skill: OpenSkill, check: SkillCheck, span: Span): CodeAction[] {
  const actions = new Map<string, CodeAction>();
  const here = check.findings.filter((finding) => intersects(finding.span, span));
  for (const finding of here) {
    const diagnostics = [diagnosticOf(session, skill, finding)];
    const preferred = finding.fixes.find(({ kind }) => kind === "safe");
    for (const fix of finding.fixes) {
      const change = toClientChange(fix, skill, abilitiesOf(session));
      // Two findings at one place may offer the same change.
      const key = JSON.stringify([fix.title, change]);
      const known = actions.get(key);
      if (known !== undefined) {
        known.diagnostics?.push(...diagnostics);
      } else if (change !== undefined) {
        const action: CodeAction = { title: fix.title, kind: CodeActionKind.QuickFix, diagnostics, ...change };
        actions.set(key, fix === preferred ? { ...action, isPreferred: true } : action);
      }
    }
  }
  return [...actions.values(), ...fixesOfRules(session, skill, check, here)];
}

/** For each rule at the cursor whose findings can be fixed safely in several places: all of them at once. */
function fixesOfRules(session: Session, skill: OpenSkill, check: SkillCheck, here: readonly Finding[]): CodeAction[] {
  const actions: CodeAction[] = [];
  for (const rule of new Set(
    here.filter((finding) => safeEdit(finding) !== undefined).map((finding) => finding.rule),
  )) {
    const edits: TextEdit[] = [];
    const fixed: Finding[] = [];
    for (const finding of check.findings) {
      const fix = finding.rule === rule ? safeEdit(finding) : undefined;
      if (fix !== undefined && areDisjoint(fix.edits, edits)) {
        edits.push(...fix.edits);
        fixed.push(finding);
      }
    }
    if (fixed.length > 1) {
      actions.push({
        title: `Fix all ${fixed.length} problems of ${rule} in this skill`,
        kind: CodeActionKind.QuickFix,
        diagnostics: fixed.map((finding) => diagnosticOf(session, skill, finding)),
        edit: toWorkspaceEdit(edits, skill, session.client.workspace?.workspaceEdit),
      });
    }
  }
  return actions;
}

function safeEdit({ fixes }: Finding): Fix | undefined {
  return fixes.find(({ kind, files }) => kind === "safe" && files.length === 0);
}

function fixAll({ service, client }: Session, skill: OpenSkill, check: SkillCheck): CodeAction[] {
  const { text, edits } = service.fix(check, "safe", false);
  const whole = differenceOf(check.skill.text, text);
  if (whole === undefined) {
    return [];
  }
  const edit = toWorkspaceEdit(edits ?? [whole], skill, client.workspace?.workspaceEdit);
  return [{ title: "Fix all auto-fixable problems of this skill", kind: FIX_ALL_KIND, edit }];
}

/** The finding as it was published, so that an editor knows which of its problems an action solves. */
function diagnosticOf({ options, client }: Session, { positions, document }: OpenSkill, finding: Finding): Diagnostic {
  const locate = ({ span }: { span: Span }): { uri: string; range: Diagnostic["range"] } => ({
    uri: document.uri,
    range: positions.range(span),
  });
  const context = { positions, docsBase: options.docsBase, client: client.textDocument?.publishDiagnostics, locate };
  return toDiagnostic(finding, context);
}
