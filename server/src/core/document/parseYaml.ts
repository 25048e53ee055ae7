import { parseDocument } from "yaml";
import type { Span } from "../text/span.ts";
import { convertYaml } from "./convertYaml.ts";
import type { YamlEntry } from "./yamlNode.ts";

/** A syntax error of the YAML library: its code, its words, and the place, in offsets of the file. */
export interface YamlProblem {
  /** A code of the `yaml` package, or `TOO_DEEP` for nesting beyond {@link MAX_DEPTH}. */
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

/**
 * Reads YAML that begins at `offset` of the file. After a syntax error the top-level keys are read one by one, so that
 * a broken value takes no other field with it. Never throws.
 */
export function parseYaml(source: string, offset: number): YamlContent {
  const whole = parseWhole(source, offset);
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
  logLevel: "silent",
  version: "1.2",
} as const;

function parseWhole(source: string, offset: number): YamlContent {
  const deep = tooDeepAt(source);
  if (deep !== undefined) {
    const span = { start: offset + deep, end: offset + deep + 1 };
    return { ...NOTHING, problem: { code: "TOO_DEEP", detail: "Nested too deeply.", span } };
  }
  try {
    const document = parseDocument(source, OPTIONS);
    const content = convertYaml(document, source, offset);
    const error = document.errors[0];
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

/** The offset of the first character nested deeper than {@link MAX_DEPTH}, by a scan that cannot recurse. */
function tooDeepAt(source: string): number | undefined {
  let flow = 0;
  let lineStart = 0;
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (code === 10 || code === 13) {
      lineStart = i + 1;
    } else if (code === 91 || code === 123) {
      flow++;
    } else if (code === 93 || code === 125) {
      flow = Math.max(0, flow - 1);
    }
    // Each level of block nesting takes a column at the least, so only the start of a long indentation needs a look.
    const dashes = i - lineStart >= MAX_DEPTH * 2 && i - lineStart < MAX_DEPTH * 2 + 1;
    if (flow > MAX_DEPTH || (dashes && /^[ \t?:-]*$/.test(source.slice(lineStart, i)))) {
      return i;
    }
  }
  return undefined;
}

const TOP_LEVEL_KEY = /^(?:([A-Za-z_$][^\s:#]*(?: [^\s:#]+)*)|"([^"\r\n]*)"|'([^'\r\n]*)')[ \t]*:(?=[ \t\r\n]|$)/;

/** Reads each top-level key with the lines that belong to it on its own. */
function recoverFields(source: string, offset: number): Pick<YamlContent, "root" | "fields"> {
  const fields: YamlEntry[] = [];
  for (const block of topLevelBlocks(source)) {
    const text = source.slice(block.start, block.end);
    const alone = parseWhole(text, offset + block.start);
    const entry = alone.problem === undefined && alone.fields.length === 1 ? alone.fields[0] : undefined;
    fields.push(entry ?? invalidEntry(text, offset + block.start));
  }
  return { root: fields.length > 0 ? "map" : "empty", fields };
}

function topLevelBlocks(source: string): Span[] {
  const starts: number[] = [];
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at, at + 200);
    if (TOP_LEVEL_KEY.test(rest)) {
      starts.push(at);
    }
    const lineBreak = /\r\n|\n|\r/g;
    lineBreak.lastIndex = at;
    at = lineBreak.exec(source) === null ? source.length : lineBreak.lastIndex;
  }
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? source.length }));
}

function invalidEntry(text: string, offset: number): YamlEntry {
  const match = TOP_LEVEL_KEY.exec(text);
  const colon = match?.[0].length ?? 1;
  const key = match?.[1] ?? match?.[2] ?? match?.[3] ?? "";
  const keyLength = text.slice(0, colon).replace(/[ \t]*:$/, "").length;
  const raw = text.slice(colon);
  const start = offset + colon + (raw.length - raw.trimStart().length);
  const end = Math.max(start, offset + colon + raw.trimEnd().length);
  return {
    key,
    keySpan: { start: offset, end: offset + keyLength },
    value: { type: "invalid", text: raw.trim(), span: { start, end } },
    span: { start: offset, end },
  };
}
