import type { Heading } from "../document/body.ts";
import { trimEnd } from "../text/trim.ts";

/** A heading with how far what it heads goes. */
export interface Section {
  readonly heading: Heading;
  /** Behind the last character that is no white space before the next heading of its level or a higher one. */
  readonly end: number;
}

/** The sections of headings in source order; `end` is where their text ends. Linear, however deep they nest. */
export function sectionsOf(text: string, headings: readonly Heading[], end: number): readonly Section[] {
  const nextStarts = new Array<number>(headings.length).fill(end);
  const open: number[] = [];
  for (const [index, heading] of headings.entries()) {
    while (open.length > 0 && (headings[open.at(-1) ?? 0]?.level ?? 0) >= heading.level) {
      nextStarts[open.pop() ?? 0] = heading.span.start;
    }
    open.push(index);
  }
  return headings.map((heading, index) => ({
    heading,
    end: trimEnd(text, heading.span.end, nextStarts[index] ?? end),
  }));
}
