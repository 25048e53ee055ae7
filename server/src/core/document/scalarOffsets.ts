import type { YamlScalar } from "./yamlNode.ts";

/** Where each character of a scalar's value stands in the file. */
export interface ScalarOffsets {
  /** The offset at which the value's character at `index` begins. */
  startOf(index: number): number;
  /** The offset behind the value's character before `index`: the end of a span that ends at `index`. */
  endOf(index: number): number;
}

/**
 * Maps indices of a scalar's `text` to offsets of the file, through quotes, escapes, folded lines and indentation.
 * `slice` gives the file's text. `undefined` when the value cannot be followed back to its source (never seen).
 */
export function scalarOffsets(
  node: YamlScalar,
  slice: (span: { readonly start: number; readonly end: number }) => string,
): ScalarOffsets | undefined {
  const source = slice(node.span);
  for (const reading of readings(node, source)) {
    if (sameValue(reading, node)) {
      return offsetsOf(reading, node);
    }
  }
  return undefined;
}

/** A value read from its source, with the place in the source of each of its UTF-16 units. */
class Reading {
  text = "";
  readonly starts: number[] = [];
  readonly ends: number[] = [];

  /** Adds characters that together stand for the source from `start` to `end`. */
  add(text: string, start: number, end: number): void {
    this.text += text;
    for (let i = 0; i < text.length; i++) {
      this.starts.push(start);
      this.ends.push(end);
    }
  }

  /** Adds a stretch of the source as it stands. */
  copy(source: string, start: number, end: number): void {
    this.text += source.slice(start, end);
    for (let i = start; i < end; i++) {
      this.starts.push(i);
      this.ends.push(i + 1);
    }
  }
}

function offsetsOf(reading: Reading, node: YamlScalar): ScalarOffsets {
  const base = node.span.start;
  const last = node.contentSpan.end;
  return {
    startOf: (index) => Math.min(last, base + (reading.starts[index] ?? last - base)),
    endOf: (index) =>
      index === 0 ? base + (reading.starts[0] ?? 0) : Math.min(last, base + (reading.ends[index - 1] ?? last - base)),
  };
}

/** The span of a block ends before its final line breaks, so those are not compared. */
function sameValue(reading: Reading, node: YamlScalar): boolean {
  if (node.style !== "literal" && node.style !== "folded") {
    return reading.text === node.text;
  }
  return node.text.startsWith(reading.text) && node.text.slice(reading.text.length).trim() === "";
}

function* readings(node: YamlScalar, source: string): Generator<Reading> {
  switch (node.style) {
    case "plain":
      yield readFlow(source, 0, source.length, "plain");
      break;
    case "single":
      yield readFlow(source, 1, source.length - 1, "single");
      break;
    case "double":
      yield readDouble(source, 1, source.length - 1);
      break;
    case "literal":
    case "folded":
      yield* readBlock(source, node.style);
      break;
  }
}

/** A lone CR breaks no line for the YAML library. */
const LINE_BREAK = /\r?\n/g;

interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

function linesOf(source: string, from: number, to: number): Line[] {
  const lines: Line[] = [];
  let start = from;
  for (const match of source.slice(from, to).matchAll(LINE_BREAK)) {
    const end = from + match.index;
    lines.push({ start, end, next: end + match[0].length });
    start = end + match[0].length;
  }
  lines.push({ start, end: to, next: to });
  return lines;
}

/** Plain and single-quoted: one line break is a space, n of them are n - 1 line breaks, spaces around them vanish. */
function readFlow(source: string, from: number, to: number, style: "plain" | "single"): Reading {
  const reading = new Reading();
  const lines = linesOf(source, from, to);
  let emptyLines = 0;
  let breakStart: number | undefined;
  for (const [index, line] of lines.entries()) {
    const isLast = index === lines.length - 1;
    const start = index === 0 ? line.start : skipBlanks(source, line.start, line.end);
    const end = isLast ? line.end : dropBlanks(source, start, line.end);
    if (start === end && index > 0 && !isLast) {
      emptyLines++;
      continue;
    }
    if (breakStart !== undefined) {
      reading.add(emptyLines === 0 ? " " : "\n".repeat(emptyLines), breakStart, start);
    }
    emptyLines = 0;
    for (let at = start; at < end; ) {
      const isQuote = style === "single" && source[at] === "'";
      reading.add(source[at] ?? "", at, at + (isQuote ? 2 : 1));
      at += isQuote ? 2 : 1;
    }
    breakStart = end;
  }
  return reading;
}

