import { Tree, TreeBuffer } from "@lezer/common";

/**
 * A node of a syntax tree with its place. It is read from the tree's own arrays: the library's cursors and nodes cost
 * several times as much over a list or table of many thousand entries.
 */
export interface TreePlace {
  readonly name: string;
  /** Offsets from the start of the text that the walk began in. */
  readonly from: number;
  readonly to: number;
  readonly store: Tree | TreeBuffer;
  /** In a buffer: where the node's record begins, and the offset that the buffer's positions count from. */
  readonly index: number;
  readonly origin: number;
}

/** The place of a whole tree whose text begins at `from`. */
export function placeOf(tree: Tree, from: number): TreePlace {
  return { name: tree.type.name, from, to: from + tree.length, store: tree, index: 0, origin: from };
}

/** Calls `visit` for each child of a node, in order. */
export function forEachChild(place: TreePlace, visit: (child: TreePlace) => void): void {
  const { store, index, origin } = place;
  if (store instanceof Tree) {
    forEachInTree(store, origin, visit);
  } else {
    forEachInBuffer(store, index + RECORD, store.buffer[index + 3] ?? 0, origin, visit);
  }
}

/** The first child with this name behind `after`, if there is one. */
export function findChild(place: TreePlace, name: string, after = -1): TreePlace | undefined {
  let found: TreePlace | undefined;
  forEachChild(place, (child) => {
    if (found === undefined && child.name === name && child.from >= after) {
      found = child;
    }
  });
  return found;
}

/** A buffer holds four numbers for each node: type, start, end, and where the record behind its children begins. */
const RECORD = 4;

function forEachInTree(tree: Tree, at: number, visit: (child: TreePlace) => void): void {
  const { children, positions } = tree;
  for (let i = 0; i < children.length; i++) {
    const child = children[i];
    const from = at + (positions[i] ?? 0);
    if (child instanceof TreeBuffer) {
      forEachInBuffer(child, 0, child.buffer.length, from, visit);
    } else if (child !== undefined) {
      if (child.type.isAnonymous) {
        forEachInTree(child, from, visit);
      } else {
        visit(placeOf(child, from));
      }
    }
  }
}

function forEachInBuffer(
  store: TreeBuffer,
  start: number,
  end: number,
  origin: number,
  visit: (child: TreePlace) => void,
): void {
  const { buffer, set } = store;
  for (let index = start; index < end; index = buffer[index + 3] ?? end) {
    visit({
      name: set.types[buffer[index] ?? 0]?.name ?? "",
      from: origin + (buffer[index + 1] ?? 0),
      to: origin + (buffer[index + 2] ?? 0),
      store,
      index,
      origin,
    });
  }
}
