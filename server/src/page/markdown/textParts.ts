import { type Html, html } from "../html.ts";
import { definitionsFor, definitionsOf } from "./definitions.ts";
import type { MarkdownOptions } from "./markdownOptions.ts";
import { renderPart } from "./renderPart.ts";
import { isTangled } from "./tangled.ts";

/** A piece of the text that is drawn by itself: one heading with what stands below it. */
export interface TextPart {
  /** Two parts of one key look the same, as long as the same files are there. */
  readonly key: string;
  /** The line of SKILL.md on which it begins, from 0. The `data-line` numbers within it count from there. */
  readonly line: number;
  /** The part as safe HTML: nothing of it runs, loads or leads where it should not. Never throws. */
  render(): Html;
}

interface Drawn {
  readonly html: Html;
  /** What the drawing asked for, with the answers that it got. */
  readonly images: ReadonlyMap<string, string | null>;
  readonly missing: ReadonlyMap<string, boolean>;
}

/** What is drawn of the newest text: most changes are in one part of it. */
let drawn: ReadonlyMap<string, Drawn> = new Map();

/**
 * The text of a skill in parts that follow one another: drawing 300 KB at once takes a second, in parts only what
 * changed is drawn, and a page can stay alive meanwhile. A text without headings, or with footnotes, whose numbers go
 * through all of it, is one part. Little is done before a part is rendered.
 */
export function textParts(text: string, options: MarkdownOptions): readonly TextPart[] {
  const isWhole = isTangled(text);
  let pieces = isWhole ? [wholeOf(text, options)] : split(text, options);
  const definitions = isWhole ? new Map<string, string>() : definitionsOf(pieces.map((piece) => piece.text));
  if (definitions === null) {
    pieces = [wholeOf(text, options)];
  }
  const kept = new Map<string, Drawn>();
  const parts = pieces.map(({ text: piece, line, slugs }): TextPart => {
    const context = definitions === null ? "" : definitionsFor(piece, definitions);
    const key = JSON.stringify([options.mode, options.allowedHosts, [...slugs], context, piece]);
    const known = drawn.get(key);
    if (known !== undefined) {
      kept.set(key, known);
    }
    return {
      key,
      line,
      render() {
        let now = kept.get(key);
        if (now === undefined || !isAsItWas(now, options)) {
          now = isWhole ? plain(piece) : draw(piece, context, slugs, options);
          kept.set(key, now);
        }
        return now.html;
      },
    };
  });
  drawn = kept;
  return parts;
}

interface Piece {
  readonly text: string;
  readonly line: number;
  /** The fragments of its headings by their line in the piece, from 1. */
  readonly slugs: ReadonlyMap<number, string>;
}

/**
 * Splits before each heading that begins with a `#` at the left edge: it ends every block that stands above it, so each
 * piece reads the same alone. Which of those lines are headings, and not code, the model knows.
 */
function split(text: string, { firstLine, slugs }: MarkdownOptions): Piece[] {
  const pieces: Piece[] = [];
  let begin = 0;
  let beginLine = firstLine;
  let inPiece = new Map<number, string>();
  let line = firstLine;
  for (let at = 0; at >= 0; at = nextLine(text, at), line += 1) {
    const slug = slugs.get(line);
    if (slug !== undefined) {
      if (text[at] === "#" && at > begin) {
        pieces.push({ text: text.slice(begin, at), line: beginLine - 1, slugs: inPiece });
        inPiece = new Map();
        begin = at;
        beginLine = line;
      }
      inPiece.set(line - beginLine + 1, slug);
    }
  }
  pieces.push({ text: text.slice(begin), line: beginLine - 1, slugs: inPiece });
  return pieces;
}

/** Where the line behind the one at `at` begins; -1 when there is none. */
function nextLine(text: string, at: number): number {
  LINE_BREAK.lastIndex = at;
  return LINE_BREAK.test(text) ? LINE_BREAK.lastIndex : -1;
}

const LINE_BREAK = /\r\n|[\r\n]/g;

function wholeOf(text: string, { firstLine, slugs }: MarkdownOptions): Piece {
  return { text, line: firstLine - 1, slugs: new Map([...slugs].map(([line, slug]) => [line - firstLine + 1, slug])) };
}

function draw(
  text: string,
  definitions: string,
  slugs: ReadonlyMap<number, string>,
  { mode, allowedHosts, image, missing }: MarkdownOptions,
): Drawn {
  const images = new Map<string, string | null>();
  const asked = new Map<string, boolean>();
  const markup = renderPart(text, definitions, {
    mode,
    allowedHosts,
    slugs,
    image(path) {
      const source = image(path);
      images.set(path, source);
      return source;
    },
    missing: {
      has(path) {
        const isMissing = missing.has(path);
        asked.set(path, isMissing);
        return isMissing;
      },
    },
  });
  return markup === null ? plain(text) : { html: markup, images, missing: asked };
}

function isAsItWas({ images, missing }: Drawn, options: MarkdownOptions): boolean {
  return (
    [...images].every(([path, source]) => options.image(path) === source) &&
    [...missing].every(([path, isMissing]) => options.missing.has(path) === isMissing)
  );
}

function plain(text: string): Drawn {
  return {
    html: html`<p class="note">This text is too tangled to be shown as Markdown, so it is shown as it is.</p>
<pre class="raw" data-line="0"><code>${text}</code></pre>`,
    images: new Map(),
    missing: new Map(),
  };
}
