import type { SkillHost } from "../core/index.ts";

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
  /** Milliseconds from some moment in the past, never running backwards. */
  now(): number;
  /** Runs `work` once after that many milliseconds; the function that is returned prevents it. */
  delay(milliseconds: number, work: () => void): () => void;
  /** The bytes of a Base64 text. */
  decodeBase64(text: string): Uint8Array;
}
