import type { ParsedSkill } from "../document/parseSkill.ts";
import { stringOf } from "../document/yamlNode.ts";
import { argumentNames, findSubstitutions } from "../spec/substitutions.ts";
import { filePathOf } from "../workspace/uri.ts";
import { catalogueEntry } from "./catalogue.ts";
import { frontmatterState } from "./frontmatterState.ts";
import { snapshotListings } from "./listings.ts";
import type { SnapshotAgentView } from "./model.ts";

/** What an agent gets to see of the skill whose SKILL.md is at `uri`, word for word. */
export function snapshotAgentView(skill: ParsedSkill, uri: string): SnapshotAgentView {
  const { body, bodyStart } = loadedBody(skill);
  const names = argumentNames(skill.frontmatter.get("arguments"));
  return {
    catalogue: catalogueOf(skill, uri),
    listings: snapshotListings(skill),
    body,
    bodyLine: skill.lines.positionAt(bodyStart).line + 1,
    substitutions: Array.from(findSubstitutions(body, names), ({ span }) => span),
  };
}

/** `undefined` when clients see no name and description. */
export function seenByClients({ frontmatter }: ParsedSkill): { name: string; description: string } | undefined {
  const name = stringOf(frontmatter.get("name"))?.trim() ?? "";
  const description = stringOf(frontmatter.get("description"))?.trim() ?? "";
  const isSeen = frontmatterState(frontmatter) === "valid" && name !== "" && description !== "";
  return isSeen ? { name, description } : undefined;
}

function catalogueOf(skill: ParsedSkill, uri: string): string | null {
  const seen = seenByClients(skill);
  return seen === undefined ? null : catalogueEntry({ ...seen, location: filePathOf(uri) });
}

/** Where clients find no frontmatter at the start of the file, all of it is body. */
function loadedBody({ text, body, frontmatter }: ParsedSkill): { body: string; bodyStart: number } {
  const state = frontmatterState(frontmatter);
  const start = state === "missing" || state === "unclosed" ? 0 : body.span.start;
  const whole = text.slice(start);
  const trimmed = whole.trim();
  const bodyStart = trimmed === "" ? start : start + whole.length - whole.trimStart().length;
  return { body: trimmed, bodyStart };
}
