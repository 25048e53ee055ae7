import type { RepositoryAnswer, SkillHost } from "../core/index.ts";
import type * as Page from "../page/index.ts";

/** A disk, or what a client offers as one: all of a {@link SkillHost} but the knowledge of what the author opened. */
export type FileSystem = Omit<SkillHost, "isInWorkspace">;

/** What the server needs of the machine it runs on: its entries for Node and for a worker each provide one. */
export interface Platform {
  /** The version of Skillwright, as clients and logs show it. */
  readonly version: string;
  /** The disks that can be read without asking the client, by the scheme of their addresses (`file`). */
  readonly fileSystems: ReadonlyMap<string, FileSystem>;
  /** Writes a text as UTF-8 over the file at `uri`; absent where the server cannot write. Rejects when it fails. */
  readonly writeFile?: (uri: string, text: string) => Promise<void>;
  /** What git says of the folder at `uri`, within a time limit; absent where there is no git. Never rejects. */
  readonly askGit?: (uri: string) => Promise<RepositoryAnswer>;
  /** Loads the page of a snapshot, which no keystroke needs; `address` is where a worker finds it. */
  loadPage(address: string | undefined): Promise<typeof Page>;
  /** Milliseconds from some moment in the past, never running backwards. */
  now(): number;
  /** Runs `work` once after that many milliseconds; the function that is returned prevents it. */
  delay(milliseconds: number, work: () => void): () => void;
  /** Lets everything run that waits, and then goes on, as soon as the host can. */
  pause(): Promise<void>;
  /** The bytes of a Base64 text. */
  decodeBase64(text: string): Uint8Array;
  /** Bytes as Base64. */
  encodeBase64(bytes: Uint8Array): string;
}
