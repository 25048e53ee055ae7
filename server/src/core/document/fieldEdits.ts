import { insert, remove, replace, type TextEdit } from "../text/edit.ts";
import { lineBreakOf } from "../text/lineBreak.ts";
import type { Span } from "../text/span.ts";
import type { Frontmatter } from "./frontmatter.ts";
import type { YamlEntry } from "./yamlNode.ts";

/**
 * An edit that adds `key: value` on a line of its own, behind the field `after` or (without one) as the first field.
 * `undefined` when the fields do not stand on lines of their own.
 */
export function insertField(frontmatter: Frontmatter, field: string, after?: YamlEntry): TextEdit | undefined {
  const first = frontmatter.fields[0];
  const indent = first === undefined ? "" : indentOf(frontmatter, first);
  if (indent === undefined) {
    return undefined;
  }
  const lines = after && entryLines(frontmatter, after);
  if (after !== undefined && lines === undefined) {
    return undefined;
  }
  const at = lines?.end ?? frontmatter.envelope.content.start;
  return insertLines(frontmatter, at, [indent + field]);
}

/** An edit that adds whole lines at the start of a line, or behind a last line that no line break ends. */
export function insertLines(frontmatter: Frontmatter, at: number, lines: readonly string[]): TextEdit {
  const lineBreak = lineBreakOf(frontmatter.text);
  const before = frontmatter.slice({ start: Math.max(0, at - 1), end: at });
  const lead = at === 0 || before === "\n" || before === "\r" ? "" : lineBreak;
  return insert(at, lead + lines.map((line) => line + lineBreak).join(""));
}

/** An edit that removes a field with its lines; `undefined` when other fields stand on them. */
export function removeField(frontmatter: Frontmatter, entry: YamlEntry): TextEdit | undefined {
  const lines = entryLines(frontmatter, entry);
  return lines && remove(lines);
}

/** The lines of a field, its last line break and a comment behind its value included; `undefined` in flow style. */
export function entryLines(frontmatter: Frontmatter, entry: YamlEntry): Span | undefined {
  const indent = indentOf(frontmatter, entry);
  if (indent === undefined) {
    return undefined;
  }
  const limit = frontmatter.envelope.content.end;
  // A block that keeps its final line breaks (`|+`) owns the blank lines behind it.
  const rest = KEEPS_BREAKS.test(frontmatter.slice(entry.span))
    ? /[^\r\n]*(?:(?:\r\n|\n|\r)(?:[ \t]*(?=[\r\n]|$))?)*/
    : /[^\r\n]*(?:\r\n|\n|\r)?/;
  const behind = rest.exec(frontmatter.slice({ start: entry.span.end, end: limit }))?.[0] ?? "";
  return { start: entry.keySpan.start - indent.length, end: entry.span.end + behind.length };
}

const KEEPS_BREAKS = /[|>]\d?\+/;

/** The white space before a field; `undefined` when something else stands before it on its line. */
export function indentOf(frontmatter: Frontmatter, entry: YamlEntry): string | undefined {
  const { start } = entry.keySpan;
  let at = start;
  while (at > 0 && isBlank(frontmatter.text[at - 1])) {
    at--;
  }
  const before = frontmatter.text[at - 1];
  return at === 0 || before === "\n" || before === "\r" ? frontmatter.text.slice(at, start) : undefined;
}

/** An edit that gives a field another value on one line, whatever it has now. What stands behind the value stays. */
export function setValue(frontmatter: Frontmatter, entry: YamlEntry, value: string): TextEdit {
  const { text } = frontmatter;
  const colon = text.indexOf(":", entry.keySpan.end) + 1;
  const { start, end } = entry.value.span;
  if (start > colon && !/[\r\n]/.test(text.slice(colon, start)) && end > start) {
    return replace({ start, end }, value);
  }
  if (end > start && start >= colon) {
    return replace({ start: colon, end }, ` ${value}`);
  }
  let blanks = colon;
  while (isBlank(text[blanks])) {
    blanks++;
  }
  const isLineEnd = blanks >= text.length || text[blanks] === "\r" || text[blanks] === "\n";
  return replace({ start: colon, end: isLineEnd ? blanks : colon }, ` ${value}`);
}

/** True when a YAML comment stands in a stretch of the frontmatter that holds no scalar of more than one line. */
export function hasComment(frontmatter: Frontmatter, span: Span): boolean {
  return /(?:^|[\s,[{])#/m.test(frontmatter.slice(span));
}

function isBlank(char: string | undefined): boolean {
  return char === " " || char === "\t";
}
