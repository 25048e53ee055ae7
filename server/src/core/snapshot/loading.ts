import type { ParsedSkill } from "../document/parseSkill.ts";
import { estimateTokens, tokensOf } from "../document/tokenCount.ts";
import { BODY_TOKENS_MAX, CATALOGUE_TOKENS_MAX } from "../spec/limits.ts";
import { seenByClients } from "./agentView.ts";
import type { SnapshotFiles, SnapshotLoading } from "./model.ts";

/** What an agent loads when, and about how many tokens that is. */
export function snapshotLoading(skill: ParsedSkill, files: SnapshotFiles): SnapshotLoading {
  const seen = seenByClients(skill);
  return {
    stages: [
      {
        id: "catalogue",
        title: "Name and description",
        when: "At the start of every session, whether the skill is used or not.",
        tokens: seen === undefined ? 0 : estimateTokens(entryOf(seen)),
        recommended: CATALOGUE_TOKENS_MAX,
      },
      {
        id: "body",
        title: "Instructions",
        when: "When the skill is used.",
        tokens: tokensOf(skill.body),
        recommended: BODY_TOKENS_MAX,
      },
      {
        id: "resources",
        title: "Other files",
        when: "When the agent opens them.",
        tokens: files.tree.reduce((sum, { kind, tokens }) => sum + (kind === "skill" ? 0 : (tokens ?? 0)), 0),
        recommended: null,
      },
    ],
    note: NOTE,
  };
}

/** The numbers are those of `test/unit/snapshot/tokens.test.ts`. */
const NOTE =
  "The numbers of tokens are estimates. For English text nine of ten are within 15 % of a real tokenizer's count, and each model counts a little differently.";

/** The lines of the catalogue without the path, which depends on where the skill is installed. */
function entryOf({ name, description }: { readonly name: string; readonly description: string }): string {
  return `<skill>\n<name>\n${name}\n</name>\n<description>\n${description}\n</description>\n</skill>`;
}
