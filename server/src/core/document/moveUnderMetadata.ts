import { applyEdits, remove, type TextEdit } from "../text/edit.ts";
import { lineBreakOf } from "../text/lineBreak.ts";
import type { Span } from "../text/span.ts";
import { findEnvelope } from "./envelope.ts";
import { entryLines, indentOf, insertLines } from "./fieldEdits.ts";
import type { Frontmatter } from "./frontmatter.ts";
import { parseYaml } from "./parseYaml.ts";
import type { YamlEntry, YamlNode } from "./yamlNode.ts";

/**
 * Edits that move top-level fields under `metadata`, with the comments directly above them, in source order. Their
 * values stay as they are. `undefined` where that cannot be done line by line: flow style, a `metadata` that is no
 * block map or has one of the keys.
 */
export function moveUnderMetadata(frontmatter: Frontmatter, entries: readonly YamlEntry[]): TextEdit[] | undefined {
  const target = targetOf(frontmatter);
  if (target === undefined || entries.some(({ key }) => target.keys.has(key))) {
    return undefined;
  }
  const removed: Span[] = [];
  const moved: string[] = [];
  for (const entry of entries) {
    const lines = entryLines(frontmatter, entry);
    const indent = indentOf(frontmatter, entry);
    if (lines === undefined || indent !== target.fieldIndent) {
      return undefined;
    }
    const start = commentsAbove(frontmatter, lines.start, indent);
    removed.push({ start, end: lines.end });
    moved.push(
      ...linesIn(frontmatter.slice({ start, end: lines.end })).map((line) => shift(line, indent, target.indent)),
    );
  }
  const insertion = insertLines(frontmatter, target.at, [...target.lead, ...moved]);
  // Without a line break at the end of the file, the removal before the insertion leaves none to add.
  const touching =
    removed.some(({ end }) => end === target.at) && !/[\r\n]$/.test(frontmatter.text.slice(0, target.at));
  const newText = touching ? insertion.newText.slice(lineBreakOf(frontmatter.text).length) : insertion.newText;
  const edits = [...removed.map(remove), { ...insertion, newText }];
  return keepsValues(frontmatter, edits, entries) ? edits : undefined;
}

/** Reads the result again: blocks with an indentation of their own may not survive being moved. */
function keepsValues(frontmatter: Frontmatter, edits: readonly TextEdit[], entries: readonly YamlEntry[]): boolean {
  const after = applyEdits(frontmatter.text, edits);
  const { content } = findEnvelope(after);
  const { problem, fields } = parseYaml(after.slice(content.start, content.end), content.start);
  const metadata = fields.find(({ key }) => key === "metadata")?.value;
  if (problem !== undefined || metadata?.type !== "map") {
    return false;
  }
  const moved = new Map(metadata.entries.map(({ key, value }) => [key, value]));
  return entries.every(({ key, value }) => {
    const found = moved.get(key);
    return found !== undefined && sameNode(value, found);
  });
}

function sameNode(a: YamlNode, b: YamlNode): boolean {
  if (a.type === "scalar" && b.type === "scalar") {
    return a.value === b.value && a.text === b.text;
  }
  if (a.type === "list" && b.type === "list") {
    return a.items.length === b.items.length && a.items.every((item, index) => same(item, b.items[index]));
  }
  if (a.type === "map" && b.type === "map") {
    const isSame = (entry: YamlEntry, index: number): boolean =>
      entry.key === b.entries[index]?.key && same(entry.value, b.entries[index]?.value);
    return a.entries.length === b.entries.length && a.entries.every(isSame);
  }
  return a.type === "alias" && b.type === "alias" && a.anchor === b.anchor;
}

function same(a: YamlNode, b: YamlNode | undefined): boolean {
  return b !== undefined && sameNode(a, b);
}

interface Target {
  /** Where the moved lines go. */
  readonly at: number;
  /** The line that opens a new `metadata`. */
  readonly lead: readonly string[];
  /** The white space before keys of `metadata`, and before top-level ones. */
  readonly indent: string;
  readonly fieldIndent: string;
  readonly keys: ReadonlySet<string>;
}

function targetOf(frontmatter: Frontmatter): Target | undefined {
  const metadata = frontmatter.entry("metadata");
  const first = metadata ?? frontmatter.fields[0];
  const fieldIndent = first && indentOf(frontmatter, first);
  if (fieldIndent === undefined) {
    return undefined;
  }
  if (metadata === undefined) {
    const { end } = frontmatter.envelope.content;
    const lead = [`${fieldIndent}metadata:`];
    return { at: end, lead, indent: `${fieldIndent}  `, fieldIndent, keys: new Set() };
  }
  const at = entryLines(frontmatter, metadata)?.end;
  const { value } = metadata;
  if (at === undefined) {
    return undefined;
  }
  if (value.type === "scalar" && value.value === null && value.text === "" && value.anchor === undefined) {
    return { at, lead: [], indent: `${fieldIndent}  `, fieldIndent, keys: new Set() };
  }
  const child = value.type === "map" && !value.flow ? value.entries[0] : undefined;
  const indent = child && indentOf(frontmatter, child);
  if (value.type !== "map" || indent === undefined) {
    return undefined;
  }
  return { at, lead: [], indent, fieldIndent, keys: new Set(value.entries.map(({ key }) => key)) };
}

/** The start of the comment lines that stand directly above a line, with no blank line between. */
function commentsAbove(frontmatter: Frontmatter, start: number, indent: string): number {
  const { text, envelope } = frontmatter;
  let at = start;
  while (at > envelope.content.start) {
    const line = lineBefore(text, at);
    if (line.start < envelope.content.start || !text.startsWith(`${indent}#`, line.start)) {
      break;
    }
    at = line.start;
  }
  return at;
}

function lineBefore(text: string, at: number): Span {
  let end = at - 1;
  if (text[end] === "\n" && text[end - 1] === "\r") {
    end--;
  }
  const start = Math.max(text.lastIndexOf("\n", end - 1), text.lastIndexOf("\r", end - 1)) + 1;
  return { start, end };
}

function linesIn(text: string): string[] {
  return text.replace(/(?:\r\n|\n|\r)$/, "").split(/\r\n|\n|\r/);
}

/** The line one level deeper; empty lines stay empty, but spaces on a blank line may belong to a block scalar. */
function shift(line: string, from: string, to: string): string {
  return line === "" ? line : to + (line.startsWith(from) ? line.slice(from.length) : line);
}
