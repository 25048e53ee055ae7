import type { EntryType } from "../../host.ts";
import type { FileKind, SnapshotLeftOut } from "../model.ts";

/** What was read of one file of the skill's folder. Read once, and again only when the file changed. */
export interface FileFacts {
  /** Relative to the skill's folder. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** `null` where the file system does not say. */
  readonly executable: boolean | null;
  readonly kind: FileKind;
  readonly language: string | null;
  readonly big: boolean;
  /** Estimated tokens; `null` for binary files and for what cannot be read. */
  readonly tokens: number | null;
  /** Hosts of URLs in its text, sorted. */
  readonly hosts: readonly string[];
  /** Environment variables in its text, sorted. */
  readonly environment: readonly string[];
  /** Paths that its text names, resolved against the listing: what it leads an agent to. Sorted. */
  readonly leadsTo: readonly string[];
}

/** The state of reading a skill's folder at one moment. */
export interface FilesScan {
  readonly state: "gone" | "reading" | "stopped" | "complete";
  readonly done: number;
  readonly total: number;
  readonly truncated: boolean;
  /** The files that would be published, by path; those not read yet are in {@link pending}. */
  readonly files: ReadonlyMap<string, FileFacts>;
  /** Files that would be published and are not read yet. */
  readonly pending: readonly string[];
  /** Folders that would be published (they hold a file that is), sorted. */
  readonly folders: readonly string[];
  readonly leftOut: readonly SnapshotLeftOut[];
  /** Text of the license file in the skill's folder, else of the nearest one above it inside the workspace. */
  readonly license: { readonly path: string; readonly text: string } | null;
  /** README, CHANGELOG, CONTRIBUTING, SECURITY and code of conduct, in the folder or above it in the repository. */
  readonly community: readonly { readonly name: string; readonly path: string }[];
}

/** A name with its type, as {@link FilesScan} needs it from a listing. */
export type ListedEntry = readonly [path: string, type: EntryType];
