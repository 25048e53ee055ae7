import { type Element, InlineContext, type InlineParser } from "@lezer/markdown";

/**
 * Reads what a closing bracket ends, exactly as CommonMark asks: an inline link or image with a valid destination, or
 * a reference to one of the definitions (by {@link normalizeLabel}). Anything else stays text, as the engine's own
 * parser, which cannot know the definitions, does not leave it.
 */
export function linkEnd(definitions: ReadonlySet<string>): InlineParser {
  return {
    name: "LinkEnd",
    parse(given, next, start) {
      const context = given as Context;
      return next === CLOSE_BRACKET ? closeBracket(context, start, definitions) : -1;
    },
  };
}

/** False for a line that begins as a definition does and whose destination (`[a]: (`) is none. */
export function mayBeDefinition(line: string): boolean {
  const destination = /^\[(?:[^[\]\\]|\\.)*\]:[ \t]*([^\s<]\S*)/.exec(line)?.[1];
  return destination === undefined || isDestination(destination);
}

/** A label as it is compared with others: case and white space do not count. */
export function normalizeLabel(label: string): string {
  // Lower case first, so that letters such as the long s and Greek final sigma meet, as CommonMark's case folding wants.
  return label.replace(/\s+/g, " ").trim().toLowerCase().toUpperCase();
}

/** An opening bracket that waits for its end; `side` is 0 when it can no longer open a link. */
interface Delimiter {
  readonly type: unknown;
  readonly from: number;
  readonly to: number;
  side: number;
}

/** The engine keeps the parts to itself; its version is pinned. */
interface Context extends InlineContext {
  readonly parts: (Element | Delimiter | null)[];
}

function closeBracket(context: Context, start: number, definitions: ReadonlySet<string>): number {
  const { parts } = context;
  for (let index = parts.length - 1; index >= 0; index--) {
    const part = parts[index];
    if (!isOpening(part)) {
      continue;
    }
    const tail = part.side === 0 ? undefined : tailAt(context, part, start, definitions);
    if (tail === undefined) {
      parts[index] = null;
      return -1;
    }
    const isImage = part.type === InlineContext.imageStart;
    const content = context.takeContent(index);
    const children = [
      context.elt("LinkMark", part.from, part.to),
      ...content,
      context.elt("LinkMark", start, start + 1),
      ...tail.elements,
    ];
    context.addElement(context.elt(isImage ? "Image" : "Link", part.from, tail.end, children));
    if (!isImage) {
      forbidOuterLinks(parts, index);
    }
    return tail.end;
  }
  return -1;
}

function isOpening(part: Element | Delimiter | null | undefined): part is Delimiter {
  return (
    part !== null &&
    part !== undefined &&
    (part.type === InlineContext.linkStart || part.type === InlineContext.imageStart)
  );
}

/** A link cannot hold another link. */
function forbidOuterLinks(parts: Context["parts"], before: number): void {
  for (let index = before - 1; index >= 0; index--) {
    const part = parts[index];
    if (isOpening(part) && part.type === InlineContext.linkStart) {
      if (part.side === 0) {
        return;
      }
      part.side = 0;
    }
  }
}

interface Tail {
  readonly end: number;
  readonly elements: readonly Element[];
}

/** What makes the brackets from `opening` to `start` a link: a destination, a label, or their own text as a label. */
function tailAt(
  context: Context,
  opening: Delimiter,
  start: number,
  definitions: ReadonlySet<string>,
): Tail | undefined {
  const inline = context.char(start + 1) === OPEN_PAREN ? inlineTail(context, start + 1) : undefined;
  if (inline !== undefined || definitions.size === 0) {
    return inline;
  }
  const label = context.char(start + 1) === OPEN_BRACKET ? labelAt(context, start + 1) : undefined;
  if (label !== undefined && label.text !== "") {
    const elements = [context.elt("LinkLabel", start + 1, label.end)];
    return definitions.has(normalizeLabel(label.text)) ? { end: label.end, elements } : undefined;
  }
  const own = context.slice(opening.to, start);
  if (own.length > LONGEST_LABEL || hasBracket(own) || !definitions.has(normalizeLabel(own))) {
    return undefined;
  }
  return label === undefined
    ? { end: start + 1, elements: [] }
    : { end: label.end, elements: [context.elt("LinkLabel", start + 1, label.end)] };
}

