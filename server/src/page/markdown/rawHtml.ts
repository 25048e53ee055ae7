import type { Element } from "hast";
import type { Options } from "remark-rehype";

type Handler = NonNullable<NonNullable<Options["handlers"]>["html"]>;

/**
 * HTML in the Markdown is shown as it is written, and never made: an agent reads it as text, and so does the author.
 * Only a line break is one. A handler of remark-rehype for nodes of the type `html`.
 */
export const rawHtml: Handler = (state, node: { readonly value: string }, parent) => {
  const element = rendered(node.value, parent !== undefined && FLOW.has(parent.type));
  state.patch(node as Parameters<typeof state.patch>[0], element);
  return element;
};

const FLOW: ReadonlySet<string> = new Set(["root", "blockquote", "listItem", "footnoteDefinition"]);

function rendered(value: string, isBlock: boolean): Element {
  if (/^<br\s{0,9}\/?>$/i.test(value)) {
    return { type: "element", tagName: "br", properties: {}, children: [] };
  }
  const children: Element["children"] = [{ type: "text", value }];
  if (!isBlock) {
    return { type: "element", tagName: "span", properties: { className: ["raw"] }, children };
  }
  return {
    type: "element",
    tagName: "pre",
    properties: { className: ["raw"] },
    children: [{ type: "element", tagName: "code", properties: {}, children }],
  };
}
