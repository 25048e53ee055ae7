/** `text` as a one-line YAML string in double quotes: every parser reads it alike, whatever it holds. */
export function doubleQuoted(text: string): string {
  return `"${text.replace(ESCAPED, escapeCharacter)}"`;
}

/**
 * What an author meant by text on several lines: lines are joined by a space, a blank line becomes a line break, as
 * YAML folds plain text.
 */
export function foldLines(text: string): string {
  let folded = "";
  let breaks = 0;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const content = line.trim();
    if (content === "") {
      breaks += folded === "" ? 0 : 1;
      continue;
    }
    folded += folded === "" ? content : (breaks === 0 ? " " : "\n".repeat(breaks)) + content;
    breaks = 0;
  }
  return folded;
}

/** Lines of at most `width` UTF-16 units (longer only for longer words), broken at single spaces between words. */
export function wrapLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  // Only a single space may become a line break: folding gives exactly one back.
  for (const word of text.split(/(?<=[^ ]) (?=[^ ])/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

// Control characters, and the line breaks that YAML 1.1 knows and 1.2 does not.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must be escaped.
const ESCAPED = /["\\\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;
const NAMED: Readonly<Record<string, string>> = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r" };

function escapeCharacter(char: string): string {
  const code = char.charCodeAt(0);
  return NAMED[char] ?? (code <= 0xff ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`);
}

function hex(code: number, digits: number): string {
  return code.toString(16).toUpperCase().padStart(digits, "0");
}
