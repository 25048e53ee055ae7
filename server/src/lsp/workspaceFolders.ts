import type { Connection, InitializeParams } from "vscode-languageserver";
import { normalizeUri, relativePath } from "../core/index.ts";

/** The folders that the author opened. */
export interface WorkspaceFolders {
  /** True for what lies in one of them; false for everything when a single file is open. */
  contain(uri: string): boolean;
  /** Follows the client's notifications, once the server is initialized. */
  follow(connection: Connection): void;
}

/** The folders of the session's start; old clients name only one root. */
export function createWorkspaceFolders(params: InitializeParams): WorkspaceFolders {
  const root = params.rootUri === null || params.rootUri === undefined ? [] : [params.rootUri];
  const folders = new Set((params.workspaceFolders?.map(({ uri }) => uri) ?? root).map(normalizeUri));
  const canChange = params.capabilities.workspace?.workspaceFolders === true;
  return {
    contain: (uri) => [...folders].some((folder) => relativePath(folder, uri) !== undefined),
    follow(connection) {
      if (canChange) {
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
          for (const { uri } of removed) {
            folders.delete(normalizeUri(uri));
          }
          for (const { uri } of added) {
            folders.add(normalizeUri(uri));
          }
        });
      }
    },
  };
}
