import type { Span } from "../text/span.ts";

/**
 * The bare paths in `text` between `from` and `to`: words with a slash (or a backslash) and an extension, as the
 * specification's own example writes them.
 */
export function* textPaths(text: string, from: number, to: number): Generator<Span> {
  if (to <= from || to - from < 5) {
    return;
  }
  const prose = text.slice(from, to);
  if (!prose.includes("/") && !prose.includes("\\")) {
    return;
  }
  for (const match of prose.matchAll(TEXT_PATH)) {
    const start = from + match.index;
    yield { start, end: start + match[0].length };
  }
}

/** The paths among the words of a command in a code span whose content begins at `offset`. */
export function* commandPaths(command: string, offset: number): Generator<Span> {
  for (const match of command.matchAll(COMMAND_WORD)) {
    const word = match[0];
    if (PATH.test(word)) {
      const start = offset + match.index;
      yield { start, end: start + word.length };
    }
  }
}

const VARIABLE = String.raw`(?:\$\{CLAUDE_SKILL_DIR\}|\$\{KIMI_SKILL_DIR\}|\{baseDir\})/`;
const SEGMENTS = String.raw`(?:[A-Za-z0-9_.-]+[/\\])`;
const FILE = String.raw`[A-Za-z0-9_.-]*[A-Za-z0-9_-]\.[A-Za-z][A-Za-z0-9]{0,9}`;
// ASCII only: in Chinese and Japanese prose no space separates a path from the words around it.
const TEXT_PATH = new RegExp(
  String.raw`(?<![A-Za-z0-9_/@~:.\\$<>{}*=-])(?:${VARIABLE}${SEGMENTS}*|${SEGMENTS}+)${FILE}(?:#[\w-]+)?(?![A-Za-z0-9_/\\*{}<>$]|\.[A-Za-z0-9])`,
  "g",
);
const COMMAND_WORD = /[^\s"'`=<>|;&]+/g;
const PATH = new RegExp(`^(?:${VARIABLE})?${SEGMENTS}*${FILE}$`);
