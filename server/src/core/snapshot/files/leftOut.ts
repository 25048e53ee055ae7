import type { EntryType, SkillHost } from "../../host.ts";
import type { SkillFolder } from "../../workspace/skillFolder.ts";
import type { SnapshotLeftOut } from "../model.ts";
import { foldersAbove } from "./foldersAbove.ts";
import { type IgnoreRules, readIgnoreRules } from "./ignoreRules.ts";

/** A skill's folder, parted in what would be published and what would not. Paths are relative to it. */
export interface Published {
  /** The files, sorted by their UTF-16 units. */
  readonly files: readonly string[];
  /** The folders that hold one of them, sorted. */
  readonly folders: readonly string[];
  /** What is left out, sorted by path; a folder stands for all that it holds. */
  readonly leftOut: readonly SnapshotLeftOut[];
}

/** Parts a skill's folder, with the `.gitignore` files that concern it read from the host. */
export async function readPublished(folder: SkillFolder, host: SkillHost): Promise<Published> {
  return publishedOf(folder, await readIgnoreRules(folder, await foldersAbove(folder, host), host));
}

/**
 * Parts a skill's folder as it is listed. The skill's own file is never left out. What the reference packer leaves out
 * (caches, installed packages, `.DS_Store`, the skill's own evaluations) is left out here too.
 */
export function publishedOf(folder: SkillFolder, rules: IgnoreRules): Published {
  const { listing, fileName } = folder;
  const files: string[] = [];
  const leftOut: SnapshotLeftOut[] = [];
  const folders = new Set<string>();
  const waiting = [""];
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    for (const { name, type } of listing.childrenOf(parent)) {
      const path = parent === "" ? name : `${parent}/${name}`;
      const reason = path === fileName && type === "file" ? undefined : reasonFor(path, name, type, rules);
      if (reason !== undefined) {
        leftOut.push({ path, type, reason });
      } else if (type === "folder") {
        waiting.push(path);
      } else {
        files.push(path);
        for (let above = parent; above !== "" && !folders.has(above); above = parentOf(above)) {
          folders.add(above);
        }
      }
    }
  }
  return {
    files: files.sort(),
    folders: [...folders].sort(),
    leftOut: leftOut.sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** Why something is not published, in a few words that can stand alone; `undefined` when it is. */
function reasonFor(path: string, name: string, type: EntryType, rules: IgnoreRules): string | undefined {
  if (type === "symlink") {
    return "a symbolic link, which clients and marketplaces do not follow";
  }
  if (type === "other") {
    return "neither a file nor a folder";
  }
  if (path === "evals" && type === "folder") {
    return "tests of the skill, which nobody needs to use it";
  }
  const junk = JUNK.find(({ names, only }) => names.test(name) && (only === undefined || only === type));
  if (junk !== undefined) {
    return junk.reason;
  }
  const file = rules.ignoredBy(path, type === "folder");
  return file === undefined ? undefined : `ignored by ${file}`;
}

interface Junk {
  readonly names: RegExp;
  readonly only?: EntryType;
  readonly reason: string;
}

/** What no skill is published with, wherever it lies. */
const JUNK: readonly Junk[] = [
  // A file of this name leads to the data of a submodule or a worktree.
  { names: /^\.git$/, reason: "Git's own data" },
  { names: /^\.git(?:ignore|attributes|modules)$/, only: "file", reason: "Git's own settings" },
  { names: /^node_modules$/, only: "folder", reason: "installed packages" },
  { names: /^__pycache__$/, only: "folder", reason: "Python's cache" },
  { names: /\.pyc$/, only: "file", reason: "Python's cache" },
  { names: /^\.DS_Store$/, only: "file", reason: "settings of the macOS Finder" },
  { names: /^Thumbs\.db$/i, only: "file", reason: "small pictures that Windows keeps" },
];

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
