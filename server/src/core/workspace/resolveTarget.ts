import { resolveDots, type Target } from "../document/target.ts";
import type { EntryType } from "../host.ts";
import type { SkillFolder } from "./skillFolder.ts";

/**
 * Where a target leads.
 *
 * - `found`: something lies exactly there
 * - `otherCase`: something lies there, spelled in another case or Unicode form (`path` is its real spelling)
 * - `missing`: nothing lies there
 * - `outside`: it leads out of the skill's folder
 * - `unknown`: not a path of the skill, or the folder is not (wholly) listed
 */
export type Resolution =
  | { readonly type: "found"; readonly path: string; readonly entry: EntryType }
  | { readonly type: "otherCase"; readonly path: string }
  | { readonly type: "missing"; readonly path: string }
  | { readonly type: "outside"; readonly path: string }
  | { readonly type: "unknown" };

/**
 * Resolves a target that stands in the file at `file` (relative to the skill's folder; SKILL.md by default). A path
 * may be relative to the file (Markdown) or to the skill's folder (the specification): either is accepted.
 */
export function resolveTarget(target: Target, folder: SkillFolder | undefined, file = ""): Resolution {
  if (folder === undefined) {
    return { type: "unknown" };
  }
  if (target.kind === "fragment") {
    return { type: "found", path: file === "" ? folder.fileName : file, entry: "file" };
  }
  if (target.kind !== "relative") {
    return { type: "unknown" };
  }
  const fileFolder = file.includes("/") ? file.slice(0, file.lastIndexOf("/") + 1) : "";
  const candidates =
    target.base === "skill" || fileFolder === "" ? [target.path] : [resolveDots(fileFolder + target.path), target.path];
  return candidates.map((path) => lookUp(path, folder)).reduce(better);
}

function lookUp(path: string, { listing, name }: SkillFolder): Resolution {
  if (path === ".." || path.startsWith("../")) {
    return backInside(path, name, listing);
  }
  const entry = listing.typeOf(path);
  if (entry !== undefined) {
    return { type: "found", path, entry };
  }
  const actual = listing.differentCase(path);
  if (actual !== undefined) {
    return { type: "otherCase", path: actual };
  }
  const isListed = listing.complete && !NOT_LISTED.test(path) && !isBehindLink(path, listing);
  return isListed ? { type: "missing", path } : { type: "unknown" };
}

/** Links are not followed, so nothing can be said about what lies behind one. */
function isBehindLink(path: string, listing: SkillFolder["listing"]): boolean {
  for (let slash = path.indexOf("/"); slash >= 0; slash = path.indexOf("/", slash + 1)) {
    if (listing.typeOf(path.slice(0, slash)) === "symlink") {
      return true;
    }
  }
  return false;
}

/** `../pdf-tools/x.md` in the skill pdf-tools leads back into the skill. */
function backInside(path: string, name: string, listing: SkillFolder["listing"]): Resolution {
  const inside = path.startsWith(`../${name}/`) ? path.slice(name.length + 4) : undefined;
  const entry = inside === undefined ? undefined : listing.typeOf(inside);
  return inside !== undefined && entry !== undefined
    ? { type: "found", path: inside, entry }
    : { type: "outside", path };
}

/** Folders that are never listed (skillFolders.ts), so nothing can be said about what they hold. */
const NOT_LISTED = /(?:^|\/)(?:\.git|node_modules)(?:\/|$)/;

const ORDER: readonly Resolution["type"][] = ["found", "otherCase", "missing", "outside", "unknown"];

function better(a: Resolution, b: Resolution): Resolution {
  return ORDER.indexOf(b.type) < ORDER.indexOf(a.type) ? b : a;
}
