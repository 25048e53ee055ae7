/** The line break that a text uses: that of its first line; LF when it has only one. */
export function lineBreakOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
}
