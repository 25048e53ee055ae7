import type { ParsedSkill } from "../../server/src/core/document/parseSkill.ts";
import type { SkillCheck } from "../../server/src/core/service.ts";
import { createSkillService } from "../../server/src/core/service.ts";
import { createSnapshot } from "../../server/src/core/snapshot/createSnapshot.ts";
import type { FilesScan } from "../../server/src/core/snapshot/files/filesScan.ts";
import type { Snapshot } from "../../server/src/core/snapshot/model.ts";
import type { RepositoryAnswer } from "../../server/src/core/snapshot/repository.ts";
import { THROWING_LOGGER } from "./checkInMemory.ts";
import { createMemoryHost } from "./memoryHost.ts";

/** The check of the skill at `path` among `files`. */
export async function checkOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  path: string,
): Promise<SkillCheck & { readonly skill: ParsedSkill }> {
  const host = createMemoryHost(files);
  const check = await createSkillService(host, THROWING_LOGGER).checkFile(host.uri(path));
  if (check === undefined) {
    throw new Error(`There is no file at ${path}.`);
  }
  return check;
}

/** The snapshot of a text as the SKILL.md of the folder `pdf-tools`, which holds `others` (by path in it) as well. */
export async function snapshotOf(
  text: string | Uint8Array,
  others: Readonly<Record<string, string>> = {},
  more: { readonly scan?: FilesScan; readonly repository?: RepositoryAnswer } = {},
): Promise<Snapshot> {
  const files: Record<string, string | Uint8Array> = { "/work/skills/pdf-tools/SKILL.md": text };
  for (const [path, contents] of Object.entries(others)) {
    files[`/work/skills/pdf-tools/${path}`] = contents;
  }
  const check = await checkOf(files, "/work/skills/pdf-tools/SKILL.md");
  return createSnapshot({ check, scan: more.scan, repository: more.repository ?? "none" });
}
