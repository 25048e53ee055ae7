/** A text of unknown content as inline code of Markdown: no character of it has a meaning of its own. */
export function inlineCode(text: string): string {
  const line = text.replace(/\s+/g, " ");
  const fence = "`".repeat(longestRun(line) + 1);
  const padding = line.startsWith("`") || line.endsWith("`") || line.trim() === "" ? " " : "";
  return `${fence}${padding}${line}${padding}${fence}`;
}

/** A text of unknown content as a fenced code block of Markdown. */
export function codeBlock(text: string, language: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) {
    longest = Math.max(longest, run.length);
  }
  return longest;
}

/** A whole number with commas between the thousands, whatever the machine's language. */
export function formatNumber(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** A size in the unit that a person would say: `812 bytes`, `3.2 KB`. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) {
    return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  }
  const inKilobytes = bytes / 1024;
  const [value, unit] = inKilobytes < 1024 ? [inKilobytes, "KB"] : [inKilobytes / 1024, "MB"];
  return `${value < 10 ? value.toFixed(1) : formatNumber(Math.round(value))} ${unit}`;
}
