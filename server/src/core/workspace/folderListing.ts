import type { EntryType } from "../host.ts";

/**
 * Everything below a skill's folder, by path: relative to it, `/` between segments, spelled exactly as the disk does,
 * so that a reference in another case is seen as such on every disk.
 */
export interface FolderListing {
  /** False when a bound was reached: what is not listed may be there all the same. */
  readonly complete: boolean;
  /** Every path with its type, folders included, the skill's own folder left out. */
  readonly entries: ReadonlyMap<string, EntryType>;
  /** What lies at exactly this path; the empty path is the skill's folder itself. */
  typeOf(path: string): EntryType | undefined;
  /** The path that differs from `path` in case or Unicode normalisation only, or `undefined`. */
  differentCase(path: string): string | undefined;
  /** The names directly in a folder (the empty path for the skill's own), sorted, with their types. */
  childrenOf(folder: string): readonly { readonly name: string; readonly type: EntryType }[];
}

/** Builds a listing from paths and types; the indexes behind its questions are made when first asked. */
export function createFolderListing(entries: ReadonlyMap<string, EntryType>, complete = true): FolderListing {
  let folded: Map<string, string> | undefined;
  let children: Map<string, { name: string; type: EntryType }[]> | undefined;
  return {
    complete,
    entries,
    typeOf: (path) => (path === "" ? "folder" : entries.get(path)),
    differentCase(path) {
      folded ??= new Map([...entries.keys()].map((key) => [foldCase(key), key]));
      const match = folded.get(foldCase(path));
      return match === path ? undefined : match;
    },
    childrenOf(folder) {
      children ??= groupByParent(entries);
      return children.get(folder) ?? [];
    },
  };
}

/** A path as a disk that ignores case and Unicode normalisation compares it. */
export function foldCase(path: string): string {
  return (ASCII.test(path) ? path : path.normalize("NFKC")).toLowerCase();
}

/** Text that normalizing leaves as it is: nearly every path, and asking for it costs more than looking. */
const ASCII = /^[ -~]*$/;

function groupByParent(entries: ReadonlyMap<string, EntryType>): Map<string, { name: string; type: EntryType }[]> {
  const groups = new Map<string, { name: string; type: EntryType }[]>();
  for (const [path, type] of entries) {
    const slash = path.lastIndexOf("/");
    const parent = slash < 0 ? "" : path.slice(0, slash);
    const group = groups.get(parent) ?? [];
    group.push({ name: path.slice(slash + 1), type });
    groups.set(parent, group);
  }
  for (const group of groups.values()) {
    group.sort((a, b) => (a.name < b.name ? -1 : 1));
  }
  return groups;
}
