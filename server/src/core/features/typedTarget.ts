import type { ParsedSkill } from "../document/parseSkill.ts";

/** A destination of a link, image or definition, or a word of a code span, that the cursor stands in. */
export interface TypedTarget {
  /** How it is written: bare or in angle brackets in a link, or in a code span. */
  readonly form: "bare" | "angle" | "code";
  /** Where it begins, in UTF-16 offsets of the file. */
  readonly start: number;
  /** Its end: that of the destination or word, on the cursor's line. */
  readonly end: number;
  /** Where its path ends: before a `#` or `?` behind the cursor, or with it. */
  readonly pathEnd: number;
  /** The part before the cursor, and the part behind it. */
  readonly before: string;
  readonly after: string;
  /** Whether it may be prose after all: only a backtick further back that nothing closes says that it is code. */
  readonly isDoubtful: boolean;
}

/**
 * The destination around `offset`, by the text of its line, so that one that is still being typed counts;
 * `undefined` in prose, code blocks and comments.
 */
export function typedTargetAt(skill: ParsedSkill, offset: number): TypedTarget | undefined {
  const { text, lines, body } = skill;
  if (offset < body.span.start || isInCode(skill, offset)) {
    return undefined;
  }
  const { line } = lines.positionAt(offset);
  const lineEnd = Math.min(lines.lineEnd(line), offset + WINDOW);
  const lineStart = Math.max(lines.lineStart(line), offset - WINDOW, body.span.start);
  const scan = new Scan(text, offset, lineEnd);
  return scan.definition(lineStart) ?? scan.from(endOfCodeSpan(skill, lineStart, offset));
}

/** How far around the cursor is looked, for lines without end. */
const WINDOW = 4096;

const NOT_TEXT = new Set([
  "FencedCode",
  "CodeBlock",
  "Comment",
  "CommentBlock",
  "HTMLBlock",
  "HTMLTag",
  "ProcessingInstruction",
  "ProcessingInstructionBlock",
]);

function isInCode({ body, text }: ParsedSkill, offset: number): boolean {
  const at = offset - body.span.start;
  for (let node = body.tree.resolveInner(at, -1); node.parent !== null; node = node.parent) {
    // A comment or tag that ends right before the cursor is over; a code block ends with its line.
    if (NOT_TEXT.has(node.name) && (at < node.to || !text.endsWith(">", offset) || isBlockCode(node.name))) {
      return true;
    }
  }
  return false;
}

function isBlockCode(name: string): boolean {
  return name === "FencedCode" || name === "CodeBlock";
}

/** Where reading of a line must begin: behind a code span that was opened on a line above. */
function endOfCodeSpan({ body }: ParsedSkill, lineStart: number, offset: number): number {
  const at = lineStart - body.span.start;
  for (let node = body.tree.resolveInner(at, 1); node.parent !== null; node = node.parent) {
    if (node.name === "InlineCode" && node.from < at) {
      return Math.min(offset, body.span.start + node.to);
    }
  }
  return lineStart;
}

