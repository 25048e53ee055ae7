import type { BlockContext, BlockParser, Element, InlineParser, Line } from "@lezer/markdown";

/**
 * Raw HTML blocks exactly as CommonMark (4.6) has them. The engine takes `<output_format>` for a tag, although a tag's
 * name has no underscore: all below it would be HTML, and skills are full of such lines.
 */
export const htmlBlock: BlockParser = {
  name: "HTMLBlock",
  parse(given, givenLine) {
    const context = given as Context;
    const line = givenLine as unknown as ContextLine;
    const kind = line.next === LESS ? kindOf(line.text.slice(line.pos)) : undefined;
    if (kind === undefined) {
      return false;
    }
    const from = context.lineStart + line.pos;
    const marks: Element[] = [];
    let isClosed = kind.end?.test(line.text.slice(line.pos)) === true;
    while (context.nextLine()) {
      if (isClosed || line.depth < context.depth || (kind.end === undefined && line.next < 0)) {
        break;
      }
      marks.push(...line.markers);
      isClosed = kind.end?.test(line.text.slice(line.basePos)) === true;
    }
    context.addElement(context.elt(kind.node, from, context.prevLineEnd(), marks));
    return true;
  },
};

/** Autolinks in angle brackets and raw HTML in text, exactly as CommonMark (6.5 and 6.6) has them. */
export const htmlInline: InlineParser = {
  name: "HTMLTag",
  parse(context, next, start) {
    if (next !== LESS) {
      return -1;
    }
    const text = context.slice(start, context.end);
    const autolink = AUTOLINK.exec(text)?.[0].length;
    if (autolink !== undefined) {
      const end = start + autolink;
      const parts = [
        context.elt("LinkMark", start, start + 1),
        context.elt("URL", start + 1, end - 1),
        context.elt("LinkMark", end - 1, end),
      ];
      return context.addElement(context.elt("Autolink", start, end, parts));
    }
    for (const { node, pattern } of INLINE) {
      const length = pattern.exec(text)?.[0].length;
      if (length !== undefined) {
        return context.addElement(context.elt(node, start, start + length));
      }
    }
    return -1;
  },
};

/** The engine keeps some of its state to itself; its version is pinned. */
interface Context extends BlockContext {
  readonly depth: number;
}
interface ContextLine extends Omit<Line, "markers"> {
  readonly depth: number;
  readonly markers: readonly Element[];
}

interface BlockKind {
  readonly start: RegExp;
  /** What its last line holds; `undefined` for a blank line behind it. */
  readonly end: RegExp | undefined;
  readonly node: string;
}

const LESS = 60;
const ATTRIBUTES = String.raw`(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>${"`"}]+|'[^']*'|"[^"]*"))?)*`;
const TAG = String.raw`<(?:[A-Za-z][A-Za-z0-9-]*${ATTRIBUTES}\s*/?|/[A-Za-z][A-Za-z0-9-]*\s*)>`;

const BLOCK_NAMES =
  "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul";

const BLOCKS: readonly BlockKind[] = [
  { start: /^<(?:script|pre|style|textarea)(?:\s|>|$)/i, end: /<\/(?:script|pre|style|textarea)>/i, node: "HTMLBlock" },
  { start: /^<!--/, end: /-->/, node: "CommentBlock" },
  { start: /^<\?/, end: /\?>/, node: "ProcessingInstructionBlock" },
  { start: /^<![A-Za-z]/, end: />/, node: "HTMLBlock" },
  { start: /^<!\[CDATA\[/, end: /\]\]>/, node: "HTMLBlock" },
  { start: new RegExp(String.raw`^</?(?:${BLOCK_NAMES})(?:\s|/?>|$)`, "i"), end: undefined, node: "HTMLBlock" },
  { start: new RegExp(String.raw`^${TAG}\s*$`), end: undefined, node: "HTMLBlock" },
];

const AUTOLINK =
  /^<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\p{Cc}]*|[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?(?:\.[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?)*)>/u;

const INLINE: readonly { node: string; pattern: RegExp }[] = [
  { node: "Comment", pattern: /^<!--(?:-?>|[\s\S]*?-->)/ },
  { node: "ProcessingInstruction", pattern: /^<\?[\s\S]*?\?>/ },
  { node: "HTMLTag", pattern: /^<!(?:[A-Za-z][^>]*|\[CDATA\[[\s\S]*?\]\])>/ },
  { node: "HTMLTag", pattern: new RegExp(`^${TAG}`) },
];

function kindOf(text: string): BlockKind | undefined {
  return BLOCKS.find(({ start }) => start.test(text));
}
