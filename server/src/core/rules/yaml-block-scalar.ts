import { toQuotedLine } from "../document/blockScalar.ts";
import { resolveAlias } from "../document/yamlNode.ts";
import { defineRule, safeFix } from "./rule.ts";

/**
 * A description as a block (`>`, `|`) is valid YAML, but skills.sh's pages and several clients with a parser of their
 * own have shown the mark instead of the text (facts of 2026: at least eight such reports).
 */
export const yamlBlockScalar = defineRule({
  id: "yaml-block-scalar",
  severity: "hint",
  reads: ["frontmatter"],
  fix: "safe",
  messages: {
    block: ({ mark }: { mark: string }) =>
      `The description is a YAML block. That is valid, but skills.sh and some simple parsers show "${mark}" in place of the text. A string in double quotes on one line is read alike everywhere.`,
  },
  *check({ frontmatter }) {
    const value = frontmatter.get("description");
    const node = value && resolveAlias(value);
    if (node?.type !== "scalar" || (node.style !== "literal" && node.style !== "folded") || node.text.trim() === "") {
      return;
    }
    const mark = /^\S{1,4}/.exec(frontmatter.slice(node.span))?.[0] ?? "";
    const span = { start: node.span.start, end: node.span.start + mark.length };
    const fixes = (): ReturnType<typeof safeFix>[] => [
      safeFix("Write it as one line in quotes", toQuotedLine(frontmatter, node)),
    ];
    yield { message: "block", span, data: { mark }, fixes };
  },
});
