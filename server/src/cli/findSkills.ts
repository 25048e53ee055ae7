import { realpath, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { FolderEntry, SkillHost } from "../core/index.ts";
import { uriOfPath } from "../node/fileHost.ts";
import { CONCURRENCY, mapConcurrently } from "./mapConcurrently.ts";

/** A SKILL.md on the disk. */
export interface FoundSkill {
  /** Its path as a person reads it: below the current folder or as typed, with `/` on every system. */
  readonly path: string;
  /** Its real path: absolute, without symbolic links. */
  readonly file: string;
}

/** A given path that exists. */
export interface Root {
  /** Real path of a SKILL.md or of a folder. */
  readonly real: string;
  /** As a person reads it; empty for the current folder. */
  readonly shown: string;
  readonly type: "skill" | "folder";
}

/** What was found, and what could not be looked at: one sentence each. */
export interface SkillSearch {
  readonly skills: readonly FoundSkill[];
  readonly leftOut: readonly string[];
}

/** Looks at a path that was typed, following links; a string says in one sentence why nothing can be checked there. */
export async function openRoot(given: string, cwd: string): Promise<Root | string> {
  const path = resolve(cwd, given);
  try {
    const found = await stat(path);
    const real = await realpath(path);
    const way = relative(cwd, path);
    const shown = slashed(isAbsolute(given) && (way === ".." || way.startsWith(`..${sep}`)) ? path : way);
    if (found.isDirectory()) {
      return { real, shown, type: "folder" };
    }
    const isSkill = found.isFile() && FILE_NAMES.includes(basename(real));
    return isSkill ? { real, shown, type: "skill" } : `"${given}" is neither a folder nor a SKILL.md.`;
  } catch (error) {
    const isMissing = ["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "");
    return isMissing ? `There is no file or folder "${given}".` : `"${given}" cannot be read.`;
  }
}

/**
 * Finds the skills at and below the given paths: each once, however often it was given, in the order of the paths and
 * below each in the order of their names. Links are not followed, so that no loop can arise.
 */
export async function findSkills(roots: readonly Root[], host: Pick<SkillHost, "listFolder">): Promise<SkillSearch> {
  const skills = new Map<string, FoundSkill>();
  const leftOut = new Set<string>();
  for (const root of roots) {
    const search = root.type === "skill" ? skillAt(root) : await searchFolder(root, host);
    for (const skill of search.skills) {
      if (!skills.has(skill.file)) {
        skills.set(skill.file, skill);
      }
    }
    for (const sentence of search.leftOut) {
      leftOut.add(sentence);
    }
  }
  return { skills: [...skills.values()], leftOut: [...leftOut] };
}

/** The names of a skill's file, in the order in which clients look for them. */
export const FILE_NAMES: readonly string[] = ["SKILL.md", "skill.md"];
const SKIPPED_FOLDERS = [".git", "node_modules"];

function skillAt({ real, shown }: Root): SkillSearch {
  return { skills: [{ path: shown, file: real }], leftOut: [] };
}

interface Folder {
  readonly real: string;
  readonly shown: string;
}

async function searchFolder(root: Folder, host: Pick<SkillHost, "listFolder">): Promise<SkillSearch> {
  const skills: FoundSkill[] = [];
  const leftOut: string[] = [];
  let level: readonly Folder[] = [root];
  while (level.length > 0) {
    const lists = await mapConcurrently(level, CONCURRENCY, ({ real }) => host.listFolder(uriOfPath(real)));
    const below: Folder[] = [];
    for (const [index, folder] of level.entries()) {
      const entries = lists[index];
      if (entries === undefined) {
        leftOut.push(`The folder "${folder.shown || "."}" cannot be read and was left out.`);
        continue;
      }
      takeSkill(folder, entries, skills, leftOut);
      for (const { name, type } of entries) {
        if (type === "folder" && !SKIPPED_FOLDERS.includes(name)) {
          below.push(inFolder(folder, name));
        }
      }
    }
    level = below;
  }
  return { skills: skills.sort((a, b) => compare(folderOf(a), folderOf(b))), leftOut: leftOut.sort() };
}

function takeSkill(folder: Folder, entries: readonly FolderEntry[], skills: FoundSkill[], leftOut: string[]): void {
  const candidates = FILE_NAMES.flatMap((name) => entries.filter((entry) => entry.name === name));
  const found = candidates.find(({ type }) => type === "file");
  if (found !== undefined) {
    const { real, shown } = inFolder(folder, found.name);
    skills.push({ path: shown, file: real });
    return;
  }
  const other = candidates.find(({ type }) => type !== "folder");
  if (other !== undefined) {
    const { shown } = inFolder(folder, other.name);
    const reason = other.type === "symlink" ? "a symbolic link, which is not followed," : "no regular file";
    leftOut.push(`"${shown}" is ${reason} and was left out.`);
  }
}

function inFolder({ real, shown }: Folder, name: string): Folder {
  return { real: join(real, name), shown: shown === "" ? name : `${shown.replace(/\/$/, "")}/${name}` };
}

function folderOf({ path }: FoundSkill): string {
  return dirname(path);
}

/** By code units: the same order on every system and in every language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function slashed(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
