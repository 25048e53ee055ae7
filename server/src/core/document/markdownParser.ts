import { type Tree, TreeFragment } from "@lezer/common";
import {
  Autolink,
  type BlockContext,
  type LeafBlock,
  type LeafBlockParser,
  type Line,
  type MarkdownParser,
  parser,
  Strikethrough,
  Table,
  TaskList,
} from "@lezer/markdown";
import { commonPrefixLength, commonSuffixLength } from "../text/edit.ts";
import { compactTrees } from "./compactTrees.ts";
import { htmlBlock, htmlInline } from "./htmlParser.ts";
import { withFastInline } from "./inlineParser.ts";
import { isDestination, linkEnd, mayBeDefinition, normalizeLabel } from "./linkParser.ts";

/** Markdown with its syntax tree. */
export interface Markdown {
  readonly text: string;
  /** The tree of CommonMark + GFM, with positions equal to those of `text`. */
  readonly tree: Tree;
  /** The labels of the link definitions, normalized. */
  readonly definitions: ReadonlySet<string>;
}

/**
 * Parses Markdown, in time about linear in its length whatever it is; what lies behind {@link MOST_CHARACTERS} or
 * {@link MOST_LINES} is left out, since a tree of millions of blocks would not fit into memory. With `previous`, blocks outside the changed
 * stretch are taken over (the same tree objects) instead of being parsed again.
 */
export function parseMarkdown(text: string, previous?: Markdown): Markdown {
  const input = beginningOf(maskForParser(text.slice(0, MOST_CHARACTERS)));
  const expected = likelyDefinitions(input);
  const tree = parserFor(expected).parse(input, previous && fragmentsOf(text, expected, previous));
  if (expected.size === 0) {
    return { text, tree, definitions: expected };
  }
  // What looks like a definition may stand inside a code block or a paragraph.
  const definitions = definitionsIn(tree, text);
  return sameSet(definitions, expected)
    ? {
        text,
        tree,
        definitions:
          previous !== undefined && sameSet(definitions, previous.definitions) ? previous.definitions : definitions,
      }
    : { text, tree: parserFor(definitions).parse(input), definitions };
}

function fragmentsOf(text: string, definitions: ReadonlySet<string>, previous: Markdown): readonly TreeFragment[] {
  // Another definition may turn brackets anywhere into a link.
  if (!sameSet(definitions, previous.definitions)) {
    return [];
  }
  const prefix = commonPrefixLength(previous.text, text);
  const suffix = commonSuffixLength(previous.text, text, prefix);
  const change = { fromA: prefix, toA: previous.text.length - suffix, fromB: prefix, toB: text.length - suffix };
  return TreeFragment.applyChanges(TreeFragment.addTree(previous.tree), [change]);
}

const NONE: ReadonlySet<string> = new Set();

/** The labels in front of `]:` at the beginnings of lines. */
function likelyDefinitions(input: string): ReadonlySet<string> {
  if (!input.includes("]:")) {
    return NONE;
  }
  const labels = new Set<string>();
  for (const match of input.matchAll(/^[ \t>*+\-\d.)]{0,128}\[((?:[^[\]\\\n]|\\[^\n]|\n(?!\n)){1,999})\]:/gm)) {
    labels.add(normalizeLabel(match[1] ?? ""));
  }
  return labels;
}

function definitionsIn(tree: Tree, text: string): ReadonlySet<string> {
  const labels = new Set<string>();
  tree.iterate({
    enter(node) {
      if (node.name === "LinkReference") {
        const label = node.node.getChild("LinkLabel");
        const url = node.node.getChild("URL");
        if (label !== null && url !== null && isDestination(text.slice(url.from, url.to))) {
          labels.add(normalizeLabel(text.slice(label.from + 1, label.to - 1)));
        }
      }
      return !LEAF_BLOCKS.has(node.name);
    },
  });
  return labels;
}

const LEAF_BLOCKS = new Set(["Paragraph", "FencedCode", "CodeBlock", "HTMLBlock", "Table", "Task", "LinkReference"]);

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a === b || (a.size === b.size && [...a].every((label) => b.has(label)));
}

/** Beyond this the text is not parsed. Real skills have up to 3,000 lines and 300,000 characters. */
const MOST_CHARACTERS = 6_000_000;
const MOST_LINES = 200_000;

