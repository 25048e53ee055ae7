import type { Element, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";
import type { MarkdownOptions } from "./markdownOptions.ts";

/**
 * Gives the blocks what the page needs: their line in SKILL.md (from 0, for scrolling along with the editor), headings
 * below the page's own with the fragments that lead to them, tables that scroll, boxes of tasks with a name.
 */
export function adaptBlocks({ firstLine, slugs }: MarkdownOptions): (tree: Root) => void {
  return (tree) => {
    visit(tree, "element", (node, index, parent) => {
      const bodyLine = node.position?.start.line;
      const line = bodyLine === undefined ? undefined : firstLine + bodyLine - 1;
      if (line !== undefined && BLOCKS.has(node.tagName)) {
        node.properties["dataLine"] = line - 1;
      }
      const level = /^h([1-6])$/.exec(node.tagName)?.[1];
      if (level !== undefined && node.position !== undefined) {
        lower(node, Number(level), line === undefined ? undefined : slugs.get(line));
      }
      if (node.tagName === "input") {
        node.properties["ariaLabel"] = node.properties["checked"] ? "Done" : "To do";
      }
      if (node.tagName === "table" && parent !== undefined && index !== undefined && !isScroller(parent)) {
        parent.children[index] = scroller(node);
      }
    });
    visit(tree, "element", (node) => {
      if (node.tagName !== "section") {
        return undefined;
      }
      // Footnotes stand at the end, wherever they were written: their lines would mislead the scrolling.
      visit(node, "element", (inner) => {
        delete inner.properties["dataLine"];
      });
      return SKIP;
    });
  };
}

const BLOCKS: ReadonlySet<string> = new Set([
  ...["p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "li", "blockquote", "table", "tr", "hr"],
]);

/** The page has an h1, and an h2 over the text: what the text calls 1 becomes 3, and keeps its look by a class. */
function lower(node: Element, level: number, slug: string | undefined): void {
  node.tagName = `h${Math.min(6, level + 2)}`;
  node.properties["className"] = [`level-${level}`];
  if (slug !== undefined && slug !== "") {
    node.properties["id"] = slug;
  }
}

function isScroller(node: Root | Element): boolean {
  return node.type === "element" && node.tagName === "div";
}

function scroller(table: Element): Element {
  return {
    type: "element",
    tagName: "div",
    properties: { className: ["table"], role: "region", tabIndex: 0, ariaLabel: "Table" },
    children: [table],
  };
}
