import type { SyntaxNode, SyntaxNodeRef, Tree } from "@lezer/common";
import type { Body, Fence, Heading, Reference, ReferenceKind } from "./body.ts";
import { customIdOf, plainText, Slugger } from "./headingText.ts";
import { commandPaths, textPaths } from "./pathTokens.ts";
import { parseTarget } from "./target.ts";

/** What {@link extractBody} finds. */
export type BodyParts = Pick<Body, "headings" | "references" | "fences" | "comments" | "anchors">;

/** Walks the tree once. Tree positions count from the start of `text`, results from the start of the file (`base`). */
export function extractBody(tree: Tree, text: string, base: number): BodyParts {
  const extraction = new Extraction(text, base);
  tree.iterate({ enter: (node) => extraction.enter(node), leave: (node) => extraction.leave(node) });
  return extraction.parts();
}

const HEADING = /^(?:ATX|Setext)Heading(\d)$/;
/** Blocks whose text is prose, once the inline constructs below are cut out of it. */
const PROSE = new Set(["Paragraph", "TableCell"]);
const MARKS = new Set(["EmphasisMark", "StrikethroughMark", "HeaderMark", "TaskMarker", "QuoteMark", "ListMark"]);

class Extraction {
  readonly #text: string;
  readonly #base: number;
  readonly #headings: Heading[] = [];
  readonly #references: Reference[] = [];
  readonly #fences: Fence[] = [];
  readonly #comments: { start: number; end: number }[] = [];
  readonly #anchors = new Set<string>();
  readonly #slugger = new Slugger();
  /** Where the prose not yet looked at begins; -1 outside of prose. */
  #prose = -1;

  constructor(text: string, base: number) {
    this.#text = text;
    this.#base = base;
  }

  parts(): BodyParts {
    return {
      headings: this.#headings,
      references: this.#references,
      fences: this.#fences,
      comments: this.#comments,
      anchors: this.#anchors,
    };
  }

  /** Returns false for nodes whose inside is of no interest. */
  enter(node: SyntaxNodeRef): boolean {
    const { name, from, to } = node;
    if (PROSE.has(name)) {
      this.#prose = from;
      return true;
    }
    const heading = HEADING.exec(name);
    if (heading !== null) {
      this.#addHeading(node.node, Number(heading[1]));
      this.#prose = from;
      return true;
    }
    if (MARKS.has(name)) {
      this.#cutProse(from, to);
      return false;
    }
    switch (name) {
      case "Link":
      case "Image":
        this.#cutProse(from, to);
        this.#addLink(node.node, name === "Link" ? "link" : "image");
        return false;
      case "LinkReference":
        this.#addLink(node.node, "definition");
        return false;
      case "Autolink":
      case "URL":
        this.#cutProse(from, to);
        this.#addAutolink(node);
        return false;
      case "InlineCode":
        this.#cutProse(from, to);
        this.#addCodeSpan(node.node);
        return false;
      case "FencedCode":
        this.#addFence(node.node);
        return false;
      case "Comment":
      case "CommentBlock":
        this.#cutProse(from, to);
        this.#comments.push({ start: this.#base + from, end: this.#base + to });
        return false;
      case "HTMLTag":
      case "HTMLBlock":
        this.#cutProse(from, to);
        this.#addHtmlAnchors(from, to);
        return false;
      case "CodeBlock":
      case "ProcessingInstruction":
      case "ProcessingInstructionBlock":
      case "Escape":
      case "Entity":
        this.#cutProse(from, to);
        return false;
      default:
        return true;
    }
  }

  leave({ name, to }: SyntaxNodeRef): void {
    if (this.#prose >= 0 && (PROSE.has(name) || HEADING.test(name))) {
      this.#cutProse(to, to);
      this.#prose = -1;
    }
  }

  /** Looks for bare paths in the prose before `from` and goes on behind `to`. */
  #cutProse(from: number, to: number): void {
    if (this.#prose < 0) {
      return;
    }
    for (const { start, end } of textPaths(this.#text, this.#prose, from)) {
      this.#add("text", start, end, start, end, "text", false);
    }
    this.#prose = Math.max(to, this.#prose);
  }

