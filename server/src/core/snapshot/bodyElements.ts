import type { Tree } from "@lezer/common";
import type { Body } from "../document/body.ts";
import { forEachChild, placeOf, type TreePlace } from "../document/treePlace.ts";
import type { SnapshotStatistics } from "./model.ts";

type Elements = Pick<SnapshotStatistics, "links" | "images" | "codeBlocks">;

/** Counts the links (bare addresses included), images and code blocks of a body, as a reader sees them. */
export function countElements({ blocks }: Body): Elements {
  const sum = { links: 0, images: 0, codeBlocks: 0 };
  for (const { tree } of blocks) {
    const { links, images, codeBlocks } = elementsOf(tree);
    sum.links += links;
    sum.images += images;
    sum.codeBlocks += codeBlocks;
  }
  return sum;
}

/** An edit makes another tree of each block that it touches. */
const counted = new WeakMap<Tree, Elements>();

function elementsOf(tree: Tree): Elements {
  const known = counted.get(tree);
  if (known !== undefined) {
    return known;
  }
  const elements = { links: 0, images: 0, codeBlocks: 0 };
  count(placeOf(tree, 0), elements, false);
  counted.set(tree, elements);
  return elements;
}

type Counts = { -readonly [Name in keyof Elements]: number };

/** In the label of a link only images count: what looks like an address there is text. */
function count(place: TreePlace, counts: Counts, inLabel: boolean): void {
  switch (place.name) {
    case "Image":
      counts.images++;
      return;
    case "FencedCode":
    case "CodeBlock":
      counts.codeBlocks++;
      return;
    case "LinkReference":
      return;
    case "Autolink":
    case "URL":
      counts.links += inLabel ? 0 : 1;
      return;
    case "Link":
      counts.links += inLabel ? 0 : 1;
      forEachChild(place, (child) => count(child, counts, true));
      return;
    default:
      forEachChild(place, (child) => count(child, counts, inLabel));
  }
}
