/** What git says of a skill's folder; asked by the host, never by the core. */
export interface Repository {
  /** The address of the remote that the branch follows (else `origin`, else the first), as git stores it. */
  readonly remote: string | null;
  readonly branch: string | null;
  /** The commit that is checked out, 40 or 64 hexadecimal digits. */
  readonly commit: string | null;
  /** The path of the skill's folder in the repository, `/` between segments; empty for the repository itself. */
  readonly path: string;
  /** When the last commit touched the folder (ISO 8601 with offset); `null` when none did. */
  readonly updatedAt: string | null;
  /** True when the folder holds changes that are not committed. */
  readonly uncommitted: boolean;
}

/** The answer of asking git: `untrusted` when it may not be run, `none` without a repository or without git. */
export type RepositoryAnswer = Repository | "none" | "untrusted" | "unknown";
