import type { Frontmatter } from "../document/frontmatter.ts";
import { resolveAlias, type YamlNode } from "../document/yamlNode.ts";
import { codePointLength } from "../text/codePoints.ts";
import { replace, type TextEdit } from "../text/edit.ts";
import { NAME_MAX } from "./limits.ts";

/** A name or folder as the reference validator compares them: stripped, in Unicode's NFKC form. */
export function foldName(name: string): string {
  return name.trim().normalize("NFKC");
}

/** True for characters that the reference validator allows in a name: Unicode letters, digits and the hyphen. */
export function hasOnlyNameCharacters(name: string): boolean {
  return /^[\p{L}\p{N}\p{M}-]*$/u.test(foldName(name));
}

/** True for a name that the reference validator accepts (specification, "name field", read as its own code reads it). */
export function isValidName(name: string): boolean {
  const folded = foldName(name);
  return (
    folded !== "" &&
    codePointLength(folded) <= NAME_MAX &&
    folded === folded.toLowerCase() &&
    hasOnlyNameCharacters(folded) &&
    !/^-|-$|--/.test(folded)
  );
}

/** The nearest valid name: lower case, words joined by single hyphens. Empty when no letter or digit is left. */
export function slugOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}

/** An edit that puts `name` in the place of the field's value, in the quotes that it has. */
export function nameReplacement(frontmatter: Frontmatter, node: YamlNode, name: string): TextEdit {
  const target = resolveAlias(node);
  if (target.type !== "scalar") {
    return replace(target.span, name);
  }
  if (target.style === "single" || target.style === "double") {
    return replace(target.contentSpan, name);
  }
  const needsSpace =
    target.span.start === target.span.end &&
    frontmatter.slice({ start: target.span.start - 1, end: target.span.start }) === ":";
  return replace(target.span, needsSpace ? ` ${name}` : name);
}
