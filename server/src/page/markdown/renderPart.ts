import type { Root as Hast } from "hast";
import { toHtml } from "hast-util-to-html";
import rehypeSanitize from "rehype-sanitize";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { type Html, trusted } from "../html.ts";
import { adaptBlocks } from "./blocks.ts";
import { highlightCode } from "./highlightCode.ts";
import { adaptImages } from "./images.ts";
import { adaptLinks } from "./links.ts";
import type { MarkdownOptions } from "./markdownOptions.ts";
import { parseMarkdown } from "./parseMarkdown.ts";
import { rawHtml } from "./rawHtml.ts";
import { SCHEMA } from "./schema.ts";

/**
 * One part of the text as safe HTML; lines count from its first one. `definitions` are the link definitions of the whole
 * text, one a line; they stand before the part and leave nothing on the page. `null` for what cannot be rendered.
 */
export function renderPart(
  text: string,
  definitions: string,
  options: Omit<MarkdownOptions, "firstLine">,
): Html | null {
  const before = definitions === "" ? "" : `${definitions}\n\n`;
  const tree = parseMarkdown(before + text);
  if (tree === null) {
    return null;
  }
  const lines = { ...options, firstLine: before === "" ? 1 : -definitions.split("\n").length };
  const processor = unified()
    .use(remarkRehype, {
      clobberPrefix: "",
      footnoteLabelTagName: "h3",
      footnoteLabelProperties: { className: ["level-2"] },
      handlers: { html: rawHtml },
    })
    .use(() => adaptBlocks(lines))
    .use(() => adaptLinks(lines))
    .use(() => adaptImages(lines))
    .use(highlightCode)
    .use(rehypeSanitize, SCHEMA);
  try {
    return trusted(toHtml(processor.runSync(tree) as Hast));
  } catch {
    // Nested more deeply than the stack allows.
    return null;
  }
}
