import { basename, dirname, join, posix, sep } from "node:path";
import { type Fix, type FixResult, normalizeUri, type SkillCheck, type SkillHost } from "../core/index.ts";
import { uriOfPath } from "../node/fileHost.ts";
import type { Checker } from "./checker.ts";
import { encodeText } from "./encodeText.ts";
import { createFile, renameFolder } from "./fileOperations.ts";
import type { FoundSkill } from "./findSkills.ts";
import { reasonOf } from "./reasonOf.ts";
import { replaceFile } from "./replaceFile.ts";

/** What fixing did. */
export interface FixReport {
  /** What was changed: the fix's title with the file and the line, in order. */
  readonly changes: readonly { readonly path: string; readonly line: number; readonly title: string }[];
  /** Why something was not changed: one sentence each. `isFailure`: the system refused. */
  readonly problems: readonly { readonly sentence: string; readonly isFailure: boolean }[];
  /** The real paths of folders that were renamed, in this order. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
}

/** Fixes skills on the disk: first their texts and files, then the names of their folders, the innermost first. */
export async function fixSkills(
  skills: readonly FoundSkill[],
  checker: Checker,
  allowed: "safe" | "all",
): Promise<FixReport> {
  const report: Draft = { changes: [], problems: [], renamed: [] };
  const renamings: Renaming[] = [];
  for (const skill of skills) {
    renamings.push(...(await fixSkill(skill, checker, allowed, report)));
  }
  renamings.sort((a, b) => depthOf(b.skill) - depthOf(a.skill));
  for (const renaming of renamings) {
    await rename(renaming, report);
  }
  return report;
}

/** A skill after the renamings: both its paths. */
export function moved(skill: FoundSkill, renamed: FixReport["renamed"]): FoundSkill {
  const file = followRenamings(skill.file, renamed);
  const before = skill.file.split(sep).reverse();
  const after = file.split(sep).reverse();
  const shown = skill.path.split("/").reverse();
  const path = shown.map((segment, index) => (segment === before[index] ? (after[index] ?? segment) : segment));
  return { file, path: path.reverse().join("/") };
}

/** The real path that a file or folder has after the renamings. */
export function followRenamings(path: string, renamed: FixReport["renamed"]): string {
  return renamed.reduce(
    (at, { from, to }) => (at === from || at.startsWith(from + sep) ? to + at.slice(from.length) : at),
    path,
  );
}

interface Draft {
  readonly changes: FixReport["changes"][number][];
  readonly problems: FixReport["problems"][number][];
  readonly renamed: FixReport["renamed"][number][];
}

interface Renaming {
  readonly skill: FoundSkill;
  readonly to: string;
  readonly change: FixReport["changes"][number];
}

/** Fixes the text and the files of one skill; returns the renamings of its folder that remain to be done. */
async function fixSkill(
  skill: FoundSkill,
  checker: Checker,
  allowed: "safe" | "all",
  report: Draft,
): Promise<Renaming[]> {
  const uri = normalizeUri(uriOfPath(skill.file));
  const bytes = await checker.host.readFile(uri);
  if (bytes === undefined) {
    return [];
  }
  // The fixes belong to exactly these bytes: the check reads no others.
  const host: SkillHost = {
    ...checker.host,
    readFile: async (file, limit) => (file === uri ? bytes.subarray(0, limit) : checker.host.readFile(file, limit)),
  };
  const service = checker.createService(host);
  const check = await service.checkFile(uri);
  if (check === undefined) {
    return [];
  }
  const result = service.fix(check, allowed === "all" ? "unsafe" : "safe", true);
  const undone = new Set<Fix>();
  await createFiles(skill, result, report, undone);
  if (!(await writeText(skill, bytes, check, result, report))) {
    for (const { fix } of result.applied) {
      if (fix.edits.length > 0 || fix.files.some(({ type }) => type === "reencode")) {
        undone.add(fix);
      }
    }
  }
  const renamings: Renaming[] = [];
  for (const { fix, line } of result.applied.filter((entry) => !undone.has(entry.fix))) {
    const change = { path: skill.path, line: line + 1, title: fix.title };
    const renaming = fix.files.find(({ type }) => type === "renameFolder");
    if (renaming?.type === "renameFolder") {
      renamings.push({ skill, to: renaming.to, change });
    } else {
      report.changes.push(change);
    }
  }
  return renamings;
}

async function createFiles(skill: FoundSkill, { applied }: FixResult, report: Draft, undone: Set<Fix>): Promise<void> {
  const created = new Set<string>();
  for (const { fix } of applied) {
    for (const operation of fix.files) {
      if (operation.type === "create" && !created.has(operation.path)) {
        const create = () => createFile(dirname(skill.file), operation.path, operation.contents);
        if (await attempt(`"${operation.path}" could not be created`, create, report)) {
          created.add(operation.path);
        } else {
          undone.add(fix);
        }
      }
    }
  }
}

/** Whether the file now holds the fixed text; where it does not, the reason is said. */
async function writeText(
  skill: FoundSkill,
  before: Uint8Array,
  { skill: { text, encoding } }: SkillCheck,
  fixed: FixResult,
  report: Draft,
): Promise<boolean> {
  const reencode = fixed.files.some(({ type }) => type === "reencode");
  if (fixed.text === text && !reencode) {
    return true;
  }
  const after = encodeText(fixed.text, reencode ? { name: "utf-8", bom: false } : encoding);
  const original = reencode ? before : encodeText(text, encoding);
  if (after === undefined || original === undefined || Buffer.compare(original, before) !== 0) {
    const sentence = `"${skill.path}" was not fixed, since its encoding, ${encoding.name}, cannot hold the fixed text; save it as UTF-8 first.`;
    report.problems.push({ sentence, isFailure: false });
    return false;
  }
  const write = async (): Promise<string | undefined> =>
    (await replaceFile(skill.file, before, after))
      ? undefined
      : `"${skill.path}" was not fixed, since another program changed it meanwhile.`;
  return await attempt(`"${skill.path}" could not be written and is unchanged`, write, report);
}

async function rename({ skill, to, change }: Renaming, report: Draft): Promise<void> {
  const folder = dirname(followRenamings(skill.file, report.renamed));
  const shown = posix.dirname(skill.path);
  if (![basename(folder), ".", ".."].includes(posix.basename(shown))) {
    const sentence = `The folder of "${skill.path}" was not renamed, since it was given through a symbolic link.`;
    report.problems.push({ sentence, isFailure: false });
    return;
  }
  const isDone = await attempt(
    `The folder "${shown}" could not be renamed to "${to}"`,
    () => renameFolder(folder, to),
    report,
  );
  if (isDone) {
    report.renamed.push({ from: folder, to: join(dirname(folder), to) });
    report.changes.push(change);
  }
}

/** Whether something was done; a refusal (a sentence) or a failure (thrown by the system) is put into the report. */
async function attempt(otherwise: string, act: () => Promise<string | undefined>, report: Draft): Promise<boolean> {
  try {
    const refusal = await act();
    if (refusal !== undefined) {
      report.problems.push({ sentence: refusal, isFailure: false });
    }
    return refusal === undefined;
  } catch (error) {
    report.problems.push({ sentence: `${otherwise}: ${reasonOf(error)}.`, isFailure: true });
    return false;
  }
}

function depthOf({ file }: FoundSkill): number {
  return file.split(sep).length;
}
