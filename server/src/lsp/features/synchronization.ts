import {
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import type { Checks } from "../checks.ts";
import type { OpenDocument } from "../documents.ts";
import type { Session } from "../session.ts";
import type { Snapshots } from "../snapshots.ts";

/**
 * Open files: skills, and every other Markdown file, since what a skill links to counts as it stands in the editor. A
 * client that lets the server choose is asked for these files only, by one registration (a second one that matches the
 * same file would make VS Code's client send each change twice); every other client sends what it likes.
 */
export function synchronization(session: Session, checks: Checks, snapshots: Snapshots): ServerCapabilities {
  const { connection, documents, service, guard, client } = session;

  /** Another file than the skill itself: the skills that link to it are checked again. */
  const bufferChanged = (document: OpenDocument, text: string | undefined): void => {
    const touched = service.setBuffer(document.key, text);
    checks.recheck(touched.filter((uri) => uri !== document.key));
    if (!document.isSkill) {
      snapshots.bufferChanged(document.key);
    }
  };
  const changed = (document: OpenDocument): void => {
    if (document.isSkill) {
      checks.textChanged(document);
    }
    bufferChanged(document, document.content.getText());
  };

  connection.onDidOpenTextDocument(
    guard.notification("textDocument/didOpen", ({ textDocument }) => changed(documents.open(textDocument))),
  );
  connection.onDidChangeTextDocument(
    guard.notification("textDocument/didChange", ({ textDocument, contentChanges }) => {
      const document = documents.change(textDocument.uri, textDocument.version, contentChanges);
      if (document !== undefined) {
        changed(document);
      }
    }),
  );
  connection.onDidCloseTextDocument(
    guard.notification("textDocument/didClose", ({ textDocument }) => {
      const document = documents.close(textDocument.uri);
      if (document !== undefined) {
        bufferChanged(document, undefined);
      }
      if (document?.isSkill === true) {
        service.closeDocument(document.key);
        checks.closed(document);
        // What was typed and not saved is gone.
        snapshots.checked(document.key);
      }
    }),
  );
  connection.onDidSaveTextDocument(
    guard.notification("textDocument/didSave", ({ textDocument }) => {
      const document = documents.get(textDocument.uri);
      if (document?.isSkill === true) {
        service.savedDocument(document.key);
        checks.recheck([document.key]);
        snapshots.filesChanged([document.key]);
      }
    }),
  );

  if (client.textDocument?.synchronization?.dynamicRegistration !== true) {
    const change = TextDocumentSyncKind.Incremental;
    return { textDocumentSync: { openClose: true, change, save: { includeText: false } } };
  }
  session.onInitialized(() =>
    guard.background("Registering for open files", async () => {
      const options = { documentSelector: [{ pattern: "**/*.{md,mdx,markdown}" }] };
      const syncKind = TextDocumentSyncKind.Incremental;
      // Changes first: a file that is opened is then followed from its first keystroke on.
      await Promise.all([
        connection.client.register(DidChangeTextDocumentNotification.type, { ...options, syncKind }),
        connection.client.register(DidSaveTextDocumentNotification.type, { ...options, includeText: false }),
        connection.client.register(DidCloseTextDocumentNotification.type, options),
        connection.client.register(DidOpenTextDocumentNotification.type, options),
      ]);
    }),
  );
  return { textDocumentSync: { openClose: false, change: TextDocumentSyncKind.None } };
}
