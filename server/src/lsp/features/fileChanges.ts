import { FileChangeType, type FileOperationRegistrationOptions, type ServerCapabilities } from "vscode-languageserver";
import { type FileChange, normalizeUri, parentUri } from "../../core/index.ts";
import type { Checks } from "../checks.ts";
import type { Session } from "../session.ts";
import type { Snapshots } from "../snapshots.ts";

/** What happens on the disk: by the client's watcher, and at once where the author does it in the explorer. */
export function fileChanges(session: Session, checks: Checks, snapshots: Snapshots): ServerCapabilities {
  const { connection, documents, service, guard } = session;
  let last: Promise<void> = Promise.resolve();

  /** One after the other, in the order of the events: each looks at the disk. */
  const takeIn = (method: string, changes: readonly { uri: string; change: FileChange }[]): void =>
    guard.background(method, () => {
      last = last
        .catch(() => undefined)
        .then(async () => {
          const touched = new Set<string>();
          for (const { uri, change } of changes) {
            for (const skill of await affectedSkills(uri, change)) {
              touched.add(skill);
            }
          }
          checks.recheck(touched);
          snapshots.filesChanged(changes.map(({ uri }) => uri));
        });
      return last;
    });
  const affectedSkills = async (uri: string, change: FileChange): Promise<readonly string[]> => {
    const key = normalizeUri(uri);
    const open = [...documents].filter(({ isSkill }) => isSkill).map((document) => document.key);
    if (!open.some((skill) => isInside(key, parentUri(skill)))) {
      const moved = open.filter((skill) => isAbove(key, skill));
      return moved.length === 0 ? [] : [...(await service.fileChanged(key, change)), ...moved];
    }
    return service.fileChanged(key, change);
  };

  connection.onDidChangeWatchedFiles(
    guard.notification("workspace/didChangeWatchedFiles", ({ changes }) =>
      takeIn(
        "workspace/didChangeWatchedFiles",
        changes.map(({ uri, type }) => ({ uri, change: CHANGES[type] ?? "changed" })),
      ),
    ),
  );
  connection.workspace.onDidCreateFiles(
    guard.notification("workspace/didCreateFiles", ({ files }) =>
      takeIn(
        "workspace/didCreateFiles",
        files.map(({ uri }) => ({ uri, change: "created" })),
      ),
    ),
  );
  connection.workspace.onDidDeleteFiles(
    guard.notification("workspace/didDeleteFiles", ({ files }) =>
      takeIn(
        "workspace/didDeleteFiles",
        files.map(({ uri }) => ({ uri, change: "deleted" })),
      ),
    ),
  );
  connection.workspace.onDidRenameFiles(
    guard.notification("workspace/didRenameFiles", ({ files }) =>
      takeIn(
        "workspace/didRenameFiles",
        files.flatMap(({ oldUri, newUri }) => [
          { uri: oldUri, change: "deleted" as const },
          { uri: newUri, change: "created" as const },
        ]),
      ),
    ),
  );
  return { workspace: { fileOperations: { didCreate: EVERYTHING, didRename: EVERYTHING, didDelete: EVERYTHING } } };
}

const CHANGES: Readonly<Record<FileChangeType, FileChange>> = {
  [FileChangeType.Created]: "created",
  [FileChangeType.Changed]: "changed",
  [FileChangeType.Deleted]: "deleted",
};

const EVERYTHING: FileOperationRegistrationOptions = { filters: [{ pattern: { glob: "**/*" } }] };

/** True below a skill's folder, unless it lies in a folder that is never listed. */
function isInside(uri: string, folder: string): boolean {
  return uri.startsWith(`${folder}/`) && !/\/(?:node_modules|\.git)\//.test(uri.slice(folder.length));
}

/** True for a folder that holds the skill, however far above. */
function isAbove(uri: string, skill: string): boolean {
  return skill.startsWith(uri.endsWith("/") ? uri : `${uri}/`);
}