  #addHeading(node: SyntaxNode, level: number): void {
    const marks = node.getChildren("HeaderMark");
    const first = marks[0];
    const isAtx = node.name.startsWith("ATX");
    const start = isAtx ? (first?.to ?? node.from) : node.from;
    const closing = marks.at(-1);
    const end = closing !== undefined && (closing !== first || !isAtx) ? closing.from : node.to;
    const content = this.#text.slice(start, end);
    const leading = content.length - content.trimStart().length;
    const contentStart = start + Math.min(leading, content.length);
    const contentEnd = Math.max(contentStart, start + content.trimEnd().length);
    const shown = plainText(node, this.#text, contentStart, contentEnd);
    const customId = customIdOf(shown);
    const slug = customId?.id ?? this.#slugger.slug(shown);
    this.#anchors.add(slug);
    this.#headings.push({
      level,
      text: customId?.text ?? shown,
      slug,
      span: { start: this.#base + node.from, end: this.#base + node.to },
      contentSpan: { start: this.#base + contentStart, end: this.#base + contentEnd },
    });
  }

  #addLink(node: SyntaxNode, kind: ReferenceKind): void {
    const url = node.getChild("URL");
    if (url !== null) {
      const angle = this.#text.charCodeAt(url.from) === 60 && this.#text.charCodeAt(url.to - 1) === 62;
      const inset = angle ? 1 : 0;
      this.#add(kind, node.from, node.to, url.from + inset, url.to - inset, angle ? "angle" : "bare", false);
    }
    if (kind === "definition") {
      return;
    }
    // A label is not searched for paths (it repeats the target), but an image in it is a reference of its own.
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.name === "Image" || child.name === "Link") {
        this.#addLink(child, child.name === "Image" ? "image" : "link");
      } else if (child.name === "InlineCode" && url === null) {
        this.#addCodeSpan(child);
      }
    }
  }

  #addAutolink({ name, from, to }: SyntaxNodeRef): void {
    const inset = name === "Autolink" ? 1 : 0;
    this.#add("autolink", from, to, from + inset, to - inset, inset === 1 ? "angle" : "bare", false);
  }

  #addCodeSpan(node: SyntaxNode): void {
    const from = node.firstChild?.to ?? node.from;
    const to = node.lastChild?.from ?? node.to;
    const code = this.#text.slice(from, to);
    const trimmed = code.trim();
    if (trimmed === "" || trimmed.length > LONGEST_PATH) {
      return;
    }
    const start = from + code.indexOf(trimmed);
    if (!/\s/.test(trimmed)) {
      if (/[./\\]/.test(trimmed)) {
        this.#add("codeSpan", node.from, node.to, start, start + trimmed.length, "code", false);
      }
      return;
    }
    for (const path of commandPaths(trimmed, start)) {
      this.#add("codeSpan", node.from, node.to, path.start, path.end, "code", true);
    }
  }

  #addFence(node: SyntaxNode): void {
    const marks = node.getChildren("CodeMark");
    const opening = marks[0];
    const closing = marks.length > 1 ? marks.at(-1) : undefined;
    const info = node.getChild("CodeInfo");
    const lineBreak = this.#text.indexOf("\n", info?.to ?? opening?.to ?? node.from);
    const start = lineBreak < 0 ? node.to : Math.min(node.to, lineBreak + 1);
    const end = closing === undefined ? node.to : this.#text.lastIndexOf("\n", closing.from) + 1;
    this.#fences.push({
      span: { start: this.#base + node.from, end: this.#base + node.to },
      marker: opening === undefined ? "```" : this.#text.slice(opening.from, opening.to),
      info: info === null ? "" : this.#text.slice(info.from, info.to).trim(),
      closed: closing !== undefined,
      contentSpan: { start: this.#base + start, end: this.#base + Math.max(start, end) },
    });
  }

  #addHtmlAnchors(from: number, to: number): void {
    for (const match of this.#text.slice(from, to).matchAll(/\s(?:id|name)\s*=\s*["']([^"']+)["']/gi)) {
      this.#anchors.add(match[1] ?? "");
    }
  }

  #add(
    kind: ReferenceKind,
    from: number,
    to: number,
    targetFrom: number,
    targetTo: number,
    form: Reference["form"],
    inCommand: boolean,
  ): void {
    const target = parseTarget(this.#text.slice(targetFrom, targetTo), this.#base + targetFrom, form);
    this.#references.push({
      kind,
      span: { start: this.#base + from, end: this.#base + to },
      form,
      target,
      inCommand,
    });
  }
}

/** No disk stores a longer path, and no author types one. */
const LONGEST_PATH = 1024;
