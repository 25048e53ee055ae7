import { randomBytes } from "node:crypto";
import { open, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { reasonOf } from "./reasonOf.ts";
import { replaceFile } from "./replaceFile.ts";

/** What became of a file that was to be written; `refused` says why it was not, in one sentence. */
export type Output =
  | { readonly type: "created" | "replaced" | "unchanged" }
  | { readonly type: "refused"; readonly reason: string };

/**
 * Writes a file in one step: whatever happens in between, there is either all of the new file, or what was there
 * before. A link is followed; what is no file (a terminal, a pipe) is written to. `given` is the path as typed.
 */
export async function writeOutput(given: string, cwd: string, contents: Uint8Array): Promise<Output> {
  const path = resolve(cwd, given);
  try {
    const found = await stat(path).catch(() => undefined);
    if (found === undefined) {
      await createFile(path, contents);
      return { type: "created" };
    }
    if (found.isDirectory()) {
      return { type: "refused", reason: `"${given}" is a folder; name the file to write.` };
    }
    if (!found.isFile()) {
      await writeFile(path, contents);
      return { type: "replaced" };
    }
    const file = await realpath(path);
    const before = await readFile(file);
    if (Buffer.compare(before, contents) === 0) {
      return { type: "unchanged" };
    }
    return (await replaceFile(file, before, contents))
      ? { type: "replaced" }
      : { type: "refused", reason: `"${given}" was not written, since another program changed it meanwhile.` };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === "ENOENT" || code === "ENOTDIR" ? "there is no such folder" : reasonOf(error);
    return { type: "refused", reason: `"${given}" could not be written: ${reason}.` };
  }
}

async function createFile(file: string, contents: Uint8Array): Promise<void> {
  const temporary = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    const handle = await open(temporary, "wx");
    try {
      await handle.writeFile(contents);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}
