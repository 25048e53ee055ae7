import {
  DidChangeWatchedFilesNotification,
  type Disposable,
  type FileSystemWatcher,
  type ServerCapabilities,
} from "vscode-languageserver";
import { parentUri } from "../../core/index.ts";
import type { Session } from "../session.ts";

/**
 * Asks the client to watch what the open skills read: each one's own folder, wherever it lies, and no other file of a
 * large workspace. A client that cannot watch a single folder watches the workspace.
 */
export function watchers({ connection, client, documents, guard, onInitialized }: Session): ServerCapabilities {
  const { dynamicRegistration, relativePatternSupport } = client.workspace?.didChangeWatchedFiles ?? {};
  if (dynamicRegistration !== true) {
    return {};
  }
  const register = (watched: FileSystemWatcher[]): Promise<Disposable> =>
    connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: watched });
  if (relativePatternSupport !== true) {
    onInitialized(() =>
      guard.background("Registering for changes of files", () => register([{ globPattern: "**/*" }])),
    );
    return {};
  }

  const watched = new Map<string, Promise<Disposable>>();
  documents.onSetChanged(() =>
    guard.background("Registering for changes of files", async () => {
      const skills = [...documents].filter(({ isSkill }) => isSkill);
      const wanted = new Set(skills.map(({ key }) => parentUri(key)));
      const gone = [...watched].filter(([folder]) => !wanted.has(folder));
      const added = [...wanted].filter((folder) => !watched.has(folder));
      for (const folder of added) {
        watched.set(folder, register([{ globPattern: { baseUri: folder, pattern: "**/*" } }]));
      }
      for (const [folder] of gone) {
        watched.delete(folder);
      }
      await Promise.all(added.map((folder) => watched.get(folder)));
      for (const [, registration] of gone) {
        (await registration).dispose();
      }
    }),
  );
  return {};
}