/** The first {@link MOST_LINES} lines. */
function beginningOf(text: string): string {
  if (text.length <= MOST_LINES) {
    return text;
  }
  let end = -1;
  for (let line = 0; line < MOST_LINES; line++) {
    end = text.indexOf("\n", end + 1);
    if (end < 0) {
      return text;
    }
  }
  return text.slice(0, end);
}

/**
 * More characters of indentation and list or quote markers than this before the text of a line are read as text: each
 * level costs the engine a pass over the line, and no reader follows the 32nd level of a list.
 */
const DEEPEST_PREFIX = 64;

/** A link definition is given up behind this many characters: the engine reads it from its start at each line. */
const LONGEST_DEFINITION = 4096;

/** A paragraph with more than this many quoted lines is read as two: the engine sorts their marks in one by one. */
const MOST_QUOTED_LINES = 500;

type LeafStart = (context: BlockContext, leaf: LeafBlock) => LeafBlockParser | null;

/** What the engine keeps to itself; its version is pinned. */
interface Engine {
  readonly leafBlockParsers: readonly (LeafStart | undefined)[];
  readonly blockNames: readonly string[];
}

const base = parser.configure([
  Table,
  TaskList,
  Strikethrough,
  Autolink,
  {
    parseInline: [htmlInline],
    parseBlock: [
      htmlBlock,
      { name: "LinkReference", leaf: boundedDefinition(parser) },
      {
        name: "QuotedLines",
        endLeaf: (_, __, leaf) => (leaf as unknown as { marks: unknown[] }).marks.length > MOST_QUOTED_LINES,
      },
    ],
  },
]);

compactTrees(base);

const withoutDefinitions = parserWith(NONE);

function parserFor(definitions: ReadonlySet<string>): MarkdownParser {
  return definitions.size === 0 ? withoutDefinitions : parserWith(definitions);
}

function parserWith(definitions: ReadonlySet<string>): MarkdownParser {
  return withFastInline(base.configure({ parseInline: [linkEnd(definitions)] }));
}

function boundedDefinition(base: MarkdownParser): LeafStart {
  const { leafBlockParsers, blockNames } = base as unknown as Engine;
  const original = leafBlockParsers[blockNames.indexOf("LinkReference")];
  return (context, leaf) => {
    const started = mayBeDefinition(leaf.content) ? (original?.(context, leaf) ?? null) : null;
    return started && new BoundedParser(started);
  };
}

/** A leaf parser that looks at no more than {@link LONGEST_DEFINITION} characters. */
class BoundedParser implements LeafBlockParser {
  readonly #inner: LeafBlockParser;

  constructor(inner: LeafBlockParser) {
    this.#inner = inner;
  }

  nextLine(context: BlockContext, line: Line, leaf: LeafBlock): boolean {
    return leaf.content.length <= LONGEST_DEFINITION && this.#inner.nextLine(context, line, leaf);
  }

  finish(context: BlockContext, leaf: LeafBlock): boolean {
    return leaf.content.length <= LONGEST_DEFINITION && this.#inner.finish(context, leaf);
  }
}

/**
 * The text as the engine gets it, of the same length: it knows LF only, no endless nesting, and no long blank lines
 * (which it takes quadratic time over); a blank line may as well be many.
 */
function maskForParser(text: string): string {
  const lines = text.includes("\r") ? text.replace(/\r\n/g, " \n").replace(/\r/g, "\n") : text;
  if (!MAYBE_DEEP.test(lines)) {
    return lines;
  }
  return lines.replace(DEEP_PREFIX, (prefix, kept: string, rest: string, offset: number) => {
    const end = lines.charCodeAt(offset + prefix.length);
    return (Number.isNaN(end) || end === LF) && prefix.trim() === ""
      ? "\n".repeat(prefix.length)
      : kept + "x".repeat(rest.length);
  });
}

const LF = 10;
/** A quick look at what {@link DEEP_PREFIX} may find, since it is asked at every keystroke. */
const MAYBE_DEEP = new RegExp(String.raw`^[ \t>*+.)\d-]{${DEEPEST_PREFIX}}`, "m");
const PREFIX_ITEM = String.raw`(?:[ \t>]|(?:[*+-]|\d{1,9}[.)])(?=[ \t]))`;
const DEEP_PREFIX = new RegExp(`^(${PREFIX_ITEM}{${DEEPEST_PREFIX}})(${PREFIX_ITEM}+)`, "gm");
