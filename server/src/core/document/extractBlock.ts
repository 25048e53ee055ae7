import type { Tree } from "@lezer/common";
import type { Span } from "../text/span.ts";
import type { Fence, Heading, Reference, ReferenceKind } from "./body.ts";
import { baseSlug, customIdOf, plainText } from "./headingText.ts";
import { isDestination } from "./linkParser.ts";
import { commandPaths, textPaths } from "./pathTokens.ts";
import { parseTarget } from "./target.ts";
import { findChild, forEachChild, placeOf, type TreePlace } from "./treePlace.ts";

/** What one top-level block of the Markdown holds. Spans are offsets into the file. */
export interface BlockParts {
  readonly headings: readonly BlockHeading[];
  readonly references: readonly Reference[];
  readonly fences: readonly Fence[];
  readonly comments: readonly Span[];
  /** Ids of raw HTML. */
  readonly ids: readonly string[];
}

/** A heading before it is known which others have the same text. */
export interface BlockHeading extends Omit<Heading, "slug"> {
  /** `{#id}`, which is used as it is. */
  readonly customId: string | undefined;
  /** The slug that it has when no other heading does. */
  readonly baseSlug: string;
}

/** Reads the block whose tree is `tree` and which begins at `from` of `text`; `text` begins at `base` of the file. */
export function extractBlock(tree: Tree, text: string, from: number, base: number): BlockParts {
  const extraction = new Extraction(text, base);
  extraction.visit(placeOf(tree, from));
  return extraction.parts();
}

/** Blocks whose text is prose, once the inline constructs are cut out of it. */
const PROSE = new Set(["Paragraph", "TableCell", "Task"]);

const NOTHING: readonly never[] = [];

class Extraction {
  readonly #text: string;
  readonly #base: number;
  // Made when first needed: most blocks of a file hold none of most things.
  #headings: BlockHeading[] | undefined;
  #references: Reference[] | undefined;
  #fences: Fence[] | undefined;
  #comments: Span[] | undefined;
  #ids: string[] | undefined;
  /** Where the prose not yet looked at begins; -1 outside of prose. */
  #prose = -1;
  /** How many links surround the node at hand: their labels repeat the target and are not searched for paths. */
  #inLabels = 0;
  readonly #visitChild = (child: TreePlace): void => this.visit(child);

  constructor(text: string, base: number) {
    this.#text = text;
    this.#base = base;
  }

  parts(): BlockParts {
    return {
      headings: this.#headings ?? NOTHING,
      references: this.#references ?? NOTHING,
      fences: this.#fences ?? NOTHING,
      comments: this.#comments ?? NOTHING,
      ids: this.#ids ?? NOTHING,
    };
  }

  visit(place: TreePlace): void {
    const { name } = place;
    if (PROSE.has(name)) {
      this.#visitProse(place);
      return;
    }
    switch (name) {
      case "Link":
      case "Image":
        this.#addLink(place, name === "Link" ? "link" : "image");
        return;
      case "LinkReference":
        this.#addDefinition(place);
        return;
      case "Autolink":
      case "URL":
        this.#cutProse(place);
        if (this.#inLabels === 0) {
          this.#addAutolink(place);
        }
        return;
      case "InlineCode":
        this.#cutProse(place);
        if (this.#inLabels === 0) {
          this.#addCodeSpan(place);
        }
        return;
      case "FencedCode":
        this.#addFence(place);
        return;
      case "Comment":
      case "CommentBlock":
        this.#cutProse(place);
        this.#comments ??= [];
        this.#comments.push(this.#span(place));
        return;
      case "HTMLTag":
      case "HTMLBlock":
        this.#cutProse(place);
        this.#addIds(place);
        return;
      case "CodeBlock":
      case "Entity":
      case "Escape":
      case "ProcessingInstruction":
      case "ProcessingInstructionBlock":
        this.#cutProse(place);
        return;
      default:
        if (name.endsWith("Mark") || name === "TaskMarker") {
          this.#cutProse(place);
        } else if (name.includes("Heading")) {
          this.#addHeading(place);
        } else {
          forEachChild(place, this.#visitChild);
        }
    }
  }

  #visitProse(place: TreePlace): void {
    this.#prose = place.from;
    forEachChild(place, this.#visitChild);
    this.#searchProse(place.to);
    this.#prose = -1;
  }

  /** Looks for bare paths in the prose before the construct at hand and goes on behind it. */
  #cutProse({ from, to }: TreePlace): void {
    if (this.#prose >= 0 && this.#inLabels === 0) {
      this.#searchProse(from);
      this.#prose = to;
    }
  }

  #searchProse(to: number): void {
    for (const { start, end } of textPaths(this.#text, this.#prose, to)) {
      this.#add("text", this.#at(start, end), start, end, "text");
    }
  }

