import { type Element, InlineContext, type MarkdownParser } from "@lezer/markdown";

/**
 * Gives `parser` an inline parser of its own in place of the engine's: it looks only at characters that can begin a
 * construct, reads code spans exactly as CommonMark does, and takes long content in pieces. Returns the same object.
 */
export function withFastInline(parser: MarkdownParser): MarkdownParser {
  const engine = parser as unknown as Engine;
  const other = engine.inlineParsers.filter(
    (_, index) => !["InlineCode", "HardBreak"].includes(engine.inlineNames[index] ?? ""),
  );
  parser.parseInline = (text, offset) => {
    if (text.length <= INLINE_PIECE) {
      return parsePiece(parser, other, text, offset);
    }
    const elements: Element[] = [];
    for (let at = 0; at < text.length; ) {
      const end = endOfPiece(text, at);
      for (const element of parsePiece(parser, other, text.slice(at, end), offset + at)) {
        elements.push(element);
      }
      at = end;
    }
    return elements;
  };
  return parser;
}

/**
 * Inline content longer than this is parsed piece by piece: the engine's link parser is quadratic in the number of
 * links of one paragraph (MEASURED: 65,000 links on a line take 17 s whole and 0.15 s in pieces). Only a construct
 * that crosses the end of a piece is lost, and pieces end where no bracket or code span is open.
 */
const INLINE_PIECE = 4096;

type InlineParse = (context: InlineContext, next: number, position: number) => number;

/** What the engine keeps to itself; its version is pinned. */
interface Engine {
  readonly inlineParsers: readonly (InlineParse | undefined)[];
  readonly inlineNames: readonly string[];
}

interface Context extends InlineContext {
  resolveMarkers(from: number): Element[];
}

const Context = InlineContext as unknown as new (parser: MarkdownParser, text: string, offset: number) => Context;

/**
 * Every character that can begin a construct. An underscore between two letters or digits never does, and a bare
 * address begins with one of these words or is a mail address.
 */
const START = /[\\&<*![\]~`]|_(?<![A-Za-z0-9]_(?=[A-Za-z0-9]))|(?<!\w)(?:www\.|https?:\/\/|mailto:|xmpp:)/g;
const START_WITH_MAIL = new RegExp(`${START.source}|(?<!\\w)[\\w.+-]{1,100}@`, "g");

function parsePiece(
  parser: MarkdownParser,
  parsers: readonly (InlineParse | undefined)[],
  text: string,
  offset: number,
): Element[] {
  const start = text.includes("@") ? START_WITH_MAIL : START;
  start.lastIndex = 0;
  const first = start.exec(text);
  if (first === null) {
    return [];
  }
  const context = new Context(parser, text, offset);
  const codeSpans = new CodeSpans(text);
  for (let at = first.index; at >= 0; at = nextStart(start, text, at)) {
    const next = text.charCodeAt(at);
    if (next === BACKTICK) {
      at = codeSpans.read(context, at);
      continue;
    }
    at = tryParsers(parsers, context, next, at);
  }
  return context.resolveMarkers(0);
}

function nextStart(start: RegExp, text: string, from: number): number {
  start.lastIndex = from;
  return start.exec(text)?.index ?? -1;
}

/** Where to go on: behind the construct, or one character further when there is none. */
function tryParsers(parsers: readonly (InlineParse | undefined)[], context: Context, next: number, at: number): number {
  const { offset } = context;
  for (const parse of parsers) {
    const end = parse === undefined ? -1 : parse(context, next, at + offset);
    if (end >= 0) {
      return end - offset;
    }
  }
  return at + 1;
}

/** Reads code spans of one text: a run of backticks up to the next run of the same length. */
class CodeSpans {
  readonly #text: string;
  /** By length of the run: from where on no such run is known to come. */
  readonly #none = new Map<number, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Adds the code span that begins at `at`, if there is one, and returns where to go on. */
  read(context: InlineContext, at: number): number {
    const text = this.#text;
    const size = this.#endOfRun(at) - at;
    const known = this.#none.get(size);
    if (known !== undefined && known <= at) {
      return at + size;
    }
    for (let from = text.indexOf("`", at + size); from >= 0; ) {
      const to = this.#endOfRun(from);
      if (to - from === size) {
        const { offset } = context;
        const marks = [
          context.elt("CodeMark", at + offset, at + size + offset),
          context.elt("CodeMark", from + offset, to + offset),
        ];
        context.addElement(context.elt("InlineCode", at + offset, to + offset, marks));
        return to;
      }
      from = text.indexOf("`", to);
    }
    this.#none.set(size, at);
    return at + size;
  }

  #endOfRun(start: number): number {
    let end = start;
    while (this.#text.charCodeAt(end) === BACKTICK) {
      end++;
    }
    return end;
  }
}

function endOfPiece(text: string, start: number): number {
  const limit = start + INLINE_PIECE;
  if (limit >= text.length) {
    return text.length;
  }
  let depth = 0;
  let inCode = false;
  let best = 0;
  let fallback = limit;
  for (let i = start; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === BACKTICK) {
      while (text.charCodeAt(i + 1) === BACKTICK) {
        i++;
      }
      inCode = !inCode;
    } else if (code === SPACE || code === LF) {
      fallback = i + 1;
      if (depth === 0 && !inCode) {
        best = i + 1;
      }
    } else if (!inCode) {
      depth += code === OPEN_BRACKET || code === OPEN_PAREN ? 1 : 0;
      depth -= (code === CLOSE_BRACKET || code === CLOSE_PAREN) && depth > 0 ? 1 : 0;
    }
  }
  return best > start ? best : fallback;
}

const LF = 10;
const SPACE = 32;
const OPEN_PAREN = 40;
const CLOSE_PAREN = 41;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const BACKTICK = 96;
