import { commands, env, Range, Uri, type ViewColumn, window, workspace } from "vscode";
import type { BaseLanguageClient, WorkspaceEdit } from "vscode-languageclient";
import { FIX_REQUEST, type FixParams, type FixResult } from "../../../server/src/protocol/snapshot.ts";
import type { FromFrame } from "../../webview/messages.ts";

// What an author may ask for in a preview. All of it is checked here: a frame shows what a stranger may have written.

/** Shows a place of the skill's text, given in UTF-16 offsets, and puts the cursor there. */
export async function revealOffsets(skill: Uri, start: number, end: number, viewColumn: ViewColumn): Promise<void> {
  const document = await workspace.openTextDocument(skill);
  const selection = new Range(document.positionAt(start), document.positionAt(end));
  await window.showTextDocument(document, { viewColumn, selection });
}

/** Shows a line of the skill's text, from 1. */
export async function revealLine(skill: Uri, line: number, viewColumn: ViewColumn): Promise<void> {
  const document = await workspace.openTextDocument(skill);
  const at = document.lineAt(Math.min(Math.max(line, 1), document.lineCount) - 1).range.start;
  await window.showTextDocument(document, { viewColumn, selection: new Range(at, at) });
}

/** Applies a fix of a problem, as the server has it for the text as it is now. */
export async function applyFix(
  client: BaseLanguageClient,
  skill: Uri,
  { rule, start, end, title }: Extract<FromFrame, { type: "fix" }>,
): Promise<void> {
  // Opened first, so that the edit is one of a text that VS Code has: it can be undone, and is saved by the author.
  await workspace.openTextDocument(skill);
  const params: FixParams = { uri: client.code2ProtocolConverter.asUri(skill), rule, start, end, title };
  const fix = await client.sendRequest<FixResult>(FIX_REQUEST, params);
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(fix?.edit as WorkspaceEdit | null | undefined);
  if (fix === null || (edit !== undefined && !(await workspace.applyEdit(edit)))) {
    void window.showInformationMessage("The skill changed meanwhile. Nothing was fixed.");
  } else if (fix.command !== null) {
    await commands.executeCommand(fix.command.command, ...fix.command.arguments);
  }
}

/** Opens a page of the web or a mail; every other kind of address is refused. */
export async function openLink(url: string): Promise<void> {
  if (/^(?:https?:\/\/|mailto:)/i.test(url)) {
    await env.openExternal(Uri.parse(url, true));
  }
}

/** Puts a text on the clipboard and says so for a moment. */
export async function copyText(text: string): Promise<void> {
  await env.clipboard.writeText(text);
  window.setStatusBarMessage("$(check) Copied", 2000);
}

/** Runs a command of the extension for the skill. */
export async function runForSkill(skill: Uri, { command }: Extract<FromFrame, { type: "run" }>): Promise<void> {
  await commands.executeCommand(COMMANDS[command], skill);
}

const COMMANDS: Readonly<Record<Extract<FromFrame, { type: "run" }>["command"], string>> = {
  package: "skillwright.packageSkill",
  copyMarkdown: "skillwright.copySnapshotAsMarkdown",
  copyJson: "skillwright.copySnapshotAsJson",
  exportHtml: "skillwright.exportSnapshotAsHtml",
  showProblems: "workbench.actions.view.problems",
  restart: "skillwright.restartServer",
};
