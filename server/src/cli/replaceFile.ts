import { randomBytes } from "node:crypto";
import { access, constants, open, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Replaces the contents of a file in one step: whatever happens in between, the file holds either all of `before` or
 * all of `after`. Its permissions stay. Returns false, and changes nothing, when it no longer holds `before`.
 * @throws NodeJS.ErrnoException when it cannot be written; the file is then unchanged.
 */
export async function replaceFile(file: string, before: Uint8Array, after: Uint8Array): Promise<boolean> {
  // A rename would replace a file that its author protected.
  await access(file, constants.W_OK);
  const { mode } = await stat(file);
  const temporary = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    const handle = await open(temporary, "wx", mode);
    try {
      await handle.writeFile(after);
      // The mode given at opening is cut by the process's mask.
      await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (Buffer.compare(await readFile(file), before) !== 0) {
      return false;
    }
    await rename(temporary, file);
    return true;
  } finally {
    await rm(temporary, { force: true });
  }
}
