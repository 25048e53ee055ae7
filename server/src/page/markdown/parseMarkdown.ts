import type { Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

const parser = unified().use(remarkParse).use(remarkGfm);

/**
 * The syntax tree of a Markdown text; `null` for one that is nested more deeply than the stack of the parser allows. A
 * text that `isTangled` would take too long.
 */
export function parseMarkdown(text: string): Root | null {
  try {
    return parser.parse(text);
  } catch {
    return null;
  }
}
