import { stringOf } from "../document/yamlNode.ts";
import type { SkillCheck } from "../service.ts";
import { baseNameOf } from "../workspace/uri.ts";
import { snapshotAgentView } from "./agentView.ts";
import { snapshotCounters } from "./counters.ts";
import type { FilesScan } from "./files/filesScan.ts";
import { snapshotIdentity } from "./identity.ts";
import { snapshotInstall } from "./install.ts";
import { snapshotInventory } from "./inventory.ts";
import { snapshotLicense } from "./license/snapshotLicense.ts";
import { snapshotLoading } from "./loading.ts";
import type { Snapshot } from "./model.ts";
import { snapshotProblems, snapshotVerdict } from "./problems.ts";
import type { RepositoryAnswer } from "./repository.ts";
import { snapshotFiles } from "./snapshotFiles.ts";
import { snapshotSource } from "./source.ts";
import { snapshotStatistics } from "./statistics.ts";
import { snapshotTargets } from "./targets.ts";

/** What a snapshot is made of. */
export interface SnapshotInput {
  readonly check: SkillCheck;
  /** What was read of the folder so far; `undefined` when nothing was. */
  readonly scan: FilesScan | undefined;
  readonly repository: RepositoryAnswer;
}

/**
 * Everything that is known of a skill before it is published. The same input gives the same snapshot; any text and any
 * folder give one. Never throws.
 */
export function createSnapshot({ check, scan, repository }: SnapshotInput): Snapshot {
  const { uri, skill, folder, findings } = check;
  const fileName = folder?.fileName ?? baseNameOf(uri);
  const problems = snapshotProblems(skill, findings);
  const statistics = snapshotStatistics(skill, scan?.files.get(fileName)?.size);
  const files = snapshotFiles(check, fileName, statistics.bytes, scan);
  const identity = snapshotIdentity(skill, folder?.name);
  const source = snapshotSource(repository, scan?.community ?? []);
  return {
    version: 1,
    uri,
    fileName,
    folder: folder?.name ?? null,
    identity,
    verdict: snapshotVerdict(findings),
    targets: snapshotTargets(findings),
    problems,
    statistics,
    counters: snapshotCounters(skill),
    loading: snapshotLoading(skill, files),
    files,
    inventory: snapshotInventory(skill, fileName, scan),
    license: snapshotLicense(stringOf(skill.frontmatter.get("license")), scan?.license ?? null),
    source,
    agentView: snapshotAgentView(skill, uri),
    install: snapshotInstall(identity, folder?.name, source),
  };
}
