import type { Span } from "../text/span.ts";

/** Where a text is in quotes or in parentheses. */
export interface QuotedText {
  /** What stands between quotes, the quotes themselves left out, in order. */
  readonly quotes: readonly Span[];
  /** True when the character at the offset stands in quotes or parentheses, or is one of them. */
  isInside(offset: number): boolean;
}

/**
 * Finds the quotes and the parentheses of a text. Quotes that nothing closes nearby are none, and neither are
 * apostrophes. Offsets are UTF-16 units.
 */
export function readQuotes(text: string): QuotedText {
  const inside = new Uint8Array(text.length);
  const quotes: Span[] = [];
  for (let at = 0; at < text.length; at++) {
    const open = text[at] ?? "";
    const close = CLOSING.get(open);
    const end = close === undefined || !canOpen(text, at, open) ? -1 : endOf(text, at, close);
    if (end >= 0) {
      inside.fill(1, at, end + 1);
      if (open !== "(") {
        quotes.push({ start: at + 1, end });
        at = end;
      } else {
        quotes.push(...quotesWithin(text, at + 1, end));
        at = end;
      }
    }
  }
  return { quotes, isInside: (offset) => inside[offset] === 1 };
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ["“", "”"],
  ["„", "“"],
  ["‘", "’"],
  ["«", "»"],
  ["「", "」"],
  ["`", "`"],
  ["(", ")"],
]);

/** Longer stretches are no quotes but a quote that was forgotten. */
const LONGEST = 300;

function quotesWithin(text: string, start: number, end: number): readonly Span[] {
  const inner = text.slice(start, end);
  return inner.includes("(")
    ? []
    : readQuotes(inner).quotes.map((span) => ({ start: start + span.start, end: start + span.end }));
}

/** An apostrophe stands behind a letter. */
function canOpen(text: string, at: number, open: string): boolean {
  const next = text[at + 1] ?? " ";
  return open === "(" || (!/\s/.test(next) && (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "")));
}

function endOf(text: string, at: number, close: string): number {
  const stop = Math.min(text.length, at + LONGEST);
  for (let end = text.indexOf(close, at + 1); end >= 0 && end < stop; end = text.indexOf(close, end + 1)) {
    const isApostrophe = (close === "'" || close === "’") && /[\p{L}\p{N}]/u.test(text[end + 1] ?? "");
    if (!isApostrophe && end > at + 1) {
      return end;
    }
  }
  return -1;
}
