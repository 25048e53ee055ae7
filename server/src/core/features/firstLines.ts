import { decodeBytes } from "../document/decode.ts";
import { wholeCharacters } from "./wholeCharacters.ts";

/**
 * The first lines of a file that was read up to `limit` bytes, long ones shortened and an ellipsis behind the last
 * when there is more; `undefined` when the bytes are no text.
 */
export function firstLines(bytes: Uint8Array, limit: number, most: number): string | undefined {
  const { text, encoding } = decodeBytes(wholeCharacters(bytes, limit));
  if ((encoding.name.startsWith("utf-16") && !encoding.bom) || isBinary(text)) {
    return undefined;
  }
  const lines = text.trimEnd().split(/\r\n|\n|\r/);
  const shown = lines.slice(0, most).map(cutLine).join("\n");
  return lines.length > most || bytes.length >= limit ? `${shown}\n…` : shown;
}

/** Longer lines (code points) are cut: a hover is as wide as its longest line. */
const LONGEST_LINE = 160;

/** A line as it is shown in a hover. */
export function cutLine(line: string): string {
  const characters = [...line.slice(0, LONGEST_LINE * 2 + 2)];
  return characters.length > LONGEST_LINE ? `${characters.slice(0, LONGEST_LINE).join("")}…` : line;
}

/** Text has no NUL, and hardly any control character besides white space and escape sequences. */
function isBinary(text: string): boolean {
  let controls = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0) {
      return true;
    }
    controls += code < 9 || (code > 13 && code < 27) || code === 0x7f ? 1 : 0;
  }
  return controls > text.length / 20;
}
