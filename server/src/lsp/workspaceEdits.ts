import type {
  ClientCapabilities,
  Command,
  CreateFile,
  RenameFile,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import { type TextEdit as CoreEdit, childUri, type FileOperation, type Fix, parentUri } from "../core/index.ts";
import { SAVE_AS_UTF8_COMMAND } from "../protocol/index.ts";
import { hasByteOrderMark, type OpenSkill, type Session } from "./session.ts";

/** A change as a client applies it: an edit, a command to be run behind it, or both. */
export interface ClientChange {
  readonly edit?: WorkspaceEdit;
  readonly command?: Command;
}

/** What a client can do when it applies a change. */
export interface ChangeAbilities {
  readonly client: NonNullable<ClientCapabilities["workspace"]>["workspaceEdit"];
  /** The command that writes a file as UTF-8 is there. */
  readonly canSaveAsUtf8: boolean;
}

/** What the client of a session can do. */
export function abilitiesOf({ client, options, platform }: Session): ChangeAbilities {
  const canSaveAsUtf8 = platform.writeFile !== undefined || options.clientCommands.has(SAVE_AS_UTF8_COMMAND);
  return { client: client.workspace?.workspaceEdit, canSaveAsUtf8 };
}

/** Edits of an open skill, tied to the version they were made for where the client understands that. */
export function toWorkspaceEdit(
  edits: readonly CoreEdit[],
  skill: OpenSkill,
  client: ChangeAbilities["client"],
): WorkspaceEdit {
  return ofOneFile(toTextEdits(edits, skill), skill, client);
}

/** A fix with everything that it changes; `undefined` when the client cannot do some part of it. */
export function toClientChange(fix: Fix, skill: OpenSkill, abilities: ChangeAbilities): ClientChange | undefined {
  const { client, canSaveAsUtf8 } = abilities;
  const textEdits = toTextEdits(fix.edits, skill);
  const fileChanges: (TextDocumentEdit | CreateFile | RenameFile)[] = [];
  let command: Command | undefined;
  for (const operation of fix.files) {
    if (operation.type !== "reencode") {
      fileChanges.push(...toFileChanges(operation, skill.view.uri));
    } else if (hasByteOrderMark(skill.document)) {
      // The mark is a character of the client's text: it goes as any other does, and comes back when undone.
      textEdits.unshift({ range: FIRST_CHARACTER, newText: "" });
    } else {
      command = { title: "Save as UTF-8", command: SAVE_AS_UTF8_COMMAND, arguments: [skill.document.uri] };
    }
  }
  if (!canDo(fix.files, client) || (command !== undefined && !canSaveAsUtf8)) {
    return undefined;
  }
  const change = command === undefined ? {} : { command };
  if (fileChanges.length > 0) {
    const own = textEdits.length > 0 ? [toDocumentEdit(textEdits, skill)] : [];
    return { ...change, edit: { documentChanges: [...own, ...fileChanges] } };
  }
  return textEdits.length > 0 ? { ...change, edit: ofOneFile(textEdits, skill, client) } : change;
}

const FIRST_CHARACTER = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

const NEEDED_ABILITY = { create: "create", renameFolder: "rename", reencode: undefined } as const;

function canDo(operations: readonly FileOperation[], client: ChangeAbilities["client"]): boolean {
  const abilities = client?.documentChanges === true ? (client.resourceOperations ?? []) : [];
  return operations.every(({ type }) => {
    const needed = NEEDED_ABILITY[type];
    return needed === undefined || abilities.includes(needed);
  });
}

function toFileChanges(
  operation: Exclude<FileOperation, { type: "reencode" }>,
  skillUri: string,
): (TextDocumentEdit | CreateFile | RenameFile)[] {
  const folder = parentUri(skillUri);
  if (operation.type === "renameFolder") {
    return [{ kind: "rename", oldUri: folder, newUri: childUri(parentUri(folder), operation.to) }];
  }
  const uri = childUri(folder, operation.path);
  const start = { line: 0, character: 0 };
  const contents: TextDocumentEdit = {
    textDocument: { uri, version: null },
    edits: [{ range: { start, end: start }, newText: operation.contents }],
  };
  return [{ kind: "create", uri, options: { ignoreIfExists: true } }, ...(operation.contents === "" ? [] : [contents])];
}

function ofOneFile(edits: TextEdit[], skill: OpenSkill, client: ChangeAbilities["client"]): WorkspaceEdit {
  return client?.documentChanges === true
    ? { documentChanges: [toDocumentEdit(edits, skill)] }
    : { changes: { [skill.document.uri]: edits } };
}

function toDocumentEdit(edits: TextEdit[], { document, version }: OpenSkill): TextDocumentEdit {
  return { textDocument: { uri: document.uri, version }, edits };
}

function toTextEdits(edits: readonly CoreEdit[], { positions }: OpenSkill): TextEdit[] {
  return edits.map(({ span, newText }) => ({ range: positions.range(span), newText }));
}
