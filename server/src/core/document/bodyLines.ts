/**
 * The number of lines of a body, blank ones at the end left out: what the specification's advice of 500 lines is
 * measured against. A lone CR breaks no line, as for `wc` and `grep`.
 */
export function countBodyLines(text: string): number {
  const end = text.trimEnd().length;
  let lines = 0;
  for (let start = 0; start < end; start = nextLine(text, start)) {
    lines++;
  }
  return lines;
}

/** Where the line behind the one at `start` begins, or the end of the text. */
export function nextLine(text: string, start: number): number {
  const lf = text.indexOf("\n", start);
  return lf < 0 ? text.length : lf + 1;
}
