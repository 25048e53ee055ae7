import { splitTools, TOOLS, type Tool } from "../spec/tools.ts";
import { type Completion, type CompletionItem, NO_COMPLETION } from "./completionItem.ts";
import type { ValuePlace } from "./frontmatterPlace.ts";
import { escapeSnippet } from "./snippetText.ts";

/** The tools that are not named on the cursor's line yet, and patterns of those that take one. */
export function completeTools(text: string, place: ValuePlace, offset: number): Completion {
  const { start, end } = place.span;
  // Brackets of a flow list and quotes part tools as spaces do.
  const { tokens } = splitTools(text.slice(start, end).replace(/["'[\]]/g, " "));
  // An open parenthesis goes on behind the spaces that end the line; a stray closing one ends with its token.
  const typed = tokens.find(({ span, text: tool, balanced }) => {
    const goesOn = !balanced && tool.includes("(");
    return start + span.start <= offset && (offset <= start + span.end || goesOn);
  });
  const open = typed?.text.indexOf("(") ?? -1;
  if (typed !== undefined && open >= 0 && offset > start + typed.span.start + open) {
    return NO_COMPLETION;
  }
  const replace =
    typed === undefined
      ? { start: offset, end: offset }
      : { start: start + typed.span.start, end: start + (open < 0 ? typed.span.end : typed.span.start + open) };
  const named = new Set(tokens.filter((token) => token !== typed).map((token) => token.text));
  const prefix = place.needsSpace ? " " : "";
  const make = (tool: ToolItem, order: number): CompletionItem => ({
    label: tool.label,
    kind: "tool",
    documentation: tool.documentation,
    newText: prefix + tool.newText,
    isSnippet: tool.isSnippet,
    replace,
    filterText: prefix + tool.label,
    sortText: String(order).padStart(3, "0"),
  });
  const offered = TOOLS.flatMap((tool) =>
    open < 0 ? [...nameOf(tool, named), ...patternOf(tool)] : nameOf(tool, named),
  );
  return { items: [...offered, ...(open < 0 ? [MCP] : [])].map(make), incomplete: false };
}

interface ToolItem {
  readonly label: string;
  readonly documentation: string;
  readonly newText: string;
  readonly isSnippet: boolean;
}

const MCP: ToolItem = {
  label: "mcp__server__tool",
  documentation: "A tool of an MCP server. `mcp__server` alone means all of the server's tools.",
  newText: "mcp__${1:server}__${2:tool}",
  isSnippet: true,
};

function nameOf({ name, summary }: Tool, named: ReadonlySet<string>): ToolItem[] {
  return named.has(name) ? [] : [{ label: name, documentation: summary, newText: name, isSnippet: false }];
}

function patternOf({ name, pattern }: Tool): ToolItem[] {
  if (pattern === undefined) {
    return [];
  }
  const { example, summary } = pattern;
  const inside = example.slice(name.length + 1, -1);
  const newText = `${name}(\${1:${escapeSnippet(inside)}})`;
  return [{ label: example, documentation: summary, newText, isSnippet: true }];
}
