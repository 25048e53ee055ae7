import { codePointLength, utf16IndexOf } from "../text/codePoints.ts";
import type { Body } from "./body.ts";
import { plainText } from "./headingText.ts";
import { forEachChild, placeOf } from "./treePlace.ts";

/**
 * The body's first paragraph as plain text on one line, cut behind a sentence or a word to at most `limit` code points.
 * `undefined` when there is none that holds words. Lines such as `**Version:** 2.0` count only when nothing else is there.
 */
export function firstParagraph(body: Body, limit: number): string | undefined {
  let found: string | undefined;
  let labels: string | undefined;
  forEachChild(placeOf(body.tree, 0), (block) => {
    if (found === undefined && block.name === "Paragraph" && block.to - block.from <= LENGTH_MAX) {
      const text = plainText(block, body.text, block.from, block.to).trim();
      if (LABEL.test(body.text.slice(block.from, block.from + 80))) {
        labels ??= text;
      } else if (/[\p{L}\p{N}]/u.test(text)) {
        found = text;
      }
    }
  });
  const chosen = found ?? labels;
  return chosen === undefined ? undefined : cut(chosen, limit);
}

/** A bold label at the start of a line. */
const LABEL = /^\s*\*\*[^*\r\n]{1,40}(?::\*\*|\*\*[ \t]*:)/;

/** Longer paragraphs are data, not prose. */
const LENGTH_MAX = 20_000;

function cut(text: string, limit: number): string {
  if (codePointLength(text) <= limit) {
    return text;
  }
  const head = text.slice(0, utf16IndexOf(text, limit - 1));
  const sentence = Math.max(head.lastIndexOf(". "), head.lastIndexOf("。"));
  if (sentence > head.length / 3) {
    return head.slice(0, sentence + 1);
  }
  const word = head.lastIndexOf(" ");
  return `${word > 0 ? head.slice(0, word) : head}…`;
}
