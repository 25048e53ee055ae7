import type { Root as Hast } from "hast";
import { toHtml } from "hast-util-to-html";
import type { Root as Mdast } from "mdast";
import rehypeSanitize from "rehype-sanitize";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { type Html, html, trusted } from "../html.ts";
import { adaptBlocks } from "./blocks.ts";
import { highlightCode } from "./highlightCode.ts";
import { adaptImages } from "./images.ts";
import { adaptLinks } from "./links.ts";
import type { MarkdownOptions } from "./markdownOptions.ts";
import { parseMarkdown } from "./parseMarkdown.ts";
import { rawHtml } from "./rawHtml.ts";
import { SCHEMA } from "./schema.ts";

interface Rendered {
  readonly text: string;
  readonly key: string;
  /** What {@link MarkdownOptions.image} said of the images of the text. */
  readonly images: ReadonlyMap<string, string | null>;
  readonly html: Html;
}

let last: Rendered | undefined;

/**
 * Markdown of a skill as safe HTML: nothing of it runs, loads or leads where it should not. The last result is kept,
 * since a page is drawn anew at each change of the skill and most changes are not here. Never throws.
 */
export function renderMarkdown(text: string, options: MarkdownOptions): Html {
  const key = keyOf(options);
  if (last?.text !== text || last.key !== key || !isSameImages(last.images, options)) {
    const images = new Map<string, string | null>();
    const image = (path: string) => {
      const source = options.image(path);
      images.set(path, source);
      return source;
    };
    last = { text, key, images, html: render(text, { ...options, image }) };
  }
  return last.html;
}

function keyOf({ mode, firstLine, slugs, missing, allowedHosts }: MarkdownOptions): string {
  return JSON.stringify([mode, firstLine, [...slugs], [...missing], allowedHosts]);
}

function isSameImages(images: ReadonlyMap<string, string | null>, options: MarkdownOptions): boolean {
  return [...images].every(([path, source]) => options.image(path) === source);
}

function render(text: string, options: MarkdownOptions): Html {
  const tree = parseMarkdown(text);
  const safe = tree === null ? null : transform(tree, options);
  return safe === null
    ? html`<p class="note">This text is too tangled to be shown as Markdown, so it is shown as it is.</p>
<pre class="raw" data-line="${options.firstLine - 1}"><code>${text}</code></pre>`
    : trusted(safe);
}

function transform(tree: Mdast, options: MarkdownOptions): string | null {
  const processor = unified()
    .use(remarkRehype, {
      clobberPrefix: "",
      footnoteLabelTagName: "h3",
      footnoteLabelProperties: { className: ["level-2"] },
      handlers: { html: rawHtml },
    })
    .use(() => adaptBlocks(options))
    .use(() => adaptLinks(options))
    .use(() => adaptImages(options))
    .use(highlightCode)
    .use(rehypeSanitize, SCHEMA);
  try {
    return toHtml(processor.runSync(tree) as Hast);
  } catch {
    // Nested more deeply than the stack allows.
    return null;
  }
}
