import { parseDocument } from "yaml";
import type { Span } from "../text/span.ts";
import { convertYaml } from "./convertYaml.ts";
import type { YamlEntry } from "./yamlNode.ts";
import { closingQuote, KNOWN_FIELD, scanUnits, valueForm, type YamlUnit } from "./yamlUnits.ts";

/** A syntax error of the YAML library: its code, its words, and the place, in offsets of the file. */
export interface YamlProblem {
  /**
   * A code of the `yaml` package, `TOO_DEEP` for nesting beyond {@link MAX_DEPTH}, `TOO_LONG` for more than {@link MAX_LINES}, `BAD_ALIAS` for an alias without
   * anchor, `HOPELESS` for a large value that the library is not asked about, or `IMPOSSIBLE` where it gave up.
   */
  readonly code: string;
  /** The library's words, for the log; authors get their own. */
  readonly detail: string;
  readonly span: Span;
}

/** What a stretch of YAML says, as far as it can be read. */
export interface YamlContent {
  readonly root: "map" | "empty" | "list" | "scalar";
  readonly fields: readonly YamlEntry[];
  readonly problem: YamlProblem | undefined;
  readonly aliases: readonly Span[];
  readonly anchors: readonly Span[];
  readonly expandedSize: number;
}

/** Nesting that no skill has (the deepest seen is 10) and that recursion would choke on. */
export const MAX_DEPTH = 100;

/** Lines that no frontmatter has (real ones have some hundred); the library's time would be felt at ten times as many. */
export const MAX_LINES = 5000;

/**
 * Reads YAML that begins at `offset` of the file. After a syntax error the top-level keys are read one by one, so that
 * a broken value takes no other field with it. Never throws.
 */
export function parseYaml(source: string, offset: number): YamlContent {
  const whole = parseStrictly(source, offset);
  if (whole.problem === undefined) {
    return whole;
  }
  return { ...whole, ...recoverFields(source, offset) };
}

const NOTHING: YamlContent = {
  root: "empty",
  fields: [],
  problem: undefined,
  aliases: [],
  anchors: [],
  expandedSize: 0,
};

const OPTIONS = {
  keepSourceTokens: true,
  uniqueKeys: false,
  prettyErrors: false,
  // With "silent", a second document would be dropped without a word.
  logLevel: "error",
  version: "1.2",
} as const;

/** The first syntax error of YAML that begins at `offset` of the file: {@link parseYaml} without the reading of fields. */
export function findYamlProblem(source: string, offset: number): YamlProblem | undefined {
  return parseStrictly(source, offset).problem;
}

/** A line break of YAML that the library does not know; it is replaced by one of the same length. */
const LONE_CR = /\r(?!\n)/g;

function parseStrictly(source: string, offset: number): YamlContent {
  const deep = tooDeepAt(source);
  if (deep !== undefined) {
    const span = { start: offset + deep, end: offset + deep + 1 };
    return { ...NOTHING, problem: { code: "TOO_DEEP", detail: "Nested too deeply.", span } };
  }
  const tooLong = endOfLines(source, MAX_LINES);
  if (tooLong !== undefined) {
    const span = { start: offset + tooLong, end: offset + tooLong };
    return { ...NOTHING, problem: { code: "TOO_LONG", detail: "Too many lines.", span } };
  }
  const hopeless = source.length > LARGE ? hopelessValue(source) : undefined;
  if (hopeless !== undefined) {
    const span = { start: offset + hopeless.valueStart, end: offset + hopeless.valueEnd };
    return { ...NOTHING, problem: { code: "HOPELESS", detail: "A large value that is no YAML.", span } };
  }
  try {
    const document = parseDocument(source.replace(LONE_CR, "\n"), OPTIONS);
    const content = convertYaml(document, source, offset);
    // The library lets unknown tags pass with a warning; the parsers of Python and Go refuse them.
    const error = document.errors[0] ?? document.warnings.find(({ code }) => code === "TAG_RESOLVE_FAILED");
    if (error === undefined) {
      return content;
    }
    const span = { start: offset + error.pos[0], end: offset + Math.max(error.pos[1], error.pos[0]) };
    return { ...content, problem: { code: error.code, detail: error.message, span } };
  } catch (error) {
    // The library is recursive: what slips past the depth check ends here instead of ending the server.
    const span = { start: offset, end: offset + source.length };
    return { ...NOTHING, problem: { code: "IMPOSSIBLE", detail: String(error), span } };
  }
}

/** The offset behind that many lines; `undefined` when there are no more. */
function endOfLines(source: string, count: number): number | undefined {
  const lineBreak = /\r\n|\n|\r/g;
  for (let line = 0; line < count; line++) {
    if (lineBreak.exec(source) === null) {
      return undefined;
    }
  }
  return lineBreak.lastIndex < source.length ? lineBreak.lastIndex : undefined;
}

/** Beyond this, values that the library would choke on (its time grows with the square of their length) are sought first. */
const LARGE = 20_000;

