/** What kind of thing a name in a folder is. A symbolic link is never followed. */
export type EntryType = "file" | "folder" | "symlink" | "other";

/** One name in a folder, exactly as the disk spells it. */
export interface FolderEntry {
  readonly name: string;
  readonly type: EntryType;
}

/** What a disk says of something without opening it. */
export interface FileStat {
  readonly type: EntryType;
  /** Bytes. */
  readonly size: number;
  /** Whether someone may execute it; absent where the file system does not say, as on Windows and in browsers. */
  readonly executable?: boolean;
}

/** The disk as the core sees it. Addresses are URIs in their string form. Nothing throws: what fails is `undefined`. */
export interface SkillHost {
  /** The names in a folder, in no order; `undefined` when it is no folder or cannot be read. */
  listFolder(uri: string): Promise<readonly FolderEntry[] | undefined>;
  /** The bytes of a file, at most `limit` of them; `undefined` when it cannot be read. */
  readFile(uri: string, limit?: number): Promise<Uint8Array | undefined>;
  /** What lies at `uri`; `undefined` when there is nothing. Links are not followed. */
  stat(uri: string): Promise<FileStat | undefined>;
  /**
   * {@link stat} and {@link readFile} in one, offered where that is faster: it matters to whoever reads thousands of
   * files. `bytes` is `undefined` for what is no file or cannot be read.
   */
  statAndRead?(
    uri: string,
    limit: number,
  ): Promise<{ readonly stat: FileStat; readonly bytes: Uint8Array | undefined } | undefined>;
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
