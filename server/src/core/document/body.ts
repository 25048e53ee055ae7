import type { Tree } from "@lezer/common";
import type { Span } from "../text/span.ts";
import { type Block, extractBody } from "./extractBody.ts";
import { parseMarkdown } from "./markdownParser.ts";
import type { Target, TargetForm } from "./target.ts";

/** A heading of the body. */
export interface Heading {
  /** 1 to 6. */
  readonly level: number;
  /** The text as a reader sees it: marks, link targets and `{#id}` left out. */
  readonly text: string;
  /** The fragment that leads to it: `{#id}` where given, otherwise GitHub's slug, numbered when it repeats. */
  readonly slug: string;
  /** The whole heading, both lines of a setext one included. */
  readonly span: Span;
  /** Its content without the `#` marks. */
  readonly contentSpan: Span;
}

/** Where in the Markdown a reference stands. */
export type ReferenceKind = "link" | "image" | "definition" | "autolink" | "codeSpan" | "text";

/** A place that names a file, a heading or an address. */
export interface Reference {
  readonly kind: ReferenceKind;
  /** The whole construct: `[label](target "title")`, the code span with its backticks, the bare path. */
  readonly span: Span;
  readonly form: TargetForm;
  readonly target: Target;
  /** For a code span: it holds a command, and the path is one of its words. */
  readonly inCommand: boolean;
}

/** A fenced code block. */
export interface Fence {
  /** From the opening line's marker to the end of the block. */
  readonly span: Span;
  /** The marker as written, for example three backticks. */
  readonly marker: string;
  /** The info string, trimmed. */
  readonly info: string;
  /** False when the block ends only because its container or the file does. */
  readonly closed: boolean;
  /** The code, between the two marker lines. */
  readonly contentSpan: Span;
}

/** The Markdown of a skill and what its rules and features read from it. Spans are offsets into the file. */
export interface Body {
  /** From the end of the frontmatter to the end of the file. */
  readonly span: Span;
  /** The Markdown itself, without the frontmatter. */
  readonly text: string;
  /** The same object as long as the text is the same, wherever it stands in the file. */
  readonly identity: object;
  readonly headings: readonly Heading[];
  /** In source order. None from code blocks, HTML, comments and the labels of links. */
  readonly references: readonly Reference[];
  readonly fences: readonly Fence[];
  /** HTML comments. */
  readonly comments: readonly Span[];
  /** Every fragment that leads somewhere in this file: headings' slugs and ids of raw HTML. */
  readonly anchors: ReadonlySet<string>;
  /** The syntax tree; its positions count from the start of the body. */
  readonly tree: Tree;
  /** The labels of the link definitions, normalized. */
  readonly definitions: ReadonlySet<string>;
  /** The top-level blocks with what was found in each: what the next state of the same file is made from. */
  readonly blocks: readonly Block[];
  /** The text at a span of the file that lies in the body. */
  slice(span: Span): string;
}

/**
 * Reads Markdown that begins at `start` of the file. With `previous`, nothing is parsed when the text is the same, and
 * only the changed blocks when it is not. Never throws.
 */
export function parseBody(text: string, start: number, previous?: Body): Body {
  const isSame = previous !== undefined && previous.text === text;
  if (isSame && previous.span.start === start) {
    return previous;
  }
  const { tree, definitions } = isSame ? previous : parseMarkdown(text, previous);
  return {
    span: { start, end: start + text.length },
    text,
    identity: isSame ? previous.identity : {},
    tree,
    definitions,
    slice: (span) => text.slice(span.start - start, span.end - start),
    ...extractBody(tree, text, start, previous?.blocks),
  };
}
