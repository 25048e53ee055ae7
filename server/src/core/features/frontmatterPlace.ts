import type { Envelope } from "../document/envelope.ts";
import type { ParsedSkill } from "../document/parseSkill.ts";
import type { Span } from "../text/span.ts";

/**
 * Where in the frontmatter a cursor stands, by the text around it: what is half typed is no valid YAML yet.
 *
 * - `start`: on the first line of a file that has no frontmatter; all of it could be written here
 * - `key`: on a top-level key that is being typed (or could be)
 * - `value`: behind the colon of a top-level key, on its line or on one that belongs to it
 * - `nothing`: somewhere else in it
 */
export type FrontmatterPlace =
  | { readonly type: "start"; readonly replace: Span }
  | KeyPlace
  | ValuePlace
  | { readonly type: "nothing" };

/** A top-level key under the cursor. */
export interface KeyPlace {
  readonly type: "key";
  /** The word around the cursor; empty on an empty line. */
  readonly replace: Span;
  /** Whether a colon (and perhaps a value) stands behind it already. */
  readonly hasColon: boolean;
}

/** A value under the cursor. */
export interface ValuePlace {
  readonly type: "value";
  readonly key: string;
  /**
   * The value's text on the cursor's line: behind `key:` or `- ` and spaces, up to a comment or the line's end. The
   * cursor is in it or at its edge.
   */
  readonly span: Span;
  /** `same`: on the key's own line; `item`: behind a `- `; `continued`: on another line below the key. */
  readonly line: "same" | "item" | "continued";
  /** Whether a space must come before the value: the cursor stands directly behind the colon. */
  readonly needsSpace: boolean;
}

/** Where in the frontmatter `offset` is; `undefined` when it is not in the frontmatter at all. */
export function frontmatterPlace(skill: ParsedSkill, offset: number): FrontmatterPlace | undefined {
  const { text, lines, frontmatter } = skill;
  const { line } = lines.positionAt(offset);
  const span = { start: lines.lineStart(line), end: lines.lineEnd(line) };
  if (line === 0 && isWithoutFrontmatter(skill) && /^-{0,3}[ \t]*$/.test(text.slice(0, Math.min(span.end, 80)))) {
    return { type: "start", replace: span };
  }
  if (!isInside(skill, offset, span)) {
    return undefined;
  }
  if (offset === frontmatter.envelope.close?.start) {
    return { type: "nothing" };
  }
  return keyPlace(skill, offset, line) ?? valuePlace(skill, offset, line) ?? { type: "nothing" };
}

function isWithoutFrontmatter({ frontmatter: { envelope }, text }: ParsedSkill): boolean {
  return envelope.state === "absent" || (envelope.state === "unclosed" && contentEnd(text, envelope.content) === 0);
}

/** How many characters of an unclosed frontmatter are more than white space. */
function contentEnd(text: string, { start, end }: Span): number {
  return text.slice(start, end).trim().length;
}

function isInside(skill: ParsedSkill, offset: number, line: Span): boolean {
  const { text, lines, frontmatter } = skill;
  const { content, close, open } = openedEnvelope(skill) ?? frontmatter.envelope;
  if (open.end === 0 || offset < content.start || offset <= open.end) {
    return false;
  }
  if (close !== undefined) {
    return offset <= content.end;
  }
  // Nothing closes it: the line behind the last one that is plainly YAML may be about to become a field.
  if (line.start <= content.end) {
    return true;
  }
  const first = lines.positionAt(content.start).line;
  const isNew = contentEnd(text, content) === 0 && lines.positionAt(offset).line - first < 3;
  return isNew && text.slice(content.start, line.start).trim() === "";
}

/** The empty frontmatter of a file that begins with `---` and has no field yet: until then it may be a rule of the body. */
function openedEnvelope({
  text,
  lines,
  frontmatter,
}: ParsedSkill): Pick<Envelope, "open" | "content" | "close"> | undefined {
  const end = lines.lineEnd(0);
  if (frontmatter.envelope.state !== "absent" || !/^---[ \t]*$/.test(text.slice(0, Math.min(end, 80)))) {
    return undefined;
  }
  const start = lines.lineStart(1);
  return { open: { start: 0, end }, content: { start, end: start }, close: undefined };
}

