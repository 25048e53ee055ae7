import { URI, Utils } from "vscode-uri";

/** The address of the folder that holds `uri`; the root of a scheme is its own parent. */
export function parentUri(uri: string): string {
  return Utils.dirname(URI.parse(uri)).toString();
}

/** The last segment of an address, decoded. */
export function baseNameOf(uri: string): string {
  return Utils.basename(URI.parse(uri));
}

/** The address of `path` (relative, `/` between segments, not encoded) below the folder at `folderUri`. */
export function childUri(folderUri: string, path: string): string {
  return path === "" ? folderUri : Utils.joinPath(URI.parse(folderUri), path).toString();
}

/** The decoded path of `uri` below `folderUri`; empty for the folder itself, `undefined` for what lies elsewhere. */
export function relativePath(folderUri: string, uri: string): string | undefined {
  const folder = URI.parse(folderUri);
  const file = URI.parse(uri);
  const root = folder.path.endsWith("/") ? folder.path.slice(0, -1) : folder.path;
  if (folder.scheme !== file.scheme || folder.authority !== file.authority) {
    return undefined;
  }
  if (file.path === root || file.path === `${root}/`) {
    return "";
  }
  return file.path.startsWith(`${root}/`) ? file.path.slice(root.length + 1) : undefined;
}

/** One spelling for each address: editors encode the same path in different ways. */
export function normalizeUri(uri: string): string {
  return URI.parse(uri).toString();
}

/** The path of a file as its file system writes it; for addresses that are no files, the decoded path. */
export function filePathOf(uri: string): string {
  return URI.parse(uri).fsPath;
}
