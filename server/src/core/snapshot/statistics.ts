import type { Body } from "../document/body.ts";
import { countBodyLines } from "../document/bodyLines.ts";
import type { Encoding } from "../document/decode.ts";
import type { ParsedSkill } from "../document/parseSkill.ts";
import { countWords } from "../text/countWords.ts";
import { utf8Length } from "../text/utf8Length.ts";
import { countElements } from "./bodyElements.ts";
import type { SnapshotStatistics } from "./model.ts";

/**
 * Counts what can be counted of SKILL.md, in the numbers of `wc` and `grep -c ''`. `sizeOnDisk` is what the file has
 * now: all that can be said of a mixture of encodings.
 */
export function snapshotStatistics(skill: ParsedSkill, sizeOnDisk?: number): SnapshotStatistics {
  const { text, encoding, body, lines } = skill;
  return {
    lines: countLines(text),
    bytes: bytesOf(text, encoding, sizeOnDisk),
    ...countBody(body),
    headings: body.headings.map(({ level, text, slug, span }) => ({
      level,
      text,
      slug,
      line: lines.positionAt(span.start).line + 1,
    })),
  };
}

type BodyCounts = Pick<SnapshotStatistics, "bodyLines" | "bodyWords" | "links" | "images" | "codeBlocks">;

function countBody(body: Body): BodyCounts {
  const known = counted.get(body.identity);
  if (known !== undefined) {
    return known;
  }
  const counts: BodyCounts = {
    bodyLines: countBodyLines(body.text),
    bodyWords: countWords(body.text),
    ...countElements(body),
  };
  counted.set(body.identity, counts);
  return counts;
}

const counted = new WeakMap<object, BodyCounts>();

/** Line breaks, and one more for a last line without one. */
function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    lines++;
  }
  return text === "" || text.endsWith("\n") ? lines : lines + 1;
}

function bytesOf(text: string, { name, bom }: Encoding, sizeOnDisk: number | undefined): number {
  switch (name) {
    case "utf-8":
      return utf8Length(text) + (bom ? 3 : 0);
    case "utf-16le":
    case "utf-16be":
      return (text.length + (bom ? 1 : 0)) * 2;
    case "windows-1252":
      return sizeOnDisk ?? utf8Length(text) + (bom ? 3 : 0);
  }
}
