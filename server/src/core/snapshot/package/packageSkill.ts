import { stringOf } from "../../document/yamlNode.ts";
import type { SkillHost } from "../../host.ts";
import type { SkillCheck } from "../../service.ts";
import { isFolderName, isValidName } from "../../spec/name.ts";
import { childUri } from "../../workspace/uri.ts";
import { readPublished } from "../files/leftOut.ts";
import type { SnapshotLeftOut } from "../model.ts";
import { type PackageEntry, planPackage } from "./planPackage.ts";
import { type PackageWork, writePackage } from "./writePackage.ts";

/** How a skill is packed. */
export interface PackageOptions extends PackageWork {
  /** Pack it in spite of its errors. */
  readonly force: boolean;
}

/** A package, or why there is none. */
export type PackageOutcome =
  | {
      readonly type: "packed";
      /** `<name>.skill`. */
      readonly fileName: string;
      /** A ZIP archive with the skill's folder at its root. */
      readonly data: Uint8Array;
      /** How many files it holds. */
      readonly files: number;
      /** What was left out, one sentence each. */
      readonly leftOut: readonly string[];
      /** What a client or marketplace will not like, one sentence each. */
      readonly warnings: readonly string[];
    }
  /** The skill has errors: `Line 3: …`, one each, in source order. */
  | { readonly type: "errors"; readonly errors: readonly string[] }
  | { readonly type: "failed"; readonly reason: string };

/**
 * Packs a checked skill: what `host` has of its folder, so that what is packed is what is saved when `host` is the disk.
 * A skill with errors is packed only with `force`.
 */
export async function packageSkill(
  check: SkillCheck,
  host: SkillHost,
  options: PackageOptions,
): Promise<PackageOutcome> {
  const { folder, skill, findings } = check;
  const errors = findings
    .filter(({ severity }) => severity === "error")
    .map(({ span, message }) => `Line ${skill.lines.positionAt(span.start).line + 1}: ${message}`);
  if (errors.length > 0 && !options.force) {
    return { type: "errors", errors };
  }
  if (folder === undefined) {
    return { type: "failed", reason: "The skill's folder cannot be listed." };
  }
  if (!folder.listing.complete) {
    return {
      type: "failed",
      reason: "The skill's folder holds too many files for a package, or one of its folders cannot be listed.",
    };
  }
  const { files, leftOut } = await readPublished(folder, host);
  const entries = await entriesOf(folder.uri, files, host, options);
  if (typeof entries === "string") {
    return { type: "failed", reason: entries };
  }
  const plan = planPackage(rootOf(check, errors.length === 0), entries, leftOut);
  const data = await writePackage(folder.uri, plan, host, options);
  return data instanceof Uint8Array
    ? {
        type: "packed",
        fileName: plan.fileName,
        data,
        files: plan.entries.length,
        leftOut: plan.leftOut.map(sentenceOf),
        warnings: plan.warnings,
      }
    : { type: "failed", reason: data.failed };
}

/** How many files are asked about at a time. */
const AT_A_TIME = 64;

/** The files with their sizes and modes, or why there are none. */
async function entriesOf(
  folderUri: string,
  paths: readonly string[],
  host: SkillHost,
  { cancellation, pause }: PackageWork,
): Promise<PackageEntry[] | string> {
  const entries: PackageEntry[] = [];
  for (let start = 0; start < paths.length; start += AT_A_TIME) {
    const some = paths.slice(start, start + AT_A_TIME);
    const stats = await Promise.all(some.map((path) => host.stat(childUri(folderUri, path))));
    for (const [index, path] of some.entries()) {
      const stat = stats[index];
      if (stat?.type !== "file") {
        return `"${path}" cannot be read.`;
      }
      entries.push({ path, size: stat.size, executable: stat.executable ?? null });
    }
    await pause();
    if (cancellation.isCancellationRequested) {
      return "The packing was canceled.";
    }
  }
  return entries;
}

/**
 * The folder at the root: the skill's own, which a valid skill is named like. Where a skill without errors has another
 * name (the rule is off), its name, so that it unpacks to a folder in which clients load it.
 */
function rootOf({ skill, folder }: SkillCheck, isFaultless: boolean): string {
  const name = stringOf(skill.frontmatter.entry("name")?.value)?.trim() ?? "";
  const folderName = folder?.name ?? "";
  return isFaultless && isValidName(name) && !isFolderName(name, folderName) ? name : folderName || "skill";
}

function sentenceOf({ path, type, reason }: SnapshotLeftOut): string {
  return `Left out "${path}${type === "folder" ? "/" : ""}": ${reason}.`;
}
