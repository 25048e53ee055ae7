/** A line break as a file may use it. */
export type LineBreak = "\n" | "\r\n" | "\r";

/** The line break that a text uses, judged by its first one; LF when it has none. */
export function lineBreakOf(text: string): LineBreak {
  const found = /\r\n|\n|\r/.exec(text)?.[0];
  return found === "\r\n" || found === "\r" ? found : "\n";
}
