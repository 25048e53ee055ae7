import type { Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { isTangled } from "./tangled.ts";

const parser = unified().use(remarkParse).use(remarkGfm);

let last: { readonly text: string; readonly tree: Root | null } | undefined;

/** The syntax tree of a Markdown text; `null` for one that would take too long. Keeps the last: do not change it. */
export function parseMarkdown(text: string): Root | null {
  if (last?.text !== text) {
    last = { text, tree: isTangled(text) ? null : parse(text) };
  }
  return last.tree;
}

function parse(text: string): Root | null {
  try {
    return parser.parse(text);
  } catch {
    // Nested more deeply than the stack of the parser allows.
    return null;
  }
}
