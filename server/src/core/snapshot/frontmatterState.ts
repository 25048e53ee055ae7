import type { Frontmatter } from "../document/frontmatter.ts";
import type { SnapshotIdentity } from "./model.ts";

/** What clients get of a frontmatter: a map of fields, or what stands in the way. */
export function frontmatterState({ envelope, problem, root }: Frontmatter): SnapshotIdentity["frontmatter"] {
  if (envelope.state === "absent" || envelope.state === "displaced") {
    return "missing";
  }
  if (envelope.state === "unclosed") {
    return "unclosed";
  }
  if (problem !== undefined) {
    return "broken";
  }
  if (root === "empty") {
    return "empty";
  }
  return root === "map" ? "valid" : "notAMap";
}

/** One sentence on what the state of a frontmatter means for the clients; `null` when there is nothing to say. */
export function consequenceOf(frontmatter: Frontmatter): string | null {
  const state = frontmatterState(frontmatter);
  switch (state) {
    case "valid":
      return null;
    case "missing":
      return frontmatter.envelope.state === "displaced" ? DISPLACED : MISSING;
    case "unclosed":
      return UNCLOSED;
    case "broken":
      return BROKEN;
    case "empty":
      return EMPTY;
    case "notAMap":
      return NOT_A_MAP;
  }
}

// What clients do was read in their sources and documentation: Claude Code falls back to the folder's name and the
// first paragraph, and loads a text with broken YAML with empty metadata; Codex, skills.sh and GitHub Copilot leave a
// skill out that has no name and description which they can read (2026-11).
const MISSING =
  "The file has no frontmatter, so clients find no name and no description: Codex, skills.sh and claude.ai do not take the skill.";
const DISPLACED =
  "The frontmatter is not where clients look for it, at the very start of the file, so they find no name and no description: Codex, skills.sh and claude.ai do not take the skill.";
const UNCLOSED =
  "The frontmatter never ends, so no client can tell it from the instructions: for all of them the skill has no name and no description.";
const BROKEN =
  "The frontmatter is no valid YAML, so clients see no name and no description: Claude Code loads the instructions without them, and Codex, skills.sh and GitHub Copilot leave the skill out.";
const EMPTY =
  "The frontmatter has no fields, so clients find no name and no description: Codex, skills.sh and claude.ai do not take the skill.";
const NOT_A_MAP =
  "The frontmatter holds no fields of the form “key: value”, so clients find no name and no description: Codex, skills.sh and claude.ai do not take the skill.";
