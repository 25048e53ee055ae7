// Functions that run in the extension host (`workbench.evaluate`): they see the `vscode` API and their argument only.
import type * as vscode from "vscode";

/** A diagnostic as the API has it: positions from 0, `text` what it covers, `target` the address of its rule's page. */
export interface Diagnostic {
  severity: "error" | "warning" | "information" | "hint";
  message: string;
  source: string;
  code: string;
  target: string;
  text: string;
  line: number;
  character: number;
  tags: ("unnecessary" | "deprecated")[];
}

/** All diagnostics of a file of the workspace, in their order in the file. */
export async function diagnosticsOf(api: typeof vscode, path: string): Promise<Diagnostic[]> {
  const [folder] = api.workspace.workspaceFolders ?? [];
  if (!folder) return [];
  const uri = api.Uri.joinPath(folder.uri, path);
  const document = await api.workspace.openTextDocument(uri);
  const severities = ["error", "warning", "information", "hint"] as const;
  const all = api.languages.getDiagnostics(uri).map(({ severity, message, source, code, range, tags }) => ({
    severity: severities[severity] ?? "error",
    message,
    source: source ?? "",
    code: String(typeof code === "object" ? code.value : (code ?? "")),
    target: typeof code === "object" ? code.target.toString() : "",
    text: document.getText(range),
    line: range.start.line,
    character: range.start.character,
    tags: (tags ?? []).map((tag) => (tag === 1 ? ("unnecessary" as const) : ("deprecated" as const))),
  }));
  return all.sort((a, b) => a.line - b.line || a.character - b.character);
}

/** Where a text stands in the editor in front, plus an offset. */
export function positionOf(api: typeof vscode, { text, offset }: { text: string; offset: number }) {
  const document = api.window.activeTextEditor?.document;
  const at = document?.getText().indexOf(text) ?? -1;
  if (!document || at < 0) return undefined;
  const { line, character } = document.positionAt(at + offset);
  return { line, character };
}
