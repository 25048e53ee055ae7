import type { Frontmatter } from "../document/frontmatter.ts";
import { resolveAlias, type YamlNode } from "../document/yamlNode.ts";
import { splitTools, TOOLS, type ToolToken } from "../spec/tools.ts";
import { type Span, touches } from "../text/span.ts";
import type { HoverContent } from "./hoverContent.ts";
import { inlineCode } from "./markdownText.ts";

/** Explains the tool at `offset` in the value of `allowed-tools` or `disallowed-tools`, be it a text or a list. */
export function hoverTool(
  key: string,
  value: YamlNode,
  frontmatter: Frontmatter,
  offset: number,
): HoverContent | undefined {
  for (const content of contents(value)) {
    if (!touches(content, offset)) {
      continue;
    }
    const { tokens } = splitTools(frontmatter.slice(content));
    const token = tokens.find(({ span }) => touches(span, offset - content.start));
    if (token !== undefined) {
      const span = { start: content.start + token.span.start, end: content.start + token.span.end };
      return { span, markdown: explain(token, key) };
    }
  }
  return undefined;
}

/** The stretches of text that name tools. */
function contents(value: YamlNode): readonly Span[] {
  const node = resolveAlias(value);
  if (node.type === "list") {
    return node.items.flatMap((item) => (item.type === "list" ? [] : contents(item)));
  }
  return node.type === "scalar" ? [node.contentSpan] : [];
}

function explain({ text, name, pattern }: ToolToken, key: string): string {
  const effect =
    key === "allowed-tools"
      ? "Claude Code uses it without asking"
      : "Claude Code takes it away while the skill is active";
  const part = pattern === undefined || pattern === "*" ? "" : `, for what matches ${inlineCode(pattern)} only`;
  return `**${inlineCode(text)}**\n\n${summaryOf(name)}\n\n${effect}${part}.`;
}

function summaryOf(name: string): string {
  const known = TOOLS.find((tool) => tool.name === name);
  if (known !== undefined) {
    return known.summary;
  }
  const mcp = /^mcp__(.+?)(?:__(.+))?$/.exec(name);
  if (mcp === null) {
    return "A tool that Skillwright does not know: names are case-sensitive, and other clients have tools of their own.";
  }
  const [, server = "", tool] = mcp;
  return tool === undefined || tool === "*"
    ? `All tools of the MCP server ${inlineCode(server)}.`
    : `The tool ${inlineCode(tool)} of the MCP server ${inlineCode(server)}.`;
}
