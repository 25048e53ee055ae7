import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";
import { type Address, readAddress } from "./address.ts";
import type { MarkdownOptions } from "./markdownOptions.ts";
import { ID_PREFIX } from "./schema.ts";

/** Makes each link act, or says why it does not: see {@link readAddress}. */
export function adaptLinks(options: MarkdownOptions): (tree: Root) => void {
  return (tree) => {
    visit(tree, "element", (node) => {
      if (node.tagName === "a") {
        adapt(node, readAddress(String(node.properties["href"] ?? "")), options);
      }
    });
  };
}

function adapt(node: Element, address: Address, { mode, missing }: MarkdownOptions): void {
  const given = node.properties["title"];
  const title = typeof given === "string" && given !== "" ? `${given} · ` : "";
  switch (address.type) {
    case "fragment":
      node.properties["href"] = `#${encodeFragment(ID_PREFIX + address.id)}`;
      break;
    case "web":
    case "mail":
      node.properties = {
        href: address.url,
        title: title + address.url,
        ...(mode === "preview" ? { dataAction: "open-link" } : { rel: ["noopener", "noreferrer"] }),
      };
      break;
    case "file": {
      const path = address.path + address.fragment;
      const isMissing = missing.has(address.path);
      const hint = `${title}${path}${isMissing ? " (not in the skill's folder)" : ""}`;
      if (mode === "preview" && !isMissing) {
        node.properties = { href: "#", title: hint, dataAction: "open-file", dataPath: path };
      } else {
        node.tagName = "span";
        node.properties = { className: [isMissing ? "missing" : "file"], title: hint };
      }
      break;
    }
    case "refused":
      node.tagName = "span";
      node.properties = { className: ["refused"], title: address.reason };
  }
}

function encodeFragment(id: string): string {
  try {
    return encodeURIComponent(id);
  } catch {
    return "";
  }
}
