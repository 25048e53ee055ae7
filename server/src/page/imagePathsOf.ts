import { visit } from "unist-util-visit";
import type { Snapshot } from "../core/snapshot/model.ts";
import { readAddress } from "./markdown/address.ts";
import { parseMarkdown } from "./markdown/parseMarkdown.ts";
import { isTangled } from "./markdown/tangled.ts";

/** The files of the skill that its text may show as images, relative to its folder, each once, in no useful order. */
export function imagePathsOf({ agentView: { body } }: Snapshot): readonly string[] {
  const tree = isTangled(body) ? null : parseMarkdown(body);
  const paths = new Set<string>();
  if (tree !== null) {
    const definitions = new Map<string, string>();
    visit(tree, "definition", ({ identifier, url }) => {
      // The first of several definitions counts.
      if (!definitions.has(identifier)) {
        definitions.set(identifier, url);
      }
    });
    visit(tree, (node) => {
      const url =
        node.type === "image"
          ? node.url
          : node.type === "imageReference"
            ? definitions.get(node.identifier)
            : undefined;
      const address = url === undefined ? undefined : readAddress(url);
      if (address?.type === "file") {
        paths.add(address.path);
      }
    });
  }
  return [...paths];
}
