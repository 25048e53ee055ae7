import { type Tree, TreeFragment } from "@lezer/common";
import { Autolink, type MarkdownParser, parser, Strikethrough, Table, TaskList } from "@lezer/markdown";
import { commonPrefixLength, commonSuffixLength } from "../text/edit.ts";

/**
 * The syntax tree of Markdown (CommonMark + GFM), with positions equal to those of `text`.
 * With `previous`, blocks outside the changed stretch are taken over instead of being parsed again.
 */
export function parseMarkdown(text: string, previous?: { readonly text: string; readonly tree: Tree }): Tree {
  const input = maskForParser(text);
  if (previous === undefined) {
    return markdown.parse(input);
  }
  const prefix = commonPrefixLength(previous.text, text);
  const suffix = commonSuffixLength(previous.text, text, prefix);
  const change = { fromA: prefix, toA: previous.text.length - suffix, fromB: prefix, toB: text.length - suffix };
  return markdown.parse(input, TreeFragment.applyChanges(TreeFragment.addTree(previous.tree), [change]));
}

/**
 * Inline content longer than this is parsed piece by piece: the engine's link parser is quadratic in the number of
 * links of one paragraph (MEASURED: 65,000 links on a line take 17 s whole and 0.15 s in pieces). Only a construct
 * that crosses the end of a piece is lost, and pieces end where no bracket or code span is open.
 */
const INLINE_PIECE = 4096;

/**
 * Nesting deeper than this many columns of indentation and list or quote markers is read as text: each level costs
 * the engine a pass over the line, and no reader follows the 128th level of a list.
 */
const DEEPEST_PREFIX = 256;

const markdown = inPieces(parser.configure([Table, TaskList, Strikethrough, Autolink]));

function inPieces(base: MarkdownParser): MarkdownParser {
  const whole = base.parseInline.bind(base);
  base.parseInline = (text: string, offset: number) => {
    if (text.length <= INLINE_PIECE) {
      return whole(text, offset);
    }
    const elements: ReturnType<typeof whole> = [];
    for (let at = 0; at < text.length; ) {
      const end = endOfPiece(text, at);
      elements.push(...whole(text.slice(at, end), offset + at));
      at = end;
    }
    return elements;
  };
  return base;
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

/** The text as the engine gets it, of the same length: it knows LF only, and no endless nesting. */
function maskForParser(text: string): string {
  const lines = text.includes("\r") ? text.replace(/\r\n/g, " \n").replace(/\r/g, "\n") : text;
  return lines.replace(
    DEEP_PREFIX,
    (prefix) => prefix.slice(0, DEEPEST_PREFIX) + "x".repeat(prefix.length - DEEPEST_PREFIX),
  );
}

const DEEP_PREFIX = new RegExp(`^[ \\t>*+-]{${DEEPEST_PREFIX + 1},}`, "gm");
