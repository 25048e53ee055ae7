import { Tree } from "@lezer/common";
import { type Span, shiftSpan } from "../text/span.ts";
import type { Body, Fence, Heading, Reference } from "./body.ts";
import { type BlockParts, extractBlock } from "./extractBlock.ts";
import { Slugger } from "./headingText.ts";
import type { Target } from "./target.ts";
import { forEachChild, placeOf } from "./treePlace.ts";

/** What {@link extractBody} finds, and the blocks it came from, for the next time. */
export type BodyParts = Pick<Body, "headings" | "references" | "fences" | "comments" | "anchors" | "blocks">;

/** A top-level block with what was found in it; `start` is its offset in the file. */
export interface Block {
  readonly tree: Tree;
  readonly start: number;
  readonly parts: BlockParts;
}

/**
 * Reads the tree of `text`, which begins at `base` of the file. Blocks whose trees are among `previous` (in the same
 * order, at the beginning or at the end) are not read again, since an edit changes one stretch of the text.
 */
export function extractBody(tree: Tree, text: string, base: number, previous: readonly Block[] = []): BodyParts {
  const found: { tree: Tree; from: number }[] = [];
  forEachChild(placeOf(tree, 0), ({ store, from }) => {
    if (store instanceof Tree) {
      found.push({ tree: store, from });
    }
  });
  let head = 0;
  while (head < found.length && found[head]?.tree === previous[head]?.tree) {
    head++;
  }
  const shift = found.length - previous.length;
  let tail = found.length;
  while (tail > head && tail - shift > head && found[tail - 1]?.tree === previous[tail - shift - 1]?.tree) {
    tail--;
  }
  const blocks = found.map(({ tree: block, from }, index): Block => {
    const known = index < head ? previous[index] : index >= tail ? previous[index - shift] : undefined;
    return known === undefined
      ? { tree: block, start: base + from, parts: extractBlock(block, text, from, base) }
      : moveTo(known, base + from);
  });
  return { ...assemble(blocks), blocks };
}

function moveTo(block: Block, start: number): Block {
  const delta = start - block.start;
  return delta === 0 ? block : { tree: block.tree, start, parts: shiftParts(block.parts, delta) };
}

function assemble(blocks: readonly Block[]): Omit<BodyParts, "blocks"> {
  const headings: Heading[] = [];
  const references: Reference[] = [];
  const fences: Fence[] = [];
  const comments: Span[] = [];
  const anchors = new Set<string>();
  const slugger = new Slugger();
  for (const { parts } of blocks) {
    for (const { customId, baseSlug, ...heading } of parts.headings) {
      const slug = customId ?? slugger.number(baseSlug);
      anchors.add(slug);
      headings.push({ ...heading, slug });
    }
    for (const reference of parts.references) {
      references.push(reference);
    }
    for (const fence of parts.fences) {
      fences.push(fence);
    }
    for (const comment of parts.comments) {
      comments.push(comment);
    }
    for (const id of parts.ids) {
      anchors.add(id);
    }
  }
  return { headings, references, fences, comments, anchors };
}

function shiftParts(parts: BlockParts, delta: number): BlockParts {
  return {
    headings: parts.headings.map((heading) => ({
      ...heading,
      span: shiftSpan(heading.span, delta),
      contentSpan: shiftSpan(heading.contentSpan, delta),
    })),
    references: parts.references.map(({ kind, span, form, target, inCommand }) => ({
      kind,
      span: shiftSpan(span, delta),
      form,
      target: shiftTarget(target, delta),
      inCommand,
    })),
    fences: parts.fences.map((fence) => ({
      ...fence,
      span: shiftSpan(fence.span, delta),
      contentSpan: shiftSpan(fence.contentSpan, delta),
    })),
    comments: parts.comments.map((comment) => shiftSpan(comment, delta)),
    ids: parts.ids,
  };
}

function shiftTarget(target: Target, delta: number): Target {
  return {
    ...target,
    span: shiftSpan(target.span, delta),
    pathSpan: shiftSpan(target.pathSpan, delta),
    ...(target.fragment === undefined
      ? {}
      : { fragment: { text: target.fragment.text, span: shiftSpan(target.fragment.span, delta) } }),
  };
}
