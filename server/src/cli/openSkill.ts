import { lstat, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { SkillHost } from "../core/index.ts";
import { createFileHost, uriOfPath } from "../node/fileHost.ts";
import { type Checker, createChecker } from "./checker.ts";
import type { FoundSkill } from "./findSkills.ts";
import { oneSkill } from "./oneSkill.ts";
import { rememberListings } from "./rememberListings.ts";
import { readRuleLevels } from "./ruleLevels.ts";

/** One skill on the disk, with what it takes to look at all that is published with it. */
export interface OpenedSkill {
  readonly skill: FoundSkill;
  /** Gives the same verdict as `skillwright check` from the same folder. */
  readonly checker: Checker;
  /** The disk with the whole repository open: its license and its ignore files count for the skill. */
  readonly host: SkillHost;
}

/** Opens the skill at a path that was typed; a string says in one sentence why it cannot be opened. */
export async function openSkill(
  given: string,
  rulePairs: readonly string[],
  cwd: string,
): Promise<OpenedSkill | string> {
  const rules = readRuleLevels(rulePairs);
  if (typeof rules === "string") {
    return rules;
  }
  const skill = await oneSkill(given, cwd, createFileHost({ roots: [] }));
  if (typeof skill === "string") {
    return skill;
  }
  const folder = dirname(skill.file);
  const open = [await realpath(cwd), folder];
  const repository = await repositoryOf(folder);
  const roots = (repository === undefined ? open : [...open, repository]).map(uriOfPath);
  return { skill, checker: createChecker({ rules, open }), host: rememberListings(createFileHost({ roots })) };
}

/** The nearest folder with a `.git`, the given one included; `undefined` when there is none. */
async function repositoryOf(folder: string): Promise<string | undefined> {
  for (let current = folder; ; current = dirname(current)) {
    const found = await lstat(join(current, ".git")).catch(() => undefined);
    if (found !== undefined) {
      return current;
    }
    if (current === dirname(current)) {
      return undefined;
    }
  }
}
