import type { Body } from "../document/body.ts";
import { insertField, setValue } from "../document/fieldEdits.ts";
import { firstParagraph } from "../document/firstParagraph.ts";
import type { Frontmatter } from "../document/frontmatter.ts";
import { isMissing } from "../document/missingField.ts";
import { writeScalar } from "../document/writeScalar.ts";
import { doubleQuoted } from "../document/writeYaml.ts";
import { resolveAlias, type YamlEntry } from "../document/yamlNode.ts";
import type { Fix } from "../finding.ts";
import { entryMeaning } from "../spec/knownKeys.ts";
import { DESCRIPTION_MAX } from "../spec/limits.ts";
import { defineRule, safeFix, unsafeFix } from "./rule.ts";

/**
 * A skill must have a `description` that is a string with something in it (Agent Skills specification, "description
 * field"). The body's first paragraph is what Claude Code takes in its place, and what the safe fix writes.
 */
export const descriptionMissing = defineRule({
  id: "description-missing",
  severity: "error",
  reads: ["frontmatter", "body"],
  fix: "safe",
  messages: {
    missing: () => `The skill has no "description". ${WHO_NEEDS_IT}`,
    empty: () => `The description is empty. ${WHO_NEEDS_IT}`,
    null: () => `YAML reads this description as nothing (null). ${WHO_NEEDS_IT}`,
    notString: ({ type }: { type: string }) =>
      `The description is ${type} for YAML, not a text. The specification wants a text, and stricter clients refuse the skill. Put quotes around it.`,
    collection: ({ type }: { type: string }) =>
      `The description is ${type}, not a text. The specification wants a text, and Codex and skills.sh refuse the skill. Write it as one text in quotes.`,
  },
  *check({ frontmatter, body }) {
    const entry = frontmatter.entry("description");
    if (entry === undefined) {
      if (entryMeaning(frontmatter, "description") === undefined && isMissing(frontmatter, "description")) {
        const fixes = (): readonly Fix[] => fill(frontmatter, body, undefined);
        yield { message: "missing", span: frontmatter.envelope.open, fixes };
      }
      return;
    }
    const node = resolveAlias(entry.value);
    const fixes = (): readonly Fix[] => fill(frontmatter, body, entry);
    if ((node.type === "list" || node.type === "map") && frontmatter.problem !== undefined) {
      // After a syntax error a text with a colon looks like a map: yaml-syntax speaks of it.
      return;
    }
    if (node.type === "list" || node.type === "map") {
      yield { message: "collection", data: { type: `a ${node.type}` }, span: entry.value.span };
    } else if (node.type === "scalar" && node.value === null) {
      yield node.text === ""
        ? { message: "empty", span: entry.keySpan, fixes }
        : { message: "null", span: entry.value.span, fixes };
    } else if (node.type === "scalar" && typeof node.value !== "string") {
      const type = typeof node.value === "boolean" ? "true or false" : "a number";
      const edit = { span: entry.value.span, newText: doubleQuoted(node.text) };
      yield {
        message: "notString",
        data: { type },
        span: entry.value.span,
        fixes: [safeFix("Quote the description", edit)],
      };
    } else if (node.type === "scalar" && node.text.trim() === "") {
      yield { message: "empty", span: entry.value.span, fixes };
    }
  },
});

const WHO_NEEDS_IT =
  "It is what an agent reads to decide when to use the skill; the specification requires it, and Codex, skills.sh and claude.ai refuse the skill without it. Say what the skill does and when to use it.";

/** What an author replaces; put in only when asked for, never on save. */
const PLACEHOLDER = "What the skill does. Use when …";

function fill(frontmatter: Frontmatter, body: Body, entry: YamlEntry | undefined): readonly Fix[] {
  const paragraph = firstParagraph(body, DESCRIPTION_MAX);
  const put = (text: string): ReturnType<typeof insertField> =>
    entry === undefined
      ? insertField(frontmatter, `description: ${writeScalar(text)}`, frontmatter.entry("name"))
      : setValue(frontmatter, entry, writeScalar(text));
  const fixes: Fix[] = [];
  const derived = paragraph === undefined ? undefined : put(paragraph);
  if (derived !== undefined && paragraph !== undefined) {
    const title = "Use the first paragraph as the description";
    // "Hi." would silence the rule and describe nothing: whether a few words will do is for a person to say.
    const describes = paragraph.length >= 20 || /\S\s+\S+\s+\S/.test(paragraph);
    fixes.push(describes ? safeFix(title, derived) : unsafeFix(title, derived));
  }
  const placeholder = put(PLACEHOLDER);
  if (placeholder !== undefined) {
    fixes.push(unsafeFix("Insert a description to complete", placeholder));
  }
  return fixes;
}
