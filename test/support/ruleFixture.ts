import { readFileSync } from "node:fs";

/** A finding drawn under the text of a fixture. */
export interface ExpectedFinding {
  readonly rule: string;
  readonly severity: string | undefined;
  readonly messageId: string | undefined;
  /** Zero-based line of the text without carets, and UTF-16 columns; `open` when the span goes on behind the line. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly open: boolean;
}

/** What fixing gives: all safe fixes of the rule, or (with a title) that one fix of the first finding offering it. */
export interface ExpectedFix {
  readonly title: string | undefined;
  readonly text: string;
  /** One line per file operation, for example `create references/a.md`. */
  readonly files: readonly string[];
}

/** A fixture: real Markdown with the findings drawn under it. */
export interface RuleFixture {
  /** The files by path, carets taken out. */
  readonly files: Readonly<Record<string, string>>;
  /** The path of the skill that is checked. */
  readonly main: string;
  readonly expected: readonly ExpectedFinding[];
  readonly fixes: readonly ExpectedFix[];
}

/**
 * Reads a fixture file. Its parts:
 *
 * - `//- /skills/a/SKILL.md` begins a file; with several, the one marked `main` (else the first) is checked. Without
 *   any, the text is `/skills/pdf-tools/SKILL.md`.
 * - a line of carets below a text marks a finding of the checked file: `^^^^ rule-id [severity [message id]]`. Carets
 *   that end in `…` mark a span that goes on behind its first line. A single caret also marks an empty span.
 * - `=== fixed` begins the text that all safe fixes of the rule give, `=== fixed "Title"` that of one fix; a line
 *   `=== files` behind it begins the list of its file operations.
 * - the first line `//! crlf` gives every text CRLF line breaks.
 */
export function readRuleFixture(path: string): RuleFixture {
  const raw = readFileSync(path, "utf8");
  const crlf = raw.startsWith("//! crlf\n");
  const sections = (crlf ? raw.slice(raw.indexOf("\n") + 1) : raw).split(/^(?==== )/m);
  const withBreaks = (text: string): string => (crlf ? text.replace(/\n/g, "\r\n") : text);
  const { files, main } = splitFiles(sections[0] ?? "");
  const { text, expected } = takeCarets(files[main] ?? "");
  const fixes: { title: string | undefined; text: string; files: string[] }[] = [];
  for (const section of sections.slice(1)) {
    const lineEnd = section.indexOf("\n");
    const header = section.slice(4, lineEnd);
    const content = section.slice(lineEnd + 1);
    if (header === "files") {
      fixes.at(-1)?.files.push(...content.split("\n").filter((line) => line !== ""));
    } else if (header.startsWith("fixed")) {
      fixes.push({ title: /^fixed "(.*)"$/.exec(header)?.[1], text: withBreaks(content), files: [] });
    } else {
      throw new Error(`${path}: unknown section "=== ${header}"`);
    }
  }
  const cleaned = Object.fromEntries(
    Object.entries(files).map(([name, content]) => [name, withBreaks(name === main ? text : content)]),
  );
  return { files: cleaned, main, expected, fixes };
}

const DEFAULT_PATH = "/skills/pdf-tools/SKILL.md";

function splitFiles(text: string): { files: Record<string, string>; main: string } {
  if (!text.startsWith("//- ")) {
    return { files: { [DEFAULT_PATH]: text }, main: DEFAULT_PATH };
  }
  const files: Record<string, string> = {};
  let main: string | undefined;
  for (const part of text.split(/^\/\/- /m).slice(1)) {
    const lineEnd = part.indexOf("\n");
    const header = /^(.*?)( main)?$/.exec(part.slice(0, lineEnd));
    const path = header?.[1] ?? "";
    files[path] = part.slice(lineEnd + 1);
    main = header?.[2] === undefined ? main : path;
  }
  return { files, main: main ?? Object.keys(files)[0] ?? "" };
}

const CARETS = /^( *)(\^+)(…?) ([a-z][a-z0-9-]+)(?: (error|warning|info|hint))?(?: ([A-Za-z0-9]+))?$/;

function takeCarets(text: string): { text: string; expected: ExpectedFinding[] } {
  const lines: string[] = [];
  const expected: ExpectedFinding[] = [];
  for (const line of text.split("\n")) {
    const match = CARETS.exec(line);
    if (match === null) {
      lines.push(line);
      continue;
    }
    const [, indent = "", carets = "", open, rule = "", severity, messageId] = match;
    const start = indent.length;
    expected.push({
      rule,
      severity,
      messageId,
      line: lines.length - 1,
      start,
      end: start + carets.length,
      open: open === "…",
    });
  }
  return { text: lines.join("\n"), expected };
}
