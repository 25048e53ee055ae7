import { kindOf } from "./files/fileKinds.ts";
import type { FileFacts, FilesScan } from "./files/filesScan.ts";
import type { Reach } from "./files/reach.ts";
import type { SnapshotFile } from "./model.ts";

/**
 * The folders and files of a scan in the order of a tree: a folder before what it holds, folders before files, by
 * name. `own` is the row of the skill's own file, which is there in any case.
 */
export function buildTree(
  scan: FilesScan,
  own: SnapshotFile,
  reach: ReadonlyMap<string, Reach>,
): readonly SnapshotFile[] {
  const folderReach = reachOfFolders(reach);
  const rows = rowsOf(scan, own.path);
  return rows.map((row) => {
    if (row.path === own.path) {
      return own;
    }
    if (row.type === "folder") {
      return { ...row, reached: folderReach.get(row.path) ?? "none" };
    }
    const { reached, via } = reach.get(row.path) ?? NOT_REACHED;
    return { ...row, reached, via };
  });
}

const NOT_REACHED: Reach = { reached: "none", via: null };

/** A folder is reached as the best reached file in it is. */
function reachOfFolders(reach: ReadonlyMap<string, Reach>): ReadonlyMap<string, "direct" | "indirect"> {
  const folders = new Map<string, "direct" | "indirect">();
  for (const [path, { reached }] of reach) {
    if (reached !== "direct" && reached !== "indirect") {
      continue;
    }
    for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) {
      const folder = path.slice(0, slash);
      if (reached === "direct" || !folders.has(folder)) {
        folders.set(folder, reached);
      }
    }
  }
  return folders;
}

/** The rows without what a keystroke in SKILL.md can change; made once for each scan. */
function rowsOf(scan: FilesScan, ownPath: string): readonly SnapshotFile[] {
  const known = rowsMade.get(scan);
  if (known?.ownPath === ownPath) {
    return known.rows;
  }
  const rows = makeRows(scan, ownPath);
  rowsMade.set(scan, { ownPath, rows });
  return rows;
}

const rowsMade = new WeakMap<FilesScan, { readonly ownPath: string; readonly rows: readonly SnapshotFile[] }>();

function makeRows(scan: FilesScan, ownPath: string): readonly SnapshotFile[] {
  const files = new Map<string, FileFacts | undefined>([[ownPath, undefined], ...scan.files]);
  for (const path of scan.pending) {
    files.set(path, scan.files.get(path));
  }
  const sizes = new Map<string, number>();
  const folders = new Set(scan.folders);
  for (const [path, facts] of files) {
    for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) {
      const folder = path.slice(0, slash);
      folders.add(folder);
      if (facts !== undefined) {
        sizes.set(folder, (sizes.get(folder) ?? 0) + facts.size);
      }
    }
  }
  const rows = [
    ...Array.from(folders, (path) => folderRow(path, sizes.get(path) ?? null)),
    ...Array.from(files, ([path, facts]) => fileRow(path, facts)),
  ];
  return rows
    .map((row) => ({ row, key: sortKey(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ row }) => row);
}

/**
 * What puts the rows in the order of a tree when compared as text: a character below every other one ends each segment,
 * and one before each folder's name puts it above the files beside it.
 */
function sortKey({ path, type }: SnapshotFile): string {
  const segments = path.split("/");
  const last = segments.length - 1;
  return segments.map((segment, index) => `${index < last || type === "folder" ? FOLDER : FILE}${segment}`).join(END);
}

const END = "\u0000";
const FOLDER = "\u0001";
const FILE = "\u0002";

function folderRow(path: string, size: number | null): SnapshotFile {
  return { ...EMPTY_ROW, path, type: "folder", kind: "folder", size };
}

function fileRow(path: string, facts: FileFacts | undefined): SnapshotFile {
  if (facts === undefined) {
    const { kind, language } = kindOf(path);
    return { ...EMPTY_ROW, path, kind, language };
  }
  const { size, kind, language, executable, big, tokens } = facts;
  return { ...EMPTY_ROW, path, size, kind, language, executable, big, tokens };
}

const EMPTY_ROW: Omit<SnapshotFile, "path"> = {
  type: "file",
  size: null,
  kind: "text",
  language: null,
  executable: null,
  big: false,
  tokens: null,
  reached: "none",
  via: null,
};
