import { hasComment, setValue } from "../document/fieldEdits.ts";
import type { Frontmatter } from "../document/frontmatter.ts";
import { writeScalarLike } from "../document/writeScalar.ts";
import type { ScalarStyle, YamlEntry } from "../document/yamlNode.ts";
import type { Fix } from "../finding.ts";
import { splitTools, type ToolList } from "../spec/tools.ts";
import { defineRule, safeFix } from "./rule.ts";

/**
 * `allowed-tools` is a space-separated string (Agent Skills specification, "allowed-tools field", since March 2026).
 * Claude Code documents commas and lists as well, so this is a hint about other clients.
 */
export const allowedToolsForm = defineRule({
  id: "allowed-tools-form",
  severity: "hint",
  reads: ["frontmatter"],
  fix: "safe",
  messages: {
    commas: () => `The tools are separated by commas. ${RULE}`,
    list: () => `The tools are a list. ${RULE}`,
  },
  *check({ frontmatter }) {
    const entry = frontmatter.entry("allowed-tools");
    const node = entry?.value;
    if (entry === undefined || node === undefined) {
      return;
    }
    if (node.type === "scalar" && typeof node.value === "string") {
      const tools = splitTools(node.text);
      if (tools.commas.length > 0 && isClean(tools) && !hasSpacedNames(node.text, tools)) {
        const names = tools.tokens.map(({ text }) => text);
        yield { message: "commas", span: node.span, fixes: () => convert(frontmatter, entry, names, node.style) };
      }
    } else if (node.type === "list" && node.items.length > 0) {
      const names: string[] = [];
      for (const item of node.items) {
        const text = item.type === "scalar" && typeof item.value === "string" ? item.value : "";
        const { tokens, commas } = splitTools(text);
        // A name with a space in it (`Azure MCP/documentation`) can be written in a list only.
        if (tokens.length !== 1 || commas.length > 0 || tokens[0]?.balanced !== true) {
          return;
        }
        names.push(tokens[0].text);
      }
      yield { message: "list", span: node.span, fixes: () => convert(frontmatter, entry, names, "plain") };
    }
  },
});

const RULE =
  "The specification wants one text with spaces between the tools, and clients other than Claude Code may read only that. Write it with spaces.";

/** What is broken has a finding of its own, and no conversion. */
function isClean({ tokens, emptyAt }: ToolList): boolean {
  return tokens.length > 0 && emptyAt.length === 0 && tokens.every(({ balanced }) => balanced);
}

/** True when some comma-separated part holds more than one word: it may be one name with a space in it. */
function hasSpacedNames(text: string, { tokens, commas }: ToolList): boolean {
  return tokens.length !== commas.length + 1 || text.trim() === "";
}

function convert(
  frontmatter: Frontmatter,
  entry: YamlEntry,
  names: readonly string[],
  style: ScalarStyle,
): readonly Fix[] {
  if (entry.value.type === "list" && hasComment(frontmatter, entry.value.span)) {
    return [];
  }
  const edit = setValue(frontmatter, entry, writeScalarLike(style, names.join(" ")));
  return [safeFix("Separate the tools by spaces", edit)];
}
