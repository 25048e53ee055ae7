import type { Frontmatter } from "./frontmatter.ts";

/**
 * True when the frontmatter can be read and a required field is not in it. False where something more basic is wrong:
 * no frontmatter, YAML that is no map, or a syntax error that may hide the field.
 */
export function isMissing(frontmatter: Frontmatter, key: string): boolean {
  const { envelope, root, problem } = frontmatter;
  if (envelope.state === "absent" || root === "list" || root === "scalar" || frontmatter.entry(key) !== undefined) {
    return false;
  }
  if (problem === undefined) {
    return true;
  }
  return frontmatter.fields.length > 0 && !new RegExp(`^[ \\t]*["']?${key}["']?[ \\t]*:`, "m").test(frontmatter.text);
}
