import {
  DidChangeWatchedFilesNotification,
  type Disposable,
  type FileSystemWatcher,
  type ServerCapabilities,
} from "vscode-languageserver";
import { parentUri } from "../../core/index.ts";
import type { Session } from "../session.ts";
import type { Snapshots } from "../snapshots.ts";

/**
 * Asks the client to watch what the open and the previewed skills read: each one's own folder, wherever it lies, and no
 * other file of a large workspace. A client that cannot watch a single folder watches the workspace.
 */
export function watchers(session: Session, snapshots: Snapshots): ServerCapabilities {
  const { connection, client, documents, guard, onInitialized } = session;
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
  const follow = (): void =>
    guard.background("Registering for changes of files", async () => {
      const open = [...documents].filter(({ isSkill }) => isSkill).map(({ key }) => key);
      const wanted = new Set([...open, ...snapshots.watched].map(parentUri));
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
    });
  documents.onSetChanged(follow);
  snapshots.onWatchedChanged(follow);
  return {};
}
