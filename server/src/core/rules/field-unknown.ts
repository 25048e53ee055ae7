import { moveUnderMetadata } from "../document/moveUnderMetadata.ts";
import type { RelatedPlace } from "../finding.ts";
import { isKnownKey } from "../spec/knownKeys.ts";
import { defineRule, unsafeFix } from "./rule.ts";

/**
 * Top-level keys that no client reads. The specification has six fields and leaves everything else to `metadata`
 * ("metadata field"); 23 of 100 real skills have such keys, so one finding names them all.
 */
export const fieldUnknown = defineRule({
  id: "field-unknown",
  severity: "info",
  reads: ["frontmatter"],
  fix: "unsafe",
  messages: {
    one: ({ key }: { key: string }) =>
      `No known client reads "${key}". Claude Code, VS Code and Codex ignore it; claude.ai and the reference validator refuse the skill because of it. Move it under "metadata", or remove it.`,
    several: ({ keys }: { keys: string }) =>
      `No known client reads ${keys}. Claude Code, VS Code and Codex ignore them; claude.ai and the reference validator refuse the skill because of them. Move them under "metadata", or remove them.`,
  },
  *check({ frontmatter }) {
    // Lines that a syntax error tears out of their value look like keys.
    if (frontmatter.problem !== undefined) {
      return;
    }
    const unknown = frontmatter.fields.filter(({ key }) => key !== "" && key !== "<<" && !isKnownKey(key));
    const [first, ...others] = unknown;
    if (first === undefined) {
      return;
    }
    const span = first.keySpan;
    const fixes = () => {
      const edits = moveUnderMetadata(frontmatter, unknown);
      return edits === undefined ? [] : [unsafeFix('Move under "metadata"', ...edits)];
    };
    if (others.length === 0) {
      yield { message: "one", data: { key: shorten(first.key) }, span, fixes };
      return;
    }
    const related: RelatedPlace[] = others.map(({ key, keySpan }) => ({
      message: `No known client reads "${shorten(key)}".`,
      span: keySpan,
    }));
    yield { message: "several", data: { keys: list(unknown.map(({ key }) => key)) }, span, related, fixes };
  },
});

const SHOWN = 8;

function list(keys: readonly string[]): string {
  const quoted = keys.slice(0, SHOWN).map((key) => `"${shorten(key)}"`);
  const rest = keys.length - quoted.length;
  return rest > 0
    ? `${quoted.join(", ")} and ${rest} more`
    : `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1) ?? ""}`;
}

function shorten(key: string): string {
  return key.length > 40 ? `${key.slice(0, 40)}…` : key;
}
