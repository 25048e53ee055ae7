import { readQuotes } from "./quotedText.ts";

/** A paragraph of plain text, with the list below it where there is one. */
export interface TextBlock {
  /** On one line. */
  readonly prose: string;
  readonly items: readonly string[];
}

/** The paragraphs of a text that was written by hand in a field: blank lines and list items part it. */
export function textBlocks(text: string): readonly TextBlock[] {
  const blocks: { prose: string; items: string[] }[] = [];
  let isItem = false;
  let isNew = true;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const item = /^\s*(?:[-*•]|\d{1,2}[.)])\s+(.*)$/.exec(line)?.[1];
    const content = line.trim();
    let block = blocks.at(-1);
    if (content === "") {
      isNew = !isItem;
    } else if (item !== undefined) {
      if (block === undefined) {
        block = { prose: "", items: [] };
        blocks.push(block);
      }
      block.items.push(item.trim());
      isItem = true;
      isNew = false;
    } else if (block === undefined || isNew || (isItem && !/^\s/.test(line))) {
      blocks.push({ prose: content, items: [] });
      isItem = false;
      isNew = false;
    } else if (isItem) {
      block.items.push(`${block.items.pop() ?? ""} ${content}`);
    } else {
      block.prose += ` ${content}`;
    }
  }
  return blocks;
}

/** The sentences of one line of prose. Full stops in quotes, parentheses and abbreviations end none. */
export function splitSentences(prose: string): readonly string[] {
  const { isInside } = readQuotes(prose);
  const sentences: string[] = [];
  let start = 0;
  for (const match of prose.matchAll(/[.!?]["”')\]]{0,2}(?=\s)|[。！？]/g)) {
    const end = match.index + match[0].length;
    const next = prose.slice(end, end + 3).trimStart();
    const isEnd =
      /^[。！？]/.test(match[0]) ||
      (/^[\p{Lu}\p{Lo}\p{N}"“'‘(`*_-]/u.test(next) && !ABBREVIATION.test(prose.slice(Math.max(0, end - 12), end)));
    const isQuoted = match[0].length === 1 && isInside(match.index);
    if (isEnd && !isQuoted) {
      sentences.push(prose.slice(start, end).trim());
      start = end;
    }
  }
  const rest = prose.slice(start).trim();
  return rest === "" ? sentences : [...sentences, rest];
}

const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|vs|cf|approx|incl|resp|no|fig|[A-Z])\.$/i;
