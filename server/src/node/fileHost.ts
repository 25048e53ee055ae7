import { constants, type Dirent, type Stats } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { isAbsolute, relative, sep } from "node:path";
import { URI } from "vscode-uri";
import type { EntryType, FileStat, SkillHost } from "../core/index.ts";
import { lstat, readStart } from "./diskCalls.ts";

/** What {@link createFileHost} needs to know. */
export interface FileHostOptions {
  /** The addresses of the folders that are open; read anew at each question, so a live collection may be given. */
  readonly roots: Iterable<string>;
}

/**
 * The disk as the core sees it. Only `file:` addresses are answered. Nothing throws: what fails is `undefined`. What
 * lies at an address is never reached through a symbolic link at its last name, and only regular files are opened:
 * a pipe or a device named SKILL.md would wait for ever.
 */
export function createFileHost({ roots }: FileHostOptions): SkillHost {
  return {
    listFolder: (uri) =>
      orUndefined(async () => {
        const entries = await readdir(pathOfUri(uri), { withFileTypes: true });
        return entries.map((entry) => ({ name: wellFormed(entry.name), type: typeOf(entry) }));
      }),
    readFile: (uri, limit) => orUndefined(() => readRegularFile(pathOfUri(uri), limit)),
    stat: (uri) => orUndefined(async () => statOf(await lstat(pathOfUri(uri)))),
    statAndRead: (uri, limit) =>
      orUndefined(async () => {
        const path = pathOfUri(uri);
        const found = await lstat(path);
        return { stat: statOf(found), bytes: await orUndefined(() => readRegularFile(path, limit, found)) };
      }),
    isInWorkspace(uri) {
      try {
        const path = pathOfUri(uri);
        return [...roots].some((root) => isBelow(pathOfUri(root), path));
      } catch {
        return false;
      }
    },
  };
}

/** The address of an absolute path; the opposite of {@link pathOfUri}. */
export function uriOfPath(path: string): string {
  return URI.file(wellFormed(path)).toString();
}

/**
 * The path of a `file:` address, in the system's own form (drive letters and `\\server\share` on Windows).
 * @throws Error when the address is of another scheme or is no address at all.
 */
export function pathOfUri(uri: string): string {
  const parsed = URI.parse(uri);
  if (parsed.scheme !== "file") {
    throw new Error(`Not a file: ${uri}`);
  }
  // Outside Windows, fsPath would take `/c:/x` for a drive and cut its slash off.
  return process.platform === "win32" ? parsed.fsPath : parsed.path;
}

/** A SKILL.md of this size is no text that anyone wrote; reading more could exhaust the memory. */
const LARGEST_FILE = 256 * 1024 * 1024;

/** Should a link or a pipe take the file's place after it was looked at, opening it fails and does not wait. */
const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

async function readRegularFile(
  path: string,
  limit: number | undefined,
  stats?: Stats,
): Promise<Uint8Array | undefined> {
  const found = stats ?? (await lstat(path));
  if (!found.isFile()) {
    return undefined;
  }
  // Some systems' files have no size before they are read.
  if (limit === undefined || found.size === 0) {
    return found.size > LARGEST_FILE ? undefined : (await readFile(path, { flag: READ_FLAGS })).subarray(0, limit);
  }
  // Not looking for more than the size says spares a question, which counts when there are thousands of files.
  return readStart(path, READ_FLAGS, Math.min(found.size, limit));
}

function statOf(found: Stats): FileStat {
  const stat = { type: typeOf(found), size: found.size };
  // Windows has no such bit, and Node.js makes one up there.
  return process.platform === "win32" ? stat : { ...stat, executable: (found.mode & 0o111) !== 0 };
}

function typeOf(entry: Dirent | Stats): EntryType {
  if (entry.isSymbolicLink()) {
    return "symlink";
  }
  if (entry.isDirectory()) {
    return "folder";
  }
  return entry.isFile() ? "file" : "other";
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Half a surrogate pair, which Windows allows in a name, cannot be written in an address. */
function wellFormed(name: string): string {
  return name.replace(/\p{Surrogate}/gu, "\uFFFD");
}

async function orUndefined<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch {
    return undefined;
  }
}