/** Double-quoted: the same folding, except that an escaped line break is nothing and an escaped blank stays. */
function readDouble(source: string, from: number, to: number): Reading {
  const reading = new Reading();
  for (let at = from; at < to; ) {
    const blanks = skipBlanks(source, at, to);
    const lineBreak = breakLength(source, blanks);
    if (source[at] === "\\") {
      const escaped = breakLength(source, at + 1);
      if (escaped > 0) {
        at = skipBlanks(source, at + 1 + escaped, to);
      } else {
        const { text, length } = readEscape(source, at);
        reading.add(text, at, at + length);
        at += length;
      }
    } else if (lineBreak > 0) {
      let next = skipBlanks(source, blanks + lineBreak, to);
      let emptyLines = 0;
      for (let length = breakLength(source, next); length > 0; length = breakLength(source, next)) {
        emptyLines++;
        next = skipBlanks(source, next + length, to);
      }
      reading.add(emptyLines === 0 ? " " : "\n".repeat(emptyLines), at, next);
      at = next;
    } else {
      const end = Math.max(blanks, at + 1);
      reading.copy(source, at, end);
      at = end;
    }
  }
  return reading;
}

function breakLength(source: string, at: number): number {
  if (source[at] === "\n") {
    return 1;
  }
  return source[at] === "\r" && source[at + 1] === "\n" ? 2 : 0;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\x07",
  b: "\b",
  e: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  N: "\u0085",
  _: "\u00a0",
  L: "\u2028",
  P: "\u2029",
};
const HEX_LENGTH: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function readEscape(source: string, at: number): { text: string; length: number } {
  const letter = source[at + 1] ?? "";
  const digits = HEX_LENGTH[letter];
  if (digits === undefined) {
    return { text: ESCAPES[letter] ?? letter, length: 2 };
  }
  const code = Number.parseInt(source.slice(at + 2, at + 2 + digits), 16);
  return { text: code <= 0x10ffff ? String.fromCodePoint(code) : "", length: 2 + digits };
}

function isBlank(char: string | undefined): boolean {
  return char === " " || char === "\t";
}

function skipBlanks(source: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(source[at])) {
    at++;
  }
  return at;
}

/** Where a line ends without the blanks before its break. */
function dropBlanks(source: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(source[at - 1])) {
    at--;
  }
  return at;
}

/** Block scalars. With an indentation given in the header, it counts from the parent's, so each one is tried. */
function* readBlock(source: string, style: "literal" | "folded"): Generator<Reading> {
  const [header, ...lines] = linesOf(source, 0, source.length);
  if (header === undefined) {
    return;
  }
  const indents = lines.map((line) => countSpaces(source, line));
  const first = lines.findIndex((line, index) => line.start + (indents[index] ?? 0) < line.end);
  const natural = indents[first] ?? 0;
  const isGiven = /[1-9]/.test(/^[^#\r\n]*/.exec(source)?.[0] ?? "");
  if (!isGiven) {
    yield readBlockLines(source, lines, indents, natural, style);
    return;
  }
  for (let indent = Math.min(natural, INDENT_MAX); indent >= 0; indent--) {
    yield readBlockLines(source, lines, indents, indent, style);
  }
}

/** Deeper blocks with an indentation given in the header are not worth trying each depth. */
const INDENT_MAX = 24;

function countSpaces(source: string, { start, end }: Line): number {
  let at = start;
  while (at < end && source[at] === " ") {
    at++;
  }
  return at - start;
}

function readBlockLines(
  source: string,
  lines: readonly Line[],
  indents: readonly number[],
  indent: number,
  style: "literal" | "folded",
): Reading {
  const reading = new Reading();
  let separator = "";
  let separatorStart = 0;
  let begun = false;
  let wasMoreIndented = false;
  for (const [index, line] of lines.entries()) {
    const start = Math.min(line.end, line.start + indent);
    const isEmpty = line.start + (indents[index] ?? 0) >= line.end;
    const isMoreIndented = (indents[index] ?? 0) > indent || (start < line.end && source[start] === "\t");
    if (style === "folded" && begun && isEmpty && !isMoreIndented) {
      // The first empty line turns the space of the fold into a line break; each further one adds one.
      separator = separator === " " ? "\n" : `${separator}\n`;
      continue;
    }
    if (!begun && isEmpty) {
      reading.copy(source, start, line.end);
      reading.add("\n", line.end, line.next);
      continue;
    }
    if (style === "folded" && begun && isMoreIndented && !wasMoreIndented) {
      separator = separator === " " ? "\n" : `${separator}\n`;
    }
    reading.add(separator, separatorStart, start);
    reading.copy(source, start, line.end);
    separator = style === "literal" || isMoreIndented ? "\n" : " ";
    separatorStart = line.end;
    wasMoreIndented = isMoreIndented;
    begun = true;
  }
  return reading;
}
