import type { EntryType, SkillHost } from "../../host.ts";
import type { SkillFolder } from "../../workspace/skillFolder.ts";
import { baseNameOf, parentUri } from "../../workspace/uri.ts";

/** A folder that holds the skill's folder, directly or not. */
export interface FolderAbove {
  readonly uri: string;
  /** How the skill's folder names it: `../`, `../../`, … */
  readonly prefix: string;
  /** The path of the skill's folder from here: `skills/pdf-tools`. */
  readonly path: string;
  /** What lies directly in it. */
  readonly names: ReadonlyMap<string, EntryType>;
  /** Whether it is the folder of a git repository. */
  readonly isRepository: boolean;
}

/**
 * The folders above a skill's own, the nearest first: up to the folder of the repository, and never outside of the
 * workspace. None when the skill's folder is the repository itself.
 */
export async function foldersAbove(folder: SkillFolder, host: SkillHost): Promise<readonly FolderAbove[]> {
  const above: FolderAbove[] = [];
  let isRepository = folder.listing.typeOf(".git") !== undefined;
  let child = folder.uri;
  let path = "";
  let prefix = "";
  while (!isRepository && above.length < MOST_LEVELS) {
    const uri = parentUri(child);
    if (uri === child || !host.isInWorkspace(uri)) {
      break;
    }
    const listed = await host.listFolder(uri);
    if (listed === undefined) {
      break;
    }
    const names = new Map(listed.map(({ name, type }) => [name, type]));
    isRepository = names.has(".git");
    path = path === "" ? baseNameOf(child) : `${baseNameOf(child)}/${path}`;
    prefix += "../";
    above.push({ uri, prefix, path, names, isRepository });
    child = uri;
  }
  return above;
}

/** Skills lie a few folders deep in their repositories; whoever nests deeper has a home folder open. */
const MOST_LEVELS = 8;
