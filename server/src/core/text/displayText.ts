import { eastAsianWidth } from "get-east-asian-width";

/** What a terminal draws as one: a character with everything that combines with it. */
export interface Cell {
  readonly text: string;
  /** How many columns it takes: 1, or 2 for wide characters and emoji. */
  readonly width: number;
  /** The UTF-16 offset in the text that it was made of. */
  readonly start: number;
}

/**
 * Splits one line of text into what a terminal draws. What it would obey or swallow instead of drawing it (escape
 * sequences, control characters, changes of direction, characters without width) is drawn as a replacement character,
 * and a tab as the spaces to the next stop, so that columns can be counted.
 */
export function cellsOf(text: string): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment, index } of GRAPHEMES.segment(text)) {
    const shown = segment === "\t" ? " ".repeat(TAB - (column % TAB)) : visible(segment);
    const width = segment === "\t" ? shown.length : widthOf(shown);
    cells.push({ text: shown, width, start: index });
    column += width;
  }
  return cells;
}

/** How many columns a text takes when it is drawn. */
export function displayWidth(text: string): number {
  return cellsOf(text).reduce((sum, { width }) => sum + width, 0);
}

/** The text as it can be written to a terminal: on one line, nothing in it is obeyed (see {@link cellsOf}). */
export function plainText(text: string): string {
  return OBEYED.test(text) ? cellsOf(text.replace(/\s+/g, " ")).reduce((line, cell) => line + cell.text, "") : text;
}

/** Breaks a text between words into lines of at most `width` columns; a longer word keeps its own line. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of plainText(text).split(" ")) {
    const wordWidth = displayWidth(word);
    if (line !== "" && used + 1 + wordWidth > width) {
      lines.push(line);
      line = word;
      used = wordWidth;
    } else {
      used += (line === "" ? 0 : 1) + wordWidth;
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

const GRAPHEMES = new Intl.Segmenter("en", { granularity: "grapheme" });
const TAB = 4;
const REPLACEMENT = "\uFFFD";
/** Control and format characters (directions, zero width, tags), halves of pairs, breaks of lines. */
const OBEYED = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const NOTHING_TO_SEE = /^[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]+$/u;
const DIRECTIONS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const EMOJI = /^\p{Emoji_Presentation}|^\p{Emoji}.*\uFE0F/su;

function visible(segment: string): string {
  return NOTHING_TO_SEE.test(segment) ? REPLACEMENT : segment.replace(DIRECTIONS, REPLACEMENT);
}

function widthOf(shown: string): number {
  const code = shown.codePointAt(0) ?? 0;
  if (shown.length === 1 && code < 0x300) {
    return 1;
  }
  return EMOJI.test(shown) ? 2 : eastAsianWidth(code);
}
