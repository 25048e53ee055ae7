import type { FolderListing } from "./folderListing.ts";

/** The folder of one skill, as rules and features see it: a picture in memory, never the disk. */
export interface SkillFolder {
  /** The folder's address. */
  readonly uri: string;
  /** The folder's own name, decoded: what a skill's `name` must equal. */
  readonly name: string;
  /** The name of the skill's file as it is spelled: `SKILL.md`, or `skill.md`. */
  readonly fileName: string;
  /** The name of the folder of another skill that this one lies in, or `undefined`. */
  readonly nestedIn: string | undefined;
  readonly listing: FolderListing;
  /**
   * The fragments of a Markdown file of the skill (path relative to the folder), or `undefined` when it is no Markdown
   * file, too large, or not needed by any reference.
   */
  anchorsOf(path: string): ReadonlySet<string> | undefined;
}