  #addHeading(place: TreePlace): void {
    const isAtx = place.name.startsWith("ATX");
    const marks: TreePlace[] = [];
    forEachChild(place, (child) => {
      if (child.name === "HeaderMark") {
        marks.push(child);
      }
    });
    const opening = isAtx ? marks[0] : undefined;
    const closing = isAtx ? marks[1] : marks.at(-1);
    const from = opening?.to ?? place.from;
    const content = this.#text.slice(from, closing?.from ?? place.to);
    const start = from + content.length - content.trimStart().length;
    const end = Math.max(start, from + content.trimEnd().length);
    const shown = plainText(place, this.#text, start, end);
    const custom = customIdOf(shown);
    const whole = this.#text.slice(place.from, place.to);
    this.#headings ??= [];
    this.#headings.push({
      level: Number(place.name.at(-1)),
      text: custom?.text ?? shown,
      customId: custom?.id,
      baseSlug: baseSlug(shown),
      span: this.#at(place.from, place.from + whole.trimEnd().length),
      contentSpan: this.#at(start, end),
    });
    this.#visitProse(place);
  }

  #addLink(place: TreePlace, kind: ReferenceKind): void {
    this.#cutProse(place);
    let marks = 0;
    this.#inLabels++;
    forEachChild(place, (child) => {
      const { name, from, to } = child;
      marks += name === "LinkMark" ? 1 : 0;
      if (marks === 1) {
        this.visit(child);
      } else if (marks === 3 && name === "URL") {
        this.#addDestination(kind, place, from, to);
        marks = DESTINATION_SEEN;
      } else if (marks === 4) {
        this.#add(kind, this.#span(place), from, from, "bare");
      }
    });
    this.#inLabels--;
  }

  #addDefinition(place: TreePlace): void {
    const url = findChild(place, "URL");
    if (url !== undefined && isDestination(this.#text.slice(url.from, url.to))) {
      const { length } = this.#text.slice(place.from, place.to).trimEnd();
      this.#addDestination("definition", { ...place, to: place.from + length }, url.from, url.to);
    }
  }

  #addDestination(kind: ReferenceKind, place: TreePlace, from: number, to: number): void {
    const angle = this.#text[from] === "<" && this.#text[to - 1] === ">";
    const inset = angle ? 1 : 0;
    this.#add(kind, this.#span(place), from + inset, to - inset, angle ? "angle" : "bare");
  }

  #addAutolink(place: TreePlace): void {
    const inset = place.name === "Autolink" ? 1 : 0;
    this.#add("autolink", this.#span(place), place.from + inset, place.to - inset, inset === 1 ? "angle" : "bare");
  }

  #addCodeSpan(place: TreePlace): void {
    if (place.to - place.from > LONGEST_CODE) {
      return;
    }
    const outer = this.#text.slice(place.from, place.to);
    const size = /^`*/.exec(outer)?.[0].length ?? 0;
    const code = outer.slice(size, -size);
    const trimmed = code.trim();
    const start = place.from + size + code.length - code.trimStart().length;
    if (!/\s/.test(trimmed)) {
      if (/[./\\]/.test(trimmed)) {
        this.#add("codeSpan", this.#span(place), start, start + trimmed.length, "code");
      }
      return;
    }
    for (const path of commandPaths(trimmed, start)) {
      this.#add("codeSpan", this.#span(place), path.start, path.end, "code", true);
    }
  }

  #addFence(place: TreePlace): void {
    const marks: TreePlace[] = [];
    let info: TreePlace | undefined;
    forEachChild(place, (child) => {
      if (child.name === "CodeMark") {
        marks.push(child);
      } else if (child.name === "CodeInfo") {
        info = child;
      }
    });
    const { from, to } = place;
    const [opening, closing] = marks;
    const lineEnd = this.#lineEnd(info?.to ?? opening?.to ?? from);
    const start = Math.min(to, lineEnd);
    this.#fences ??= [];
    this.#fences.push({
      span: this.#span(place),
      marker: opening === undefined ? "```" : this.#text.slice(opening.from, opening.to),
      info: info === undefined ? "" : this.#text.slice(info.from, info.to).trim(),
      closed: closing !== undefined,
      contentSpan: this.#at(start, Math.max(start, closing === undefined ? to : this.#lineStart(closing.from))),
    });
  }

  /** Behind the line break of the line at `offset`. */
  #lineEnd(offset: number): number {
    const found = this.#text.slice(offset).search(/\r\n?|\n/);
    if (found < 0) {
      return this.#text.length;
    }
    return offset + found + (this.#text.startsWith("\r\n", offset + found) ? 2 : 1);
  }

  #lineStart(offset: number): number {
    let start = offset;
    while (start > 0 && !/[\r\n]/.test(this.#text[start - 1] ?? "")) {
      start--;
    }
    return start;
  }

  #addIds({ from, to }: TreePlace): void {
    for (const match of this.#text.slice(from, to).matchAll(/\s(?:id|name)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')/gi)) {
      this.#ids ??= [];
      this.#ids.push(match[1] ?? match[2] ?? "");
    }
  }

  #add(
    kind: ReferenceKind,
    span: Span,
    targetFrom: number,
    targetTo: number,
    form: Reference["form"],
    inCommand = false,
  ): void {
    const target = parseTarget(this.#text.slice(targetFrom, targetTo), this.#base + targetFrom, form);
    this.#references ??= [];
    this.#references.push({ kind, span, form, target, inCommand });
  }

  #span({ from, to }: TreePlace): Span {
    return this.#at(from, to);
  }

  #at(from: number, to: number): Span {
    return { start: this.#base + from, end: this.#base + to };
  }
}

/** More marks than a link can have. */
const DESTINATION_SEEN = 10;

/** No disk stores a longer path, and no command in a code span is longer. */
const LONGEST_CODE = 1024;