const KEY_BEFORE = /^(?:[A-Za-z_][\w-]{0,80})?$/;

function keyPlace({ text, lines, frontmatter }: ParsedSkill, offset: number, line: number): KeyPlace | undefined {
  const start = lines.lineStart(line);
  const end = lines.lineEnd(line);
  if (offset - start > 81 || !KEY_BEFORE.test(text.slice(start, offset))) {
    return undefined;
  }
  const after = text.slice(offset, Math.min(end, offset + 200));
  const word = /^[\w-]*/.exec(after)?.[0] ?? "";
  const rest = after.slice(word.length);
  if (!/^[ \t]*(?:$|:(?:[ \t]|$))/.test(rest) || (offset === start && (word !== "" || rest.trim() !== ""))) {
    return undefined;
  }
  if (offset === start && (isIndented(nextLine(text, lines, line)) || isInsideValue(frontmatter.fields, offset))) {
    return undefined;
  }
  return { type: "key", replace: { start, end: offset + word.length }, hasColon: rest.trimStart().startsWith(":") };
}

function isInsideValue(fields: readonly { readonly value: { readonly span: Span } }[], offset: number): boolean {
  return fields.some(({ value }) => value.span.start < offset && offset < value.span.end);
}

/** The first line below that is not blank; looked for a few lines far. */
function nextLine(text: string, lines: ParsedSkill["lines"], line: number): string {
  for (let next = line + 1; next < Math.min(lines.lineCount, line + 20); next++) {
    const start = lines.lineStart(next);
    const content = text.slice(start, Math.min(lines.lineEnd(next), start + 200));
    if (content.trim() !== "") {
      return content;
    }
  }
  return "";
}

function isIndented(line: string): boolean {
  return /^(?:[ \t]|-[ \t])/.test(line);
}

const KEY_LINE = /^(["']?)([A-Za-z_][\w-]{0,80})\1[ \t]*:(?=[ \t]|$)/;
/** How far above the cursor the key of its value is looked for. */
const MOST_LINES = 500;

function valuePlace({ text, lines, frontmatter }: ParsedSkill, offset: number, line: number): ValuePlace | undefined {
  const first = Math.max(lines.positionAt(frontmatter.envelope.content.start).line, line - MOST_LINES);
  for (let at = line; at >= first; at--) {
    const start = lines.lineStart(at);
    const content = text.slice(start, Math.min(lines.lineEnd(at), start + 400));
    const match = KEY_LINE.exec(content);
    if (match !== null) {
      const key = match[2] ?? "";
      return at === line
        ? placeOf(text, key, start + match[0].length, lines.lineEnd(line), offset, "same")
        : belowKey(text, key, lines.lineStart(line), lines.lineEnd(line), offset);
    }
    if (at !== line && content.trim() !== "" && !isIndented(content) && !content.startsWith("#")) {
      return undefined;
    }
  }
  return undefined;
}

function belowKey(text: string, key: string, start: number, end: number, offset: number): ValuePlace | undefined {
  const item = /^[ \t]*-[ \t]+/.exec(text.slice(start, Math.min(end, start + 400)))?.[0].length;
  const indent = /^[ \t]+/.exec(text.slice(start, Math.min(end, start + 400)))?.[0].length;
  const at = item ?? indent;
  return at === undefined
    ? undefined
    : placeOf(text, key, start + at, end, offset, item === undefined ? "continued" : "item");
}

function placeOf(
  text: string,
  key: string,
  from: number,
  to: number,
  offset: number,
  line: ValuePlace["line"],
): ValuePlace | undefined {
  // No tool list or license is longer; a description without end would only cost time.
  const content = text.slice(from, Math.min(to, from + LONGEST_VALUE));
  const comment = /^["']/.test(content.trimStart()) ? null : /(?:^|[ \t])#/.exec(content);
  const limit = from + (comment?.index ?? content.length);
  if (offset < from || offset > limit) {
    return undefined;
  }
  const value = text.slice(from, limit);
  const start = Math.min(offset, from + (value.length - value.trimStart().length));
  return {
    type: "value",
    key,
    span: { start, end: Math.max(offset, start, from + value.trimEnd().length) },
    line,
    needsSpace: line === "same" && start === from,
  };
}

const LONGEST_VALUE = 10_000;
