import { lstat, mkdir, realpath, rename, writeFile } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";

/**
 * Creates a file below a skill's folder, with the folders in between. A string says in one sentence why it was not
 * created; nothing is ever overwritten, and nothing is created outside the folder, links included.
 * @throws NodeJS.ErrnoException when it cannot be written.
 */
export async function createFile(folder: string, path: string, contents: string): Promise<string | undefined> {
  const segments = path.split("/");
  const file = join(folder, ...segments);
  if (segments.some((segment) => !isFileName(segment)) || !(await leadsInside(folder, dirname(file)))) {
    return `"${path}" was not created, since it leads out of the skill's folder.`;
  }
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(file, contents, { flag: "wx" });
    return undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") {
      return `"${path}" was not created, since something of that name is there already.`;
    }
    throw error;
  }
}

/**
 * Renames a folder in its place, also where only the case changes. A string says in one sentence why it was not renamed.
 * @throws NodeJS.ErrnoException when the system refuses.
 */
export async function renameFolder(folder: string, to: string): Promise<string | undefined> {
  const target = join(dirname(folder), to);
  if (!isFileName(to)) {
    return `The folder "${basename(folder)}" was not renamed, since "${to}" cannot be a folder's name.`;
  }
  const [own, other] = await Promise.all([lstat(folder), lstat(target).catch(() => undefined)]);
  const isItself = other?.ino === own.ino && other.dev === own.dev;
  if (other !== undefined && !isItself) {
    return `The folder "${basename(folder)}" was not renamed, since there is a "${to}" already.`;
  }
  await rename(folder, target);
  return undefined;
}

/** One segment of a path that every system takes for a name. */
function isFileName(segment: string): boolean {
  return segment !== "" && segment !== "." && segment !== ".." && !/[\\/\0]/.test(segment);
}

/** Whether the nearest existing part of a path lies in the folder when all links are followed. */
async function leadsInside(folder: string, path: string): Promise<boolean> {
  for (let part = path; ; part = dirname(part)) {
    const real = await realpath(part).catch(() => undefined);
    if (real !== undefined) {
      const way = relative(await realpath(folder), real);
      return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
    }
    if (part === dirname(part)) {
      return false;
    }
  }
}