/** `(destination "title")` with the parenthesis at `open`. */
function inlineTail(context: Context, open: number): Tail | undefined {
  const elements = [context.elt("LinkMark", open, open + 1)];
  let at = context.skipSpace(open + 1);
  if (context.char(at) !== CLOSE_PAREN) {
    const destination = destinationEnd(context, at);
    if (destination === undefined) {
      return undefined;
    }
    elements.push(context.elt("URL", at, destination));
    at = context.skipSpace(destination);
    if (context.char(at) !== CLOSE_PAREN) {
      const title = at === destination ? undefined : titleEnd(context, at);
      if (title === undefined) {
        return undefined;
      }
      elements.push(context.elt("LinkTitle", at, title));
      at = context.skipSpace(title);
    }
  }
  if (context.char(at) !== CLOSE_PAREN) {
    return undefined;
  }
  elements.push(context.elt("LinkMark", at, at + 1));
  return { end: at + 1, elements };
}

function destinationEnd(context: Context, start: number): number | undefined {
  const length = destinationLength(context.slice(start, context.end));
  return length === 0 ? undefined : start + length;
}

/** True for a text that is as a whole the destination of a link or definition. */
export function isDestination(text: string): boolean {
  return text !== "" && destinationLength(text) === text.length;
}

/** The length of the destination that `text` begins with; 0 when it begins with none. */
function destinationLength(text: string): number {
  if (text.charCodeAt(0) === LESS) {
    return /^<(?:[^<>\\\n]|\\[^\n])*>/.exec(text)?.[0].length ?? 0;
  }
  let depth = 0;
  let at = 0;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= SPACE || code === DELETE) {
      break;
    }
    if (code === BACKSLASH && isPunctuation(text.charCodeAt(at + 1))) {
      at++;
    } else if (code === OPEN_PAREN) {
      depth++;
      if (depth > DEEPEST_PARENS) {
        return 0;
      }
    } else if (code === CLOSE_PAREN) {
      if (depth === 0) {
        break;
      }
      depth--;
    }
  }
  return depth === 0 ? at : 0;
}

function titleEnd(context: Context, start: number): number | undefined {
  const open = context.char(start);
  if (open !== DOUBLE_QUOTE && open !== SINGLE_QUOTE && open !== OPEN_PAREN) {
    return undefined;
  }
  const close = open === OPEN_PAREN ? CLOSE_PAREN : open;
  for (let at = start + 1; at < context.end; at++) {
    const code = context.char(at);
    if (code === close) {
      return at + 1;
    }
    if (code === OPEN_PAREN && open === OPEN_PAREN) {
      return undefined;
    }
    at += code === BACKSLASH ? 1 : 0;
  }
  return undefined;
}

/** The label with its opening bracket at `open`; its text is empty for `[]`. */
function labelAt(context: Context, open: number): { text: string; end: number } | undefined {
  const limit = Math.min(context.end, open + LONGEST_LABEL + 2);
  for (let at = open + 1; at < limit; at++) {
    const code = context.char(at);
    if (code === CLOSE_BRACKET) {
      return { text: context.slice(open + 1, at), end: at + 1 };
    }
    if (code === OPEN_BRACKET) {
      return undefined;
    }
    at += code === BACKSLASH ? 1 : 0;
  }
  return undefined;
}

function hasBracket(text: string): boolean {
  return /[[\]]/.test(text.replace(/\\[\s\S]/g, ""));
}

function isPunctuation(code: number): boolean {
  return (
    (code >= 33 && code <= 47) ||
    (code >= 58 && code <= 64) ||
    (code >= 91 && code <= 96) ||
    (code >= 123 && code <= 126)
  );
}

/** As in CommonMark. */
const LONGEST_LABEL = 999;
/** As in the reference implementations of CommonMark. */
const DEEPEST_PARENS = 32;
const SPACE = 32;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const OPEN_PAREN = 40;
const CLOSE_PAREN = 41;
const LESS = 60;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const DELETE = 127;
