import type { Connection } from "vscode-languageserver";
import type { SkillHost } from "../core/index.ts";
import {
  type FileResult,
  type FolderResult,
  LIST_FOLDER_REQUEST,
  READ_FILE_REQUEST,
  type ReadFileParams,
  STAT_REQUEST,
  type StatResult,
  type UriParams,
} from "../protocol/index.ts";
import type { FileSystem, Platform } from "./platform.ts";
import type { WorkspaceFolders } from "./workspaceFolders.ts";

/** The disk as the core sees it: the platform's own for the schemes it can read, `others` for all the rest. */
export function createHost(platform: Platform, others: FileSystem, folders: WorkspaceFolders): SkillHost {
  const fileSystem = (uri: string): FileSystem => platform.fileSystems.get(schemeOf(uri)) ?? others;
  return {
    listFolder: (uri) => fileSystem(uri).listFolder(uri),
    readFile: (uri, limit) => fileSystem(uri).readFile(uri, limit),
    stat: (uri) => fileSystem(uri).stat(uri),
    isInWorkspace: (uri) => folders.contain(uri),
  };
}

/** Reads through the client, by the requests of the protocol: virtual workspaces and the web have no other way. */
export function createClientFileSystem(connection: Connection, platform: Platform): FileSystem {
  const ask = async <R>(method: string, params: UriParams | ReadFileParams): Promise<R | undefined> => {
    try {
      return (await connection.sendRequest<R | null>(method, params)) ?? undefined;
    } catch {
      // A client that cannot answer has nothing there: the same as a disk that cannot be read.
      return undefined;
    }
  };
  return {
    listFolder: (uri) => ask<NonNullable<FolderResult>>(LIST_FOLDER_REQUEST, { uri }),
    async readFile(uri, limit) {
      const bytes = await ask<NonNullable<FileResult>>(
        READ_FILE_REQUEST,
        limit === undefined ? { uri } : { uri, limit },
      );
      return bytes === undefined ? undefined : platform.decodeBase64(bytes);
    },
    stat: (uri) => ask<NonNullable<StatResult>>(STAT_REQUEST, { uri }),
  };
}

/** For schemes that nobody can read: nothing is there. */
export const NO_FILE_SYSTEM: FileSystem = {
  listFolder: async () => undefined,
  readFile: async () => undefined,
  stat: async () => undefined,
};

/** The scheme of an address, without the colon. */
export function schemeOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.indexOf(":")));
}
