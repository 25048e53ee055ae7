import { FileType, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type FileResult,
  type FileType as FileTypeName,
  type FolderResult,
  LIST_FOLDER_REQUEST,
  READ_FILE_REQUEST,
  type ReadFileParams,
  STAT_REQUEST,
  type StatResult,
  type UriParams,
} from "../../server/src/protocol/index.ts";

/** Answers the server's questions about files through VS Code, which can read every scheme that it shows. */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(LIST_FOLDER_REQUEST, ({ uri }: UriParams) =>
    orNull<NonNullable<FolderResult>>(async () => {
      const entries = await workspace.fs.readDirectory(Uri.parse(uri));
      return entries.map(([name, type]) => ({ name, type: typeName(type) }));
    }),
  );
  client.onRequest(READ_FILE_REQUEST, ({ uri, limit }: ReadFileParams) =>
    orNull<NonNullable<FileResult>>(async () => {
      const bytes = await workspace.fs.readFile(Uri.parse(uri));
      return toBase64(bytes.subarray(0, limit));
    }),
  );
  client.onRequest(STAT_REQUEST, ({ uri }: UriParams) =>
    orNull<NonNullable<StatResult>>(async () => {
      const { type, size } = await workspace.fs.stat(Uri.parse(uri));
      return { type: typeName(type), size };
    }),
  );
}

function typeName(type: FileType): FileTypeName {
  // What a link leads to comes along in the same number; the core wants to know the link.
  if ((type & FileType.SymbolicLink) !== 0) {
    return "symlink";
  }
  if (type === FileType.Directory) {
    return "folder";
  }
  return type === FileType.File ? "file" : "other";
}

/** Base64 with what both extension hosts have; in pieces, since a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let start = 0; start < bytes.length; start += PIECE) {
    binary += String.fromCharCode(...bytes.subarray(start, start + PIECE));
  }
  return btoa(binary);
}

const PIECE = 8192;

async function orNull<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch {
    return null;
  }
}
