import { setValue } from "../document/fieldEdits.ts";
import type { Frontmatter } from "../document/frontmatter.ts";
import { writeScalarLike } from "../document/writeScalar.ts";
import { resolveAlias, type YamlEntry } from "../document/yamlNode.ts";
import { codePointLength } from "../text/codePoints.ts";
import type { TextEdit } from "../text/edit.ts";
import { NAME_MAX } from "./limits.ts";

/** A name as the reference validator compares it: stripped, in Unicode's NFKC form. */
export function foldName(name: string): string {
  return name.trim().normalize("NFKC");
}

/** True when a name is that of its folder, as the reference validator compares them: the folder is not stripped. */
export function isFolderName(name: string, folder: string): boolean {
  return foldName(name) === folder.normalize("NFKC");
}

/** The characters of a folded name that the reference validator refuses, each once: all but letters, digits and `-`. */
export function forbiddenCharacters(folded: string): readonly string[] {
  return [...new Set(folded.match(/[^\p{L}\p{N}-]/gu) ?? [])];
}

/** True when a folded name has upper-case letters, which the reference validator refuses. */
export function hasUpperCase(folded: string): boolean {
  return folded !== folded.toLowerCase();
}

/** True when a folded name begins or ends with a hyphen or has two in a row. */
export function hasMisplacedHyphen(folded: string): boolean {
  return folded.startsWith("-") || folded.endsWith("-") || folded.includes("--");
}

/** True for a name that the reference validator accepts (specification, "name field", read as its own code reads it). */
export function isValidName(name: string): boolean {
  const folded = foldName(name);
  return (
    folded !== "" &&
    codePointLength(folded) <= NAME_MAX &&
    !hasUpperCase(folded) &&
    forbiddenCharacters(folded).length === 0 &&
    !hasMisplacedHyphen(folded)
  );
}

/** True for a folder that a valid name can be equal to. */
export function isValidFolderName(folder: string): boolean {
  return isValidName(folder) && folder === folder.trim();
}

/** The name for a skill in this folder: the folder's own where that is valid, else the nearest valid one. */
export function nameForFolder(folder: string): string {
  return isValidFolderName(folder) ? folder : slugOf(folder);
}

/**
 * The nearest valid name: lower case, no accents on Latin letters, words joined by single hyphens; it may still be too
 * long. Empty when no letter or digit is left, and for scripts whose vowel signs the reference validator refuses:
 * without them it is another word.
 */
export function slugOf(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFKC")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1");
  return /\p{M}/u.test(plain)
    ? ""
    : plain
        .replace(/['’]/g, "")
        .replace(/[^\p{L}\p{N}]+/gu, "-")
        .replace(/^-|-$/g, "");
}

/** An edit that gives the field `name` another value, in the quotes that it has. */
export function nameReplacement(frontmatter: Frontmatter, entry: YamlEntry, name: string): TextEdit {
  const node = resolveAlias(entry.value);
  return setValue(frontmatter, entry, writeScalarLike(node.type === "scalar" ? node.style : "plain", name));
}
