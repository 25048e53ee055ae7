import type { SnapshotSource } from "./model.ts";
import { parseRemote } from "./remote.ts";
import type { RepositoryAnswer } from "./repository.ts";

/**
 * Where a skill comes from, worked out from what git said: the public pages of the repository and of the skill's folder
 * at its commit. Credentials in the remote's address never get into the result.
 */
export function snapshotSource(answer: RepositoryAnswer, community: SnapshotSource["community"]): SnapshotSource {
  if (typeof answer === "string") {
    return { ...NOTHING_KNOWN, state: answer, community };
  }
  const { branch, commit, updatedAt, uncommitted, path } = answer;
  const remote = answer.remote === null ? undefined : parseRemote(answer.remote);
  // A folder that no commit has touched is on no page yet.
  const isPublished = updatedAt !== null && commit !== null && COMMIT.test(commit);
  return {
    state: "repository",
    host: remote?.host ?? null,
    repository: remote?.repository ?? null,
    repositoryUrl: remote?.url ?? null,
    url: isPublished ? (remote?.folderUrl?.(commit, path) ?? null) : null,
    branch,
    commit,
    updatedAt,
    uncommitted,
    community,
  };
}

/** SHA-1 or SHA-256. */
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

const NOTHING_KNOWN = {
  host: null,
  repository: null,
  repositoryUrl: null,
  url: null,
  branch: null,
  commit: null,
  updatedAt: null,
  uncommitted: false,
} as const;
