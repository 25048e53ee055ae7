import type { Frontmatter } from "../document/frontmatter.ts";
import { stringOf } from "../document/yamlNode.ts";

/**
 * What Claude Code's listing says of a skill, before it is cut at `LISTING_MAX` code points: `description`, and
 * `when_to_use` behind it (its documentation, Skills, Frontmatter reference).
 */
export function listingText(frontmatter: Frontmatter): string {
  const parts = [frontmatter.get("description"), frontmatter.get("when_to_use")];
  return parts
    .map((node) => stringOf(node)?.trim() ?? "")
    .filter((part) => part !== "")
    .join(" ");
}
