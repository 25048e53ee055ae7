import { dirname } from "node:path";
import { createFilesReader, createSnapshot, type SkillCheck, type Snapshot } from "../core/index.ts";
import { uriOfPath } from "../node/fileHost.ts";
import { askGit } from "../node/git.ts";
import type { Interruption } from "./interruption.ts";
import type { OpenedSkill } from "./openSkill.ts";

/** A skill with its snapshot, from the same check. */
export interface TakenSnapshot {
  readonly check: SkillCheck;
  readonly snapshot: Snapshot;
}

/**
 * Takes the snapshot of a skill on the disk, with all its files and with what git says of it; `undefined` when its
 * SKILL.md cannot be read. When interrupted it ends early, and its numbers are too small.
 */
export async function takeSnapshot(
  { skill, checker, host }: OpenedSkill,
  interruption: Interruption,
  onProgress: (done: number, total: number) => void,
): Promise<TakenSnapshot | undefined> {
  const check = await checker.service.checkFile(uriOfPath(skill.file));
  if (check === undefined) {
    return undefined;
  }
  const [scan, repository] = await Promise.all([
    createFilesReader(host).read(check.folder, check.uri, {
      cancellation: interruption,
      pause: nextTurn,
      onProgress: ({ done, total }) => onProgress(done, total),
    }),
    askGit(dirname(skill.file), { timeout: GIT_TIMEOUT, signal: interruption.signal }),
  ]);
  return { check, snapshot: createSnapshot({ check, scan, repository }) };
}

/** Lets the process take in what happened meanwhile, such as Ctrl+C. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

/** Longer than a log of one folder takes anywhere; a snapshot without its source beats none. Milliseconds. */
const GIT_TIMEOUT = 5000;
