import type { SkillHost } from "../../server/src/core/host.ts";
import { createFilesReader, type FilesReader } from "../../server/src/core/snapshot/files/createFilesReader.ts";
import type { FilesScan } from "../../server/src/core/snapshot/files/filesScan.ts";
import type { SkillFolder } from "../../server/src/core/workspace/skillFolder.ts";
import { createSkillFolders } from "../../server/src/core/workspace/skillFolders.ts";

/** Options of a reading that nobody watches and nobody stops. */
export const CALM = {
  cancellation: { isCancellationRequested: false },
  pause: (): Promise<void> => Promise.resolve(),
  onProgress: (): void => undefined,
};

/** The folder of a skill, listed afresh. */
export function folderOf(host: SkillHost, fileUri: string): Promise<SkillFolder | undefined> {
  return createSkillFolders(host).get(fileUri);
}

/** A skill's files, read afresh or by a reader that knows some of them. */
export async function readFiles(
  host: SkillHost,
  fileUri: string,
  reader: FilesReader = createFilesReader(host),
): Promise<FilesScan> {
  return reader.read(await folderOf(host, fileUri), fileUri, CALM);
}