const DEFINITION = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*\[(?!\^)(?:[^\]\\]|\\.)+\]:[ \t]*/;
/** What separates the words of a command, as where paths are read from code spans (document/pathTokens.ts). */
const WORD_BEFORE = /[^\s"'`=<>|;&]*$/;
const WORD_AFTER = /^[^\s"'`=<>|;&]*/;

class Scan {
  readonly #text: string;
  readonly #offset: number;
  readonly #lineEnd: number;

  constructor(text: string, offset: number, lineEnd: number) {
    this.#text = text;
    this.#offset = offset;
    this.#lineEnd = lineEnd;
  }

  /** The destination of a link reference definition that begins at `lineStart`. */
  definition(lineStart: number): TypedTarget | undefined {
    const match = DEFINITION.exec(this.#text.slice(lineStart, this.#offset));
    return match === null ? undefined : this.#destination(lineStart + match[0].length).target;
  }

  /** Reads forward from `start` to the cursor: over whole code spans and links, until one is open at the cursor. */
  from(start: number): TypedTarget | undefined {
    let code: number | undefined;
    for (let at = start; at < this.#offset; ) {
      const character = this.#text[at];
      if (character === "\\") {
        at += 2;
      } else if (character === "`") {
        // With the cursor between them, backticks are not one run: they open and close an empty span.
        const run = Math.min(this.#runAt(at), this.#offset - at);
        const closing = this.#closingRun(at + run, run);
        if (closing === undefined) {
          code = at + run;
          at += run;
        } else if (closing >= this.#offset) {
          return this.#word(at + run, false);
        } else {
          at = closing + run;
        }
      } else if (character === "]" && this.#text[at + 1] === "(" && at + 1 < this.#offset) {
        const { target, end } = this.#destination(at + 2);
        if (target !== undefined) {
          return target;
        }
        at = end;
      } else {
        at++;
      }
    }
    return code === undefined || code > this.#offset ? undefined : this.#word(code, true);
  }

  #runAt(at: number): number {
    let end = at;
    while (this.#text[end] === "`") {
      end++;
    }
    return end - at;
  }

  /** Where the next run of exactly `length` backticks begins on this line. */
  #closingRun(from: number, length: number): number | undefined {
    for (let at = this.#text.indexOf("`", from); at >= 0 && at < this.#lineEnd; ) {
      const run = this.#runAt(at);
      if (run === length) {
        return at;
      }
      at = this.#text.indexOf("`", at + run);
    }
    return undefined;
  }

  #word(contentStart: number, isUnclosed: boolean): TypedTarget {
    const content = this.#text.slice(contentStart, this.#offset);
    const before = WORD_BEFORE.exec(content)?.[0] ?? "";
    const after = WORD_AFTER.exec(this.#text.slice(this.#offset, this.#lineEnd))?.[0] ?? "";
    const isDoubtful = isUnclosed && before.length < content.length;
    return this.#target("code", this.#offset - before.length, this.#offset + after.length, isDoubtful);
  }

  /** The destination that begins at `from` when the cursor stands in it, and where to read on when it does not. */
  #destination(from: number): { target: TypedTarget | undefined; end: number } {
    let start = from;
    while (start < this.#offset && /[ \t]/.test(this.#text[start] ?? "")) {
      start++;
    }
    const angle = this.#text[start] === "<" && start < this.#offset;
    const content = angle ? start + 1 : start;
    const stop = angle ? this.#angleEnd(content, this.#offset) : this.#bareEnd(content, this.#offset, false);
    if (stop < this.#offset) {
      return { target: undefined, end: Math.max(stop, from) };
    }
    const line = angle ? this.#angleEnd(content, this.#lineEnd) : this.#bareEnd(content, this.#lineEnd, true);
    // Angle brackets that nothing closes yet end at the cursor: what follows may be any text.
    const end = angle && this.#text[line] !== ">" ? this.#offset : line;
    return { target: this.#target(angle ? "angle" : "bare", content, end, false), end: this.#offset };
  }

  #target(form: TypedTarget["form"], start: number, end: number, isDoubtful: boolean): TypedTarget {
    const after = this.#text.slice(this.#offset, end);
    const suffix = /[#?]/.exec(after)?.index ?? after.length;
    const before = this.#text.slice(start, this.#offset);
    return { form, start, end, pathEnd: this.#offset + suffix, before, after, isDoubtful };
  }

  #angleEnd(from: number, limit: number): number {
    let at = from;
    while (at < limit && this.#text[at] !== ">") {
      at += this.#text[at] === "\\" ? 2 : 1;
    }
    return Math.min(at, limit);
  }

  #bareEnd(from: number, limit: number, stopAtQuote: boolean): number {
    let depth = 0;
    let at = from;
    for (; at < limit; at++) {
      const character = this.#text[at] ?? "";
      if (/\s/.test(character) || (stopAtQuote && at >= this.#offset && /[`"]/.test(character))) {
        break;
      }
      if (character === "\\") {
        at++;
      } else if (character === "(") {
        depth++;
      } else if (character === ")" && depth-- === 0) {
        break;
      }
    }
    return Math.min(at, limit);
  }
}
