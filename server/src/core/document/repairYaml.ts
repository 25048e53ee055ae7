import { applyEdits, insert, remove, replace, type TextEdit } from "../text/edit.ts";
import { type LineBreak, lineBreakOf } from "../text/lineBreak.ts";
import { diagnoseYaml, type YamlDiagnosis } from "./diagnoseYaml.ts";
import { findYamlProblem } from "./parseYaml.ts";
import { doubleQuoted, foldLines } from "./writeYaml.ts";
import { closingQuote, type YamlUnit } from "./yamlUnits.ts";

/** What a repair does, for its title. `comment` keeps the text but not its meaning; all others keep what was meant. */
export type YamlRepairKind =
  | "quote"
  | "block"
  | "escapeQuotes"
  | "dropRest"
  | "closeQuote"
  | "closeBracket"
  | "oneLine"
  | "listLines"
  | "escapeBackslash"
  | "indentLine"
  | "moveKey"
  | "tabsToSpaces"
  | "addColon"
  | "addSpace"
  | "removeLine"
  | "comment";

/** A change of the YAML that was diagnosed. */
export interface YamlRepair {
  readonly kind: YamlRepairKind;
  /** Offsets count from the start of the source. */
  readonly edits: readonly TextEdit[];
}

/**
 * The repairs of a diagnosed mistake, the best first. Each was tried: behind it the YAML has no error, or only one that
 * lies further down. `fileText` tells the line break to write.
 */
export function repairYaml(source: string, diagnosis: YamlDiagnosis, fileText: string): YamlRepair[] {
  const helpful = candidates(source, diagnosis, lineBreakOf(fileText)).filter(({ edits }) =>
    helps(source, diagnosis, applyEdits(source, edits)),
  );
  // Of several widths or columns the first that works is enough.
  return helpful.filter(({ kind }, index) => helpful.findIndex((other) => other.kind === kind) === index);
}

function helps(source: string, { unit }: YamlDiagnosis, repaired: string): boolean {
  if (repaired === source) {
    return false;
  }
  const next = diagnoseYaml(repaired);
  if (next === undefined) {
    return findYamlProblem(repaired, 0) === undefined;
  }
  return repaired.length - next.unit.start <= source.length - unit.end;
}

function candidates(source: string, diagnosis: YamlDiagnosis, lineBreak: LineBreak): YamlRepair[] {
  const { mistake, unit, continued } = diagnosis;
  const value = source.slice(unit.valueStart, unit.valueEnd);
  switch (mistake) {
    case "colon":
    case "startsWith":
    case "lostBlock":
    case "other":
      return [...oneLine(unit, value), ...listLines(unit, value, lineBreak), ...asText(source, unit, lineBreak)];
    case "blockHeader":
      return [...quoteBlock(unit, value), { kind: "block", edits: [breakBehindHeader(unit, value, lineBreak)] }];
    case "blockIndent":
      return [{ kind: "indentLine", edits: indentBlock(source, unit) }];
    case "afterQuote":
      return repairQuotes(source, unit, lineBreak);
    case "unclosedQuote":
      return [{ kind: "closeQuote", edits: [closeQuote(unit, value)] }];
    case "unclosedBracket":
      return [
        { kind: "closeBracket", edits: [insert(unit.valueEnd, missingBrackets(value))] },
        ...asText(source, unit, lineBreak),
      ];
    case "badEscape":
      return [{ kind: "escapeBackslash", edits: escapeBackslashes(unit, value) }];
    case "continuation":
      return continued === undefined ? [] : repairContinuation(source, continued, unit, lineBreak);
    case "missingColon":
      return [{ kind: "addColon", edits: [addColon(source, diagnosis)] }];
    case "missingSpace":
      return [{ kind: "addSpace", edits: [insert(diagnosis.end, " ")] }];
    case "tab":
      return [2, 4, 8].map((width) => ({ kind: "tabsToSpaces", edits: spacesForTabs(source, width) }));
    case "indent":
      return diagnosis.columns.map((column) => ({ kind: "moveKey", edits: moveTo(source, unit, column) }));
    case "documentMark":
      return value.length === 3
        ? [{ kind: "removeLine", edits: [remove({ start: unit.lineStart, end: unit.end })] }]
        : [];
    case "stray":
      return [{ kind: "comment", edits: [insert(unit.start, "# ")] }];
  }
}

/** The value as text: in quotes on one line, and as a block. Lines that make up a list stay lines. */
function asText(source: string, unit: YamlUnit, lineBreak: LineBreak): YamlRepair[] {
  const value = valueWithoutComment(source, unit);
  const structured = isStructured(value);
  const meant = unwrapBackticks(value);
  const end = unit.valueStart + value.length;
  const text = structured ? trimLines(meant).join("\n") : foldLines(meant);
  const start = isOnLine(source, unit) ? unit.valueStart : unit.afterMark;
  const space = start === unit.afterMark ? " " : "";
  const quote: YamlRepair = { kind: "quote", edits: [replace({ start, end }, space + doubleQuoted(text))] };
  const indent = " ".repeat((unit.columns.at(-1) ?? 0) + 2);
  const body = trimLines(meant)
    .map((line) => (line === "" ? "" : indent + line))
    .join(lineBreak);
  const block: YamlRepair = {
    kind: "block",
    edits: [replace({ start, end: unit.valueEnd }, `${space}${structured ? "|-" : ">-"}${lineBreak}${body}`)],
  };
  if (value.length !== unit.valueEnd - unit.valueStart) {
    return [quote];
  }
  return structured ? [block, quote] : [quote, block];
}

function trimLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/).map((line) => line.trim());
}

/** Text whose lines make up a list, which folding would spoil. */
function isStructured(value: string): boolean {
  return /[\r\n][ \t]*(?:[-*•]|\d{1,3}[.)])[ \t]/.test(value);
}

function isOnLine(source: string, unit: YamlUnit): boolean {
  return !/[\r\n]/.test(source.slice(unit.afterMark, unit.valueStart));
}

/** A comment behind the value (` # note`) stays one; `#12` in a text is text. */
function valueWithoutComment(source: string, unit: YamlUnit): string {
  const value = source.slice(unit.valueStart, unit.valueEnd);
  const hash = /[\r\n]/.test(value) ? -1 : value.search(/[ \t]+#[ \t]/);
  return hash === -1 ? value : value.slice(0, hash);
}

/** Backticks around the whole value were meant as quotes. */
function unwrapBackticks(value: string): string {
  return /^`[^`]+`$/.test(value) ? value.slice(1, -1) : value;
}

/** `> text` on one line: the text moves below the mark. */
function breakBehindHeader(unit: YamlUnit, value: string, lineBreak: LineBreak): TextEdit {
  const header = /^[|>][+\-\d]*/.exec(value)?.[0] ?? "";
  const indent = " ".repeat((unit.columns.at(-1) ?? 0) + 2);
  const body = trimLines(value.slice(header.length)).map((line) => (line === "" ? "" : indent + line));
  const span = { start: unit.valueStart, end: unit.valueEnd };
  return replace(span, `${value[0]}-${lineBreak}${body.join(lineBreak)}`);
}

/** `> text` on one line: the mark goes, the text is quoted. */
function quoteBlock(unit: YamlUnit, value: string): YamlRepair[] {
  const text = value.replace(/^[|>][+\-\d]*[ \t]*/, "");
  const meant = value.startsWith("|") ? trimLines(text).join("\n") : foldLines(text);
  const span = { start: unit.valueStart, end: unit.valueEnd };
  return [{ kind: "quote", edits: [replace(span, doubleQuoted(meant))] }];
}

/** A quoted text, a list or a map over several lines that are not indented as YAML asks. */
function oneLine(unit: YamlUnit, value: string): YamlRepair[] {
  if (!/^[[{"']/.test(value) || !/[\r\n]/.test(value) || /#/.test(value)) {
    return [];
  }
  return [{ kind: "oneLine", edits: [replace({ start: unit.valueStart, end: unit.valueEnd }, foldLines(value))] }];
}

/** A list whose first item stands on the line of its key. */
function listLines(unit: YamlUnit, value: string, lineBreak: LineBreak): YamlRepair[] {
  const items = trimLines(value);
  if (items.length < 2 || !items.every((item) => item.startsWith("- "))) {
    return [];
  }
  const indent = " ".repeat((unit.columns.at(-1) ?? 0) + 2);
  const list = items.map((item) => lineBreak + indent + item).join("");
  return [{ kind: "listLines", edits: [replace({ start: unit.afterMark, end: unit.valueEnd }, list)] }];
}

/** Lines of a block that stand further left than its first one move below it. */
function indentBlock(source: string, unit: YamlUnit): TextEdit[] {
  const lines = [...source.slice(unit.valueStart, unit.end).matchAll(/[\r\n]([ \t]*)(?=[^\s])/g)];
  const first = lines[0]?.[1]?.length ?? 0;
  return lines
    .filter(([, indent = ""]) => indent.length < first)
    .map((match) => insert(unit.valueStart + match.index + 1, " ".repeat(first - (match[1]?.length ?? 0))));
}

function repairQuotes(source: string, unit: YamlUnit, lineBreak: LineBreak): YamlRepair[] {
  const { valueStart, valueEnd } = unit;
  const value = source.slice(valueStart, valueEnd);
  const closed = closingQuote(source, valueStart, valueEnd) ?? valueEnd;
  const rest = source.slice(closed, valueEnd);
  if (/^[ \t]*[,;]$/.test(rest)) {
    return [{ kind: "dropRest", edits: [remove({ start: closed, end: valueEnd })] }];
  }
  if (isOuterPair(source, unit, closed)) {
    const inner = value.slice(1, -1);
    const escaped =
      value[0] === '"'
        ? inner.replace(/\\[\s\S]|"/g, (match) => (match === '"' ? '\\"' : match))
        : inner.replace(/''|'/g, "''");
    const span = { start: valueStart + 1, end: valueEnd - 1 };
    return [{ kind: "escapeQuotes", edits: [replace(span, escaped)] }];
  }
  return asText(source, unit, lineBreak);
}

/** Whether the first and the last quote belong together: the next one opens a word or stands within one. */
function isOuterPair(source: string, unit: YamlUnit, closed: number): boolean {
  const isLast = source[unit.valueEnd - 1] === source[unit.valueStart];
  const before = source[closed - 2] ?? "";
  const behind = source[closed] ?? "";
  const closesWord = !/[\s([{,:（「]/.test(before) && /[\s.,;:!?)\]}。，；]/.test(behind);
  return isLast && !closesWord;
}

function closeQuote(unit: YamlUnit, value: string): TextEdit {
  const quote = value[0] ?? '"';
  const other = value.length > 1 && /['"”’]$/.test(value) && !value.endsWith(quote);
  return other ? replace({ start: unit.valueEnd - 1, end: unit.valueEnd }, quote) : insert(unit.valueEnd, quote);
}

function missingBrackets(value: string): string {
  const open: string[] = [];
  for (const char of value) {
    if (char === "[" || char === "{") {
      open.push(char === "[" ? "]" : "}");
    } else if (char === open.at(-1)) {
      open.pop();
    }
  }
  return open.reverse().join("");
}

/** Backslashes that begin no escape are doubled; in a path of Windows all single ones are. */
function escapeBackslashes(unit: YamlUnit, value: string): TextEdit[] {
  const isPath = /^"[A-Za-z]:\\/.test(value);
  return [...value.matchAll(/\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[\s\S]|$)/g)]
    .filter(([found]) => (isPath ? !/^\\[\\"]/.test(found) : !/^\\(?:[0abtnvfre "/\\N_LP\t\r\n]|[xuU].)/.test(found)))
    .map(({ index }) => insert(unit.valueStart + index, "\\"));
}

function repairContinuation(source: string, continued: YamlUnit, stray: YamlUnit, lineBreak: LineBreak): YamlRepair[] {
  const isBlock = /^[|>]/.test(source.slice(continued.valueStart, continued.valueStart + 1));
  if (isBlock) {
    const deeper = /[\r\n]([ \t]+)\S/.exec(source.slice(continued.valueStart, continued.end))?.[1];
    const indent = deeper ?? " ".repeat((continued.columns.at(-1) ?? 0) + 2);
    return [{ kind: "indentLine", edits: [insert(stray.lineStart, indent)] }];
  }
  const whole: YamlUnit = { ...continued, valueEnd: endOfText(source, stray), end: stray.end };
  return /^["'[{]/.test(source.slice(continued.valueStart, continued.valueStart + 1))
    ? []
    : asText(source, whole, lineBreak);
}

/** Behind the last of the lines that go on with a text: those that follow without a blank line and are no keys. */
function endOfText(source: string, stray: YamlUnit): number {
  let end = stray.valueEnd;
  const line = /(?:\r\n|\n|\r)([^\r\n]*)/y;
  for (line.lastIndex = end; ; ) {
    const rest = /[ \t]*/y;
    rest.lastIndex = end;
    line.lastIndex = end + (rest.exec(source)?.[0].length ?? 0);
    const content = line.exec(source)?.[1]?.trimEnd();
    if (content === undefined || content.trim() === "" || /^(?:[^\s:]+[ \t]*:(?:\s|$)|[#-])/.test(content)) {
      return end;
    }
    end =
      line.lastIndex - (source.slice(end, line.lastIndex).length - source.slice(end, line.lastIndex).trimEnd().length);
  }
}

function addColon(source: string, { unit, end }: YamlDiagnosis): TextEdit {
  const separator = /^[ \t]*(?:：|=)?[ \t]*/.exec(source.slice(end, Math.min(end + 50, unit.valueEnd)))?.[0] ?? "";
  const isBare = end + separator.length >= unit.valueEnd;
  return replace({ start: end, end: end + separator.length }, isBare ? ":" : ": ");
}

/** Tabs at the start of lines, as that many spaces each. */
function spacesForTabs(source: string, width: number): TextEdit[] {
  return [...source.matchAll(/(?:^|[\r\n])([ \t]*\t[ \t]*)/g)].map((match) => {
    const indent = match[1] ?? "";
    const start = match.index + match[0].length - indent.length;
    return replace({ start, end: start + indent.length }, indent.replace(/\t/g, " ".repeat(width)));
  });
}

/** Moves a unit, and the lines below that stand as far right, so that its first line begins at `column`. */
function moveTo(source: string, unit: YamlUnit, column: number): TextEdit[] {
  const from = unit.columns[0] ?? 0;
  const edits: TextEdit[] = [];
  const line = /([ \t]*)([^\r\n]*)(?:\r\n|\n|\r|$)/y;
  for (let at = unit.lineStart; at < source.length; at = line.lastIndex) {
    line.lastIndex = at;
    const [, indent = "", text = ""] = line.exec(source) ?? [];
    if (text !== "" && at > unit.lineStart && indent.length < from) {
      break;
    }
    if (text !== "") {
      edits.push(
        replace({ start: at, end: at + indent.length }, " ".repeat(Math.max(0, indent.length + column - from))),
      );
    }
    if (line.lastIndex === at) {
      break;
    }
  }
  return edits;
}
