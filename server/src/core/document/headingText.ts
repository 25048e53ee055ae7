import type { SyntaxNode } from "@lezer/common";
import GithubSlugger from "github-slugger";
import { decodeString } from "micromark-util-decode-string";

/** Makes the fragments of one file's headings as GitHub does: repeated ones are numbered. */
export class Slugger {
  readonly #slugger = new GithubSlugger();

  /** The fragment of the next heading with this text. Emoji variation selectors leave no trace, as on GitHub. */
  slug(text: string): string {
    return this.#slugger.slug(text.replace(/\uFE0F/g, ""));
  }
}

/** Splits `Title {#custom-id}` as Docusaurus and Pandoc write it. */
export function customIdOf(text: string): { text: string; id: string } | undefined {
  const match = /^(.*?)\s*\{#([\w.:-]+)\}$/.exec(text);
  return match === null ? undefined : { text: match[1] ?? "", id: match[2] ?? "" };
}

/** The text of a heading between two tree positions as a reader sees it: no marks, no destinations, no tags. */
export function plainText(node: SyntaxNode, source: string, from: number, to: number): string {
  let text = "";
  let at = from;
  const walk = (parent: SyntaxNode): void => {
    for (let child = parent.firstChild; child !== null; child = child.nextSibling) {
      if (child.to <= at || child.from >= to) {
        continue;
      }
      if (child.name === "Entity" || child.name === "Escape") {
        text += source.slice(at, child.from) + decodeString(source.slice(child.from, child.to));
        at = child.to;
      } else if (INVISIBLE.has(child.name)) {
        text += source.slice(at, child.from);
        at = child.to;
      } else {
        walk(child);
      }
    }
  };
  walk(node);
  return (text + source.slice(at, to)).replace(/\s+/g, " ").trim();
}

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