/** A long value with `: ` in it, or with text behind its closing quote: no YAML, and a mistake at every word for the library. */
function hopelessValue(source: string): YamlUnit | undefined {
  return scanUnits(source).find(({ kind, valueStart, valueEnd }) => {
    if (kind !== "value" || valueEnd - valueStart < LARGE / 2) {
      return false;
    }
    switch (valueForm(source, valueStart)) {
      case "plain":
        return /^[^#]*?:[ \t\r\n]/.test(source.slice(valueStart, valueEnd));
      case "quoted": {
        const closed = closingQuote(source, valueStart, valueEnd);
        return closed !== undefined && /^[ \t]*[^ \t#\r\n]/.test(source.slice(closed, valueEnd));
      }
      default:
        return false;
    }
  });
}

/** The offset of the first character nested deeper than {@link MAX_DEPTH}, by a scan that cannot recurse. */
function tooDeepAt(source: string): number | undefined {
  // Each level of block nesting begins further right than the last one: on a line of its own, or behind a dash.
  const indents: number[] = [];
  let flow = 0;
  let lineStart = 0;
  let isIndent = true;
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (isBreak(code)) {
      lineStart = i + 1;
      isIndent = true;
    } else if (isIndent && !isWhite(code)) {
      while ((indents.at(-1) ?? -1) >= i - lineStart) {
        indents.pop();
      }
      indents.push(i - lineStart);
      isIndent = (code === DASH || code === QUESTION || code === COLON) && isWhite(source.charCodeAt(i + 1));
    }
    flow += code === 91 || code === 123 ? 1 : (code === 93 || code === 125) && flow > 0 ? -1 : 0;
    if (flow > MAX_DEPTH || indents.length > MAX_DEPTH) {
      return i;
    }
  }
  return undefined;
}

const DASH = 45;
const QUESTION = 63;
const COLON = 58;

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}

/** Also true behind the end of the text. */
function isWhite(code: number): boolean {
  return code === 32 || code === 9 || isBreak(code) || Number.isNaN(code);
}

/**
 * Reads each top-level key with the lines that belong to it on its own. Lines that fit nowhere end a key's lines, and
 * one that begins with the name of a field counts as that field, broken: nobody wants to hear that it is missing.
 */
function recoverFields(source: string, offset: number): Pick<YamlContent, "root" | "fields"> {
  const fields: YamlEntry[] = [];
  for (const [index, { unit, end }] of topLevelBlocks(source).entries()) {
    const isRead = index < MOST_READ_ALONE || wordOf(source, unit) !== "";
    const alone = isRead ? parseStrictly(source.slice(unit.keyStart, end), offset + unit.keyStart) : undefined;
    const entry = alone?.problem === undefined && alone?.fields.length === 1 ? alone.fields[0] : undefined;
    fields.push(entry ?? invalidEntry(source, unit, end, offset));
  }
  return { root: fields.length > 0 ? "map" : "empty", fields };
}

/** More fields than any skill has; of those behind them only the known ones are read. */
const MOST_READ_ALONE = 500;

interface Block {
  readonly unit: YamlUnit;
  readonly end: number;
}

function topLevelBlocks(whole: string): Block[] {
  const source = whole.slice(0, endOfLines(whole, MAX_LINES));
  const units = scanUnits(source);
  const keys = new Set(units.map(({ key }) => key));
  const blocks: Block[] = [];
  let end = source.length;
  for (const unit of units.toReversed()) {
    if (unit.kind === "stray") {
      const field = wordOf(source, unit);
      if (field !== "" && !keys.has(field)) {
        blocks.push({ unit, end: unit.end });
      }
      end = unit.lineStart;
    } else if (isTopLevel(source, unit)) {
      blocks.push({ unit, end });
      end = unit.lineStart;
    }
  }
  return blocks.reverse();
}

function isTopLevel(source: string, unit: YamlUnit): boolean {
  const column = unit.columns[0] ?? 0;
  const isKey = unit.columns.length === 1 && unit.key !== undefined;
  return isKey && (column === 0 || (column <= MOST_SLIPPED && !unit.tab && wordOf(source, unit) !== ""));
}

/** A known field that is indented by no more than this is taken for one of the top level. */
const MOST_SLIPPED = 4;

function wordOf(source: string, unit: YamlUnit): string {
  return KNOWN_FIELD.exec(source.slice(unit.keyStart, unit.keyStart + 20))?.[0] ?? "";
}

function invalidEntry(source: string, unit: YamlUnit, blockEnd: number, offset: number): YamlEntry {
  const key = unit.key ?? wordOf(source, unit);
  const keyEnd = unit.key === undefined ? unit.keyStart + key.length : lastNonSpace(source, unit.afterMark - 1);
  const end = Math.max(keyEnd, lastNonSpace(source, blockEnd));
  const mark = unit.key === undefined ? keyEnd : unit.afterMark;
  const start = end - source.slice(Math.min(mark, end), end).trimStart().length;
  return {
    key,
    keySpan: { start: offset + unit.keyStart, end: offset + keyEnd },
    value: {
      type: "invalid",
      text: source.slice(start, end).trim(),
      span: { start: offset + start, end: offset + end },
    },
    span: { start: offset + unit.keyStart, end: offset + end },
  };
}

function lastNonSpace(source: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(source[at - 1] ?? "")) {
    at--;
  }
  return at;
}
