import { resolveDots } from "../../document/target.ts";
import type { EntryType } from "../../host.ts";

/** Finds the files and folders of a skill that mentions in its texts mean. */
export interface PathResolver {
  /**
   * The paths that `mentions` in the file at `from` (relative to the skill's folder) lead to, sorted; of files and of
   * folders below the skill's own. What leads nowhere is left away, and so is the file itself.
   */
  resolve(mentions: Iterable<string>, from: string): readonly string[];
}

/**
 * A resolver over the entries of a skill's folder called `folderName`. A mention may be relative to the file that it
 * stands in, to the skill's folder, or to a folder around it (`skills/pdf-tools/scripts/run.py`); a bare file name also
 * means the only file of that name, wherever it lies. Spelling counts exactly.
 */
export function createPathResolver(entries: ReadonlyMap<string, EntryType>, folderName: string): PathResolver {
  let byName: Map<string, string | undefined> | undefined;
  const typeOf = (path: string): boolean => {
    const type = entries.get(path);
    return type === "file" || type === "folder";
  };
  const onlyNamed = (name: string): string | undefined => {
    byName ??= uniqueNames(entries);
    return byName.get(name);
  };
  const lookUp = (mention: string, folder: string): string | undefined => {
    if (entries.has(mention)) {
      const inFolder = folder === "" ? undefined : folder + mention;
      return inFolder !== undefined && typeOf(inFolder) ? inFolder : mention;
    }
    const isPlain = !mention.includes("/");
    if (isPlain) {
      return typeOf(folder + mention) ? folder + mention : onlyNamed(mention);
    }
    const near = resolveDots(folder + mention);
    if (typeOf(near)) {
      return near;
    }
    const fromRoot = folder === "" ? near : resolveDots(mention);
    return typeOf(fromRoot) ? fromRoot : behindName(fromRoot, folderName, typeOf);
  };
  return {
    resolve(mentions, from) {
      const folder = from.slice(0, from.lastIndexOf("/") + 1);
      const own = folder.slice(0, -1);
      const found = new Set<string>();
      for (const mention of mentions) {
        const path = lookUp(mention, folder);
        // `./` is no more than the place where one is.
        if (path !== undefined && path !== "" && path !== from && path !== own && typeOf(path)) {
          found.add(path);
        }
      }
      return [...found].sort();
    },
  };
}

/** What stands behind the skill's own name in a path, when that is there. */
function behindName(path: string, name: string, exists: (path: string) => boolean): string | undefined {
  const at = `/${path}`.lastIndexOf(`/${name}/`);
  const inside = at < 0 || name === "" ? undefined : path.slice(at + name.length + 1);
  return inside !== undefined && exists(inside) ? inside : undefined;
}

function uniqueNames(entries: ReadonlyMap<string, EntryType>): Map<string, string | undefined> {
  const byName = new Map<string, string | undefined>();
  for (const [path, type] of entries) {
    const name = path.slice(path.lastIndexOf("/") + 1);
    if (type === "file" && !GENERIC.test(name)) {
      byName.set(name, byName.has(name) ? undefined : path);
    }
  }
  return byName;
}

/** Names that every project has: a text that says one means its own. */
const GENERIC =
  /^(?:readme\.md|skill\.md|claude\.md|agents\.md|changelog\.md|index\.\w+|main\.\w+|__init__\.py|package(?:-lock)?\.json|tsconfig\.json|requirements\.txt|pyproject\.toml|config\.\w+|\.env)$/i;
