import { createSkillService } from "../../server/src/core/service.ts";
import { createSnapshot } from "../../server/src/core/snapshot/createSnapshot.ts";
import { createFilesReader } from "../../server/src/core/snapshot/files/createFilesReader.ts";
import type { Snapshot } from "../../server/src/core/snapshot/model.ts";
import type { RepositoryAnswer } from "../../server/src/core/snapshot/repository.ts";
import { THROWING_LOGGER } from "./checkInMemory.ts";
import { createMemoryHost } from "./memoryHost.ts";

/** The snapshot of the skill at `path` among `files`, all of its folder read. */
export async function wholeSnapshot(
  files: Readonly<Record<string, string | Uint8Array>>,
  path: string,
  repository: RepositoryAnswer = "none",
): Promise<Snapshot> {
  const host = createMemoryHost(files);
  const check = await createSkillService(host, THROWING_LOGGER).checkFile(host.uri(path));
  if (check === undefined) {
    throw new Error(`There is no file at ${path}.`);
  }
  const scan = await createFilesReader(host).read(check.folder, check.uri, {
    cancellation: { isCancellationRequested: false },
    pause: () => Promise.resolve(),
    onProgress: () => undefined,
  });
  return createSnapshot({ check, scan, repository });
}
