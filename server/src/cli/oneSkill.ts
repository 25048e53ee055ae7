import { join } from "node:path";
import type { SkillHost } from "../core/index.ts";
import { uriOfPath } from "../node/fileHost.ts";
import { FILE_NAMES, type FoundSkill, findSkills, openRoot } from "./findSkills.ts";

/**
 * The one skill that is meant by a path: a SKILL.md, or a folder that holds one itself. A string says in one sentence
 * why there is none, and names the skills further below, if there are any.
 */
export async function oneSkill(
  given: string,
  cwd: string,
  host: Pick<SkillHost, "listFolder">,
): Promise<FoundSkill | string> {
  const root = await openRoot(given, cwd);
  if (typeof root === "string") {
    return root;
  }
  if (root.type === "skill") {
    return { path: root.shown, file: root.real };
  }
  const entries = (await host.listFolder(uriOfPath(root.real))) ?? [];
  const name = FILE_NAMES.find((candidate) =>
    entries.some((entry) => entry.name === candidate && entry.type === "file"),
  );
  if (name !== undefined) {
    const path = root.shown === "" ? name : `${root.shown.replace(/\/$/, "")}/${name}`;
    return { path, file: join(root.real, name) };
  }
  const { skills } = await findSkills([root], host);
  if (skills.length === 0) {
    return `There is no skill in "${given}": a skill is a folder with a SKILL.md.`;
  }
  const folders = skills.map(({ path }) => path.slice(0, path.lastIndexOf("/")));
  const [first] = folders;
  if (folders.length === 1) {
    return `There is no SKILL.md in "${given}" itself; did you mean the skill "${first}"?`;
  }
  const rest = folders.length - MOST_NAMED;
  const named = folders.slice(0, MOST_NAMED).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
  return `There is no SKILL.md in "${given}" itself; name one of the ${folders.length} skills below it: ${named}.`;
}

const MOST_NAMED = 10;
