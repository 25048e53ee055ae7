import { nameFolderMismatch } from "./name-folder-mismatch.ts";
import type { Rule } from "./rule.ts";

/** Every rule, in the order in which findings at one place are shown: the file first, then fields, then the body. */
export const RULES: readonly Rule[] = [
  // The file and its frontmatter

  // Fields
  nameFolderMismatch,

  // The body and the files it names
];
