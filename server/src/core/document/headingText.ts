import { slug } from "github-slugger";
import { decodeString } from "micromark-util-decode-string";
import { forEachChild, type TreePlace } from "./treePlace.ts";

/** The fragment of a heading with this text as GitHub makes it. Emoji variation selectors leave no trace, as there. */
export function baseSlug(text: string): string {
  return PLAIN.test(text) ? text.toLowerCase().replace(/ /g, "-") : slug(text.replace(/\uFE0F/g, ""));
}

/** Text of which GitHub drops no character: asking its long pattern would only cost time. */
const PLAIN = /^[A-Za-z0-9 _-]*$/;

/** Tells the headings of one file apart that have the same fragment, as GitHub does: `usage`, `usage-1`, `usage-2`. */
export class Slugger {
  readonly #occurrences = new Map<string, number>();

  /** The fragment of the next heading whose own fragment would be `base`. */
  number(base: string): string {
    let result = base;
    let count = this.#occurrences.get(base) ?? 0;
    while (this.#occurrences.has(result)) {
      count++;
      result = `${base}-${count}`;
    }
    if (result !== base) {
      this.#occurrences.set(base, count);
    }
    this.#occurrences.set(result, 0);
    return result;
  }
}

/** Splits `Title {#custom-id}` as Docusaurus and Pandoc write it. */
export function customIdOf(text: string): { text: string; id: string } | undefined {
  if (!text.endsWith("}")) {
    return undefined;
  }
  const match = /^(.*?)\s*\{#([\w.:-]+)\}$/.exec(text);
  return match === null ? undefined : { text: match[1] ?? "", id: match[2] ?? "" };
}

/** The text of the heading `place` from `start` to `end` as a reader sees it: no marks, no destinations, no tags. */
export function plainText(place: TreePlace, source: string, start: number, end: number): string {
  const whole = source.slice(start, end);
  if (!MARKUP.test(whole)) {
    return whole.replace(/\s+/g, " ");
  }
  let text = "";
  let at = start;
  const walk = (parent: TreePlace): void =>
    forEachChild(parent, (child) => {
      if (child.to <= at || child.from >= end) {
        return;
      }
      const isLabelUrl = child.name === "URL" && parent.name !== "Link" && parent.name !== "Image";
      if (child.name === "Entity" || child.name === "Escape") {
        text += source.slice(at, child.from) + decodeString(source.slice(child.from, child.to));
        at = child.to;
      } else if (INVISIBLE.has(child.name) && !isLabelUrl) {
        text += source.slice(at, child.from);
        at = child.to;
      } else {
        walk(child);
      }
    });
  walk(place);
  return (text + source.slice(at, end)).replace(/\s+/g, " ").trim();
}

/** Any character that can begin a construct. */
const MARKUP = /[\\&<*_![\]~`]/;

const INVISIBLE = new Set([
  "CodeMark",
  "Comment",
  "EmphasisMark",
  "HTMLTag",
  "HeaderMark",
  "LinkLabel",
  "LinkMark",
  "LinkTitle",
  "StrikethroughMark",
  "URL",
]);
