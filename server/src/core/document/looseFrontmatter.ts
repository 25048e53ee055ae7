import type { Span } from "../text/span.ts";
import { endOfYaml } from "./envelope.ts";
import { writeScalar } from "./writeScalar.ts";
import { KNOWN_FIELD } from "./yamlUnits.ts";

/**
 * Fields at the start of a file that no client sees as frontmatter:
 *
 * - `unfenced`: `name: …` lines without the `---` lines around them;
 * - `mangled`: what a Markdown formatter leaves of a frontmatter that it does not know: the opening line as a rule, the
 *   lines as a heading (`## name: … description: > …`), with Markdown's escapes.
 */
export interface LooseFrontmatter {
  readonly kind: "unfenced" | "mangled";
  /** The lines of the fields. */
  readonly fields: Span;
  /** What the frontmatter takes the place of: from the start of the file, with rules around the fields. */
  readonly span: Span;
  /** The YAML that was meant, line by line. */
  readonly lines: readonly string[];
  /** Whether a line or rule stands where the closing line belongs. */
  readonly closed: boolean;
  /** False when nesting was lost and has to be looked at. */
  readonly certain: boolean;
}

/** Finds fields without frontmatter at the start of a text that has none; `undefined` when there are none. */
export function findLooseFrontmatter(text: string): LooseFrontmatter | undefined {
  const rule = /^(?:[-*_][ \t]*){2,200}(?:\r\n|\n|\r|$)/.exec(text.slice(0, 400))?.[0] ?? "";
  const blank = /^\s*/.exec(text.slice(rule.length, rule.length + 1000))?.[0].length ?? 0;
  const start = rule.length + blank;
  const first = lineOf(text, start);
  if (/^(?:name|description)[ \t]*:/.test(first)) {
    return fromLines(text, start, rule !== "");
  }
  const heading = /^#{1,6}[ \t]+(?=(?:name|description)[ \t]*:)/.exec(first)?.[0];
  return heading === undefined || first.length > MOST_FIELDS ? undefined : fromHeading(text, start, heading.length);
}

/** The fields that a formatter may have joined on one line. */
const JOINED =
  / (?=(?:name|description|license|compatibility|metadata|allowed-tools|version|author|tags|category):(?: |$))/;
const LINE_BREAK = /\r\n|\n|\r/;

function lineOf(text: string, start: number): string {
  let end = start;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") {
    end++;
  }
  return text.slice(start, end);
}

function fromLines(text: string, start: number, hasRule: boolean): LooseFrontmatter {
  // A list item reads `\- x` where its dash was escaped: with the backslash it would end the fields.
  const readable = text.slice(0, start + MOST_FIELDS).replace(/^\\-(?= )/gm, "- ");
  const end = Math.min(endOfYaml(readable, start), text.length);
  const { rule, next } = closingRule(text, end);
  const source = text.slice(start, end).trimEnd();
  const lines = source.split(LINE_BREAK);
  if (!hasRule && !isMangled(source)) {
    const span = { start: 0, end: rule ? next : end };
    return {
      kind: "unfenced",
      fields: { start, end: start + source.length },
      span,
      lines,
      closed: rule,
      certain: true,
    };
  }
  const nested = lines.some((line, index) => /:[ \t]*$/.test(line) && !/^[ \t]/.test(lines[index + 1] ?? ""));
  return {
    kind: "mangled",
    fields: { start, end: start + source.length },
    span: { start: 0, end: rule ? next : end },
    lines: isMangled(source) ? lines.map(withoutMarkdown) : lines,
    closed: rule,
    certain: !nested,
  };
}

/** The most characters that are looked at: more is no frontmatter. */
const MOST_FIELDS = 20_000;

function isMangled(source: string): boolean {
  return /^\\-[ \t]|\\_|:[ \t]+<https?:/m.test(source);
}

/** The rule that stands where the closing line was. */
function closingRule(text: string, at: number): { rule: boolean; next: number } {
  const found = /^\s{0,1000}?(?:[-*_][ \t]*){3,200}(?:\r\n|\n|\r|$)/.exec(text.slice(at, at + 1500));
  return { rule: found !== null, next: at + (found?.[0].length ?? 0) };
}

function fromHeading(text: string, start: number, marks: number): LooseFrontmatter {
  const line = lineOf(text, start);
  const behind = start + line.length + (text.slice(start + line.length).startsWith("\r\n") ? 2 : 1);
  const end = Math.max(start + line.length, Math.min(endOfYaml(text, Math.min(behind, text.length)), text.length));
  const below = text.slice(Math.min(behind, end), end).trimEnd();
  const { rule, next } = below === "" ? { rule: false, next: end } : closingRule(text, end);
  const joined = splitJoined(line.slice(marks)).map((field) => rewrite(withoutMarkdown(field)));
  return {
    kind: "mangled",
    fields: { start, end: start + line.length + (below === "" ? 0 : end - start - line.length) },
    span: { start: 0, end: rule ? next : Math.max(end, Math.min(behind, text.length)) },
    lines: [...joined.map(({ text: field }) => field), ...(below === "" ? [] : below.split(LINE_BREAK))],
    closed: rule,
    certain: joined.every(({ certain }) => certain),
  };
}

/** The fields of one line. What clients do not know at the top level was a part of `metadata` where that precedes it. */
function splitJoined(line: string): string[] {
  const fields: string[] = [];
  for (const field of line.split(JOINED)) {
    const last = fields.length - 1;
    if (fields[last]?.startsWith("metadata:") && !KNOWN_FIELD.test(field)) {
      fields[last] += ` ${field}`;
    } else {
      fields.push(field);
    }
  }
  return fields;
}

/** A field that stood on several lines and was joined to one. */
function rewrite(field: string): { text: string; certain: boolean } {
  const [, key = "", rest = ""] = /^([\w-]+)[ \t]*:[ \t]*(.*)$/.exec(field) ?? [];
  const value = rest.trim();
  if (key === "metadata" && value !== "") {
    return rewriteMap(key, value);
  }
  if (value === "" || /^(["']).*\1$/.test(value)) {
    return { text: `${key}: ${value}`.trimEnd(), certain: true };
  }
  if (/^- /.test(value)) {
    return {
      text: `${key}:${value
        .split(/(?:^| )- /)
        .slice(1)
        .map((item) => `\n  - ${writeScalar(item)}`)
        .join("")}`,
      certain: false,
    };
  }
  return { text: `${key}: ${writeScalar(value.replace(/^[|>][+-]?[ \t]+/, ""))}`, certain: true };
}

/** `metadata: author: x version: "1.0"`. */
function rewriteMap(key: string, value: string): { text: string; certain: boolean } {
  const entries = value.split(/ (?=[a-z][\w-]*: )/);
  const isMap = entries.every((entry) => /^[a-z][\w-]*: \S/.test(entry));
  return isMap
    ? { text: [`${key}:`, ...entries.map((entry) => `  ${entry}`)].join("\n"), certain: true }
    : { text: `${key}: ${writeScalar(value)}`, certain: false };
}

/** Takes back the escapes and the brackets around addresses that a formatter has put in. */
function withoutMarkdown(line: string): string {
  return line.replace(/\\([!-/:-@[-`{-~])/g, "$1").replace(/<(https?:[^<>\s]*)>/g, "$1");
}
