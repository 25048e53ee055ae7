import { defineRule } from "./rule.ts";

/**
 * The reference validator cuts the file at the first `---` behind the opening one, wherever it stands (its own source,
 * August 2026); every other client looks for a line.
 */
export const yamlSeparatorInValue = defineRule({
  id: "yaml-separator-in-value",
  severity: "hint",
  reads: ["frontmatter"],
  fix: "none",
  messages: {
    separator: () =>
      'There are three hyphens inside the frontmatter. The reference validator takes them for its end and refuses the rest. Use another dash, for example "—".',
  },
  *check({ frontmatter }) {
    const { envelope, text } = frontmatter;
    if (envelope.state !== "closed") {
      return;
    }
    const { start, end } = envelope.content;
    const found = text.slice(start, end).indexOf("---");
    if (found !== -1) {
      yield { message: "separator", span: { start: start + found, end: start + found + 3 } };
    }
  },
});
