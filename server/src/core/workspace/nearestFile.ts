import leven from "leven";
import { type FolderListing, foldCase } from "./folderListing.ts";

/** A file of the skill that may be meant by a path that is not there. */
export interface NearFile {
  readonly path: string;
  /** True when it is clearly the one that is meant, and no other one could be. */
  readonly certain: boolean;
}

/**
 * The files of a skill that a missing path may mean, the likeliest first, three at most:
 *
 * - the same path with the extension that was left out;
 * - a file of the same name in another folder (`reference/a.md` for `references/a.md` among them);
 * - a name that differs by a letter or two in the same folder, or by its extension only.
 *
 * Names that every project has (`README.md`) and numbered siblings (`step-1.md`, `step-2.md`) are never certain.
 */
export function nearestFiles(path: string, listing: FolderListing): readonly NearFile[] {
  if (path === "" || path.endsWith("/") || path.length > LONGEST_PATH || listing.entries.size > MOST_ENTRIES) {
    return [];
  }
  const files = [...listing.entries]
    .filter(([name, type]) => type === "file" && !/(?:^|\/)skill\.md$/i.test(name))
    .map(([name]) => name);
  const found = withExtension(path, files) ?? sameName(path, files) ?? similarName(path, files);
  const certain = found.certain && found.paths.length === 1;
  return found.paths.slice(0, MOST_CANDIDATES).map((candidate) => ({ path: candidate, certain }));
}

const LONGEST_PATH = 200;
const MOST_ENTRIES = 5000;
const MOST_CANDIDATES = 3;
/** Below this many letters, one letter is too much of a difference to be sure. */
const SHORTEST_CERTAIN = 5;

interface Found {
  readonly paths: readonly string[];
  readonly certain: boolean;
}

function withExtension(path: string, files: readonly string[]): Found | undefined {
  const prefix = `${foldCase(path)}.`;
  const paths = files.filter((file) => {
    const folded = foldCase(file);
    return folded.startsWith(prefix) && !folded.slice(prefix.length).includes("/");
  });
  return paths.length === 0 ? undefined : { paths, certain: true };
}

function sameName(path: string, files: readonly string[]): Found | undefined {
  const name = foldCase(baseName(path));
  const paths = files.filter((file) => foldCase(baseName(file)) === name);
  if (paths.length === 0) {
    return undefined;
  }
  const sibling = paths.filter((file) => isSamePathButNumber(path, file));
  return sibling.length === 1
    ? { paths: sibling, certain: true }
    : { paths: byDistance(path, paths), certain: !GENERIC_NAME.test(name) };
}

/** `reference/a.md` and `references/a.md`: the same path but for an s at the end of a folder. */
function isSamePathButNumber(a: string, b: string): boolean {
  const singular = (path: string): string => foldCase(path).replace(/s(?=\/)/g, "");
  return singular(a) === singular(b);
}

const GENERIC_NAME = /^(?:readme|index|main|example|examples|template|license|config|package|changelog|notes)\b/;

function similarName(path: string, files: readonly string[]): Found {
  const folder = folderOf(path);
  const name = stem(path);
  const scored: { file: string; distance: number }[] = [];
  for (const file of files) {
    if (folderOf(file) === folder) {
      const distance = distanceOf(foldCase(name), foldCase(stem(file)));
      if (distance <= Math.min(MOST_DISTANCE, Math.floor(name.length / 3))) {
        scored.push({ file, distance: distance + (extension(file) === extension(path) ? 0 : 1) });
      }
    }
  }
  scored.sort((a, b) => a.distance - b.distance || (a.file < b.file ? -1 : 1));
  const [first] = scored;
  const certain =
    first?.distance === 1 &&
    // One letter in place of another makes other words (`import` and `export`, `label` and `table`) too easily.
    (stem(first.file).length !== name.length || isSwapped(foldCase(stem(first.file)), foldCase(name))) &&
    extension(first.file) === extension(path) &&
    name.length >= SHORTEST_CERTAIN &&
    stem(first.file).length >= SHORTEST_CERTAIN &&
    digits(first.file) === digits(path);
  const isOnly = scored.filter(({ distance }) => distance === first?.distance).length === 1;
  return isOnly && certain
    ? { paths: [first.file], certain }
    : { paths: scored.map(({ file }) => file), certain: false };
}

function distanceOf(a: string, b: string): number {
  return isSwapped(a, b) ? 1 : leven(a, b, { maxDistance: MOST_DISTANCE + 1 });
}

/** Whether the two differ by two neighboring letters that changed places. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) {
    return false;
  }
  let i = 0;
  while (a[i] === b[i]) {
    i++;
  }
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

const MOST_DISTANCE = 2;

function byDistance(path: string, paths: readonly string[]): string[] {
  return [...paths].sort((a, b) => leven(path, a) - leven(path, b) || (a < b ? -1 : 1));
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

function stem(path: string): string {
  return baseName(path).replace(/\.[^.]*$/, "");
}

function extension(path: string): string {
  return foldCase(/\.[^./]*$/.exec(path)?.[0] ?? "");
}

function digits(path: string): string {
  return path.replace(/\D/g, "");
}
