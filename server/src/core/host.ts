/** What kind of thing a name in a folder is. A symbolic link is never followed. */
export type EntryType = "file" | "folder" | "symlink" | "other";

/** One name in a folder, exactly as the disk spells it. */
export interface FolderEntry {
  readonly name: string;
  readonly type: EntryType;
}

/** The disk as the core sees it. Addresses are URIs in their string form. Nothing throws: what fails is `undefined`. */
export interface SkillHost {
  /** The names in a folder, in no order; `undefined` when it is no folder or cannot be read. */
  listFolder(uri: string): Promise<readonly FolderEntry[] | undefined>;
  /** The bytes of a file, at most `limit` of them; `undefined` when it cannot be read. */
  readFile(uri: string, limit?: number): Promise<Uint8Array | undefined>;
  /** The type and size in bytes of what lies at `uri`; `undefined` when there is nothing. Links are not followed. */
  stat(uri: string): Promise<{ readonly type: EntryType; readonly size: number } | undefined>;
  /** Whether the author opened a workspace that holds `uri`: nothing outside is read. */
  isInWorkspace(uri: string): boolean;
}

/** Where the core says what an author need not see. */
export interface Logger {
  /** Something failed that is ours to repair; `error` is what was thrown. */
  error(message: string, error?: unknown): void;
}

/** Asked between steps of long work; when true, the work stops and its result is thrown away. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}
