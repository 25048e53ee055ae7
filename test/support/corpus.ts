import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./projectRoot.ts";

const root = join(projectRoot, "..", "shared", "corpus");

/** Whether the real skills are there; they are not part of the project. */
export const hasCorpus = existsSync(root);

/** Why the tests over real skills are skipped where they are. */
export const NO_CORPUS = "the corpus of real skills (../shared/corpus) is not here";

/** A real skill with the files beside it. */
export interface CorpusSkill {
  /** `skills/aspire`, `drafts/c000/reddit-research`. */
  readonly id: string;
  /** The path of its SKILL.md among {@link CorpusSkill.files}. */
  readonly path: string;
  /** Its files, by path: `/skills/aspire/SKILL.md`. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** What the official reference validator said of it; empty when valid, `undefined` when it was not asked. */
  readonly verdict: readonly string[] | undefined;
}

/** The skills of a part of the corpus; none when it is absent. */
export function corpusSkills(part: "skills" | "drafts"): CorpusSkill[] {
  if (!hasCorpus) {
    return [];
  }
  const verdicts = JSON.parse(readFileSync(join(root, "reference-verdicts.json"), "utf8")) as Record<string, string[]>;
  return skillFolders(join(root, part), part).map((id) => {
    const files: Record<string, Uint8Array> = {};
    collect(join(root, id), `/${id}`, files);
    return { id, path: `/${id}/SKILL.md`, files, verdict: verdicts[id] };
  });
}

function skillFolders(folder: string, id: string): string[] {
  const names = readdirSync(folder).sort();
  if (names.includes("SKILL.md")) {
    return [id];
  }
  return names
    .filter((name) => statSync(join(folder, name)).isDirectory())
    .flatMap((name) => skillFolders(join(folder, name), `${id}/${name}`));
}

function collect(folder: string, path: string, files: Record<string, Uint8Array>): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const child = join(folder, entry.name);
    if (entry.isDirectory()) {
      collect(child, `${path}/${entry.name}`, files);
    } else if (entry.isFile()) {
      files[`${path}/${entry.name}`] = readFileSync(child);
    }
  }
}
