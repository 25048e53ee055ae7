import { findYamlProblem } from "./parseYaml.ts";
import { closingQuote, KNOWN_FIELD, openBrackets, scanUnits, valueForm, type YamlUnit } from "./yamlUnits.ts";

/**
 * What an author did where YAML is broken:
 *
 * - `colon`: `: ` in a value without quotes; `startsWith`: a first character that YAML keeps for itself;
 *   `afterQuote`: text behind the closing quote; `unclosedQuote`, `unclosedBracket`; `badEscape`: `"\q"`
 * - `blockHeader`: text on the line of `>` or `|`; `blockIndent`: its lines stand too far left; `lostBlock`: text on
 *   lines of its own without `>` or `|`; `continuation`: a value that goes on without indentation
 * - `missingColon`, `missingSpace` (`name:x`), `tab` in the indentation, `indent`: a key that stands too far left or right
 * - `documentMark`: `...` or `---` with text in the middle; `stray`: a line that is no `key: value`; `other`
 */
export type YamlMistake =
  | "colon"
  | "startsWith"
  | "afterQuote"
  | "unclosedQuote"
  | "unclosedBracket"
  | "badEscape"
  | "blockHeader"
  | "blockIndent"
  | "lostBlock"
  | "continuation"
  | "missingColon"
  | "missingSpace"
  | "tab"
  | "indent"
  | "documentMark"
  | "stray"
  | "other";

/** The first place where YAML goes wrong, as its author would see it. Offsets count from the start of the source. */
export interface YamlDiagnosis {
  readonly mistake: YamlMistake;
  /** The unit that is broken; for `lostBlock` the key whose value the text is meant to be, with that text as value. */
  readonly unit: YamlUnit;
  /** For `continuation`: the unit whose value goes on here. */
  readonly continued: YamlUnit | undefined;
  /** For `indent`: the columns at which the unit would fit, the nearest first. */
  readonly columns: readonly number[];
  /** What to underline. */
  readonly start: number;
  readonly end: number;
  /** The character, word or key that the message is about. */
  readonly subject: string;
}

/** Finds what is wrong in YAML that `parseYaml` refuses; `undefined` when nothing can be blamed. Never throws. */
export function diagnoseYaml(source: string): YamlDiagnosis | undefined {
  if (findYamlProblem(source, 0) === undefined) {
    return undefined;
  }
  const units = scanUnits(source);
  let asked = 0;
  const levels: number[] = [];
  for (const [index, unit] of units.entries()) {
    const before = units[index - 1];
    const found =
      (unit.tab ? at(unit, "tab", unit.lineStart, unit.start, "") : undefined) ??
      (unit.kind === "stray" ? strayLine(source, units, index) : undefined) ??
      wrongColumn(unit, before, levels) ??
      (unit.kind === "value" && isDoubtful(source, unit) && asked++ < MOST_ASKED && isBroken(source, unit)
        ? brokenValue(source, unit)
        : undefined);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function at(
  unit: YamlUnit,
  mistake: YamlMistake,
  start: number,
  end: number,
  subject: string,
  more: Partial<Pick<YamlDiagnosis, "continued" | "columns">> = {},
): YamlDiagnosis {
  return { mistake, unit, continued: undefined, columns: [], start, end: Math.max(start, end), subject, ...more };
}

/** How many values the parser is asked about: an error behind as many that are right is told without its cause. */
const MOST_ASKED = 2000;

/** False for a value of one line that is nothing but words. */
function isDoubtful(source: string, { valueStart, valueEnd }: YamlUnit): boolean {
  return valueEnd - valueStart > 200 || !/^\w[\w ./-]*$/.test(source.slice(valueStart, valueEnd));
}

/** Whether the unit read on its own has an error. An alias may name an anchor of another unit. */
function isBroken(source: string, unit: YamlUnit): boolean {
  const problem = findYamlProblem(source.slice(unit.keyStart, unit.end), unit.keyStart);
  const isForeignAlias =
    problem?.code === "BAD_ALIAS" && source.includes(`&${source.slice(problem.span.start + 1, problem.span.end)}`);
  return problem !== undefined && !isForeignAlias;
}

/** Keeps `levels` (the columns that are open) and finds a unit that fits none of them. */
function wrongColumn(unit: YamlUnit, before: YamlUnit | undefined, levels: number[]): YamlDiagnosis | undefined {
  for (const [index, column] of unit.columns.entries()) {
    const open = [...levels];
    while ((levels.at(-1) ?? -1) > column) {
      levels.pop();
    }
    const fits = levels.at(-1) === column || before === undefined || index > 0 || before.kind === "nest";
    if (!fits) {
      const nearest = open.sort((a, b) => Math.abs(a - column) - Math.abs(b - column));
      const end = unit.start > unit.lineStart ? unit.start : unit.afterMark;
      return at(unit, "indent", unit.lineStart, end, unit.key ?? "", { columns: nearest });
    }
    if (levels.at(-1) !== column) {
      levels.push(column);
    }
  }
  return undefined;
}

function strayLine(source: string, units: readonly YamlUnit[], index: number): YamlDiagnosis | undefined {
  const unit = units[index];
  if (unit === undefined) {
    return undefined;
  }
  const text = source.slice(unit.keyStart, unit.valueEnd);
  const whole = (mistake: YamlMistake, subject: string): YamlDiagnosis =>
    at(unit, mistake, unit.keyStart, unit.valueEnd, subject);
  if (/^(?:\.\.\.|---)(?:\s|$)/.test(text)) {
    return whole("documentMark", text.slice(0, 3));
  }
  const word = /^[A-Za-z][\w-]*/.exec(text.slice(0, 100))?.[0] ?? "";
  const isField = KNOWN_FIELD.test(text) && !units.some(({ key }) => key === word);
  const next = units[index + 1];
  const opensMap = word === text && next?.key !== undefined && (next.columns[0] ?? 0) > (unit.columns[0] ?? 0);
  if (word !== "" && (isField || opensMap)) {
    const mistake = text[word.length] === ":" ? "missingSpace" : "missingColon";
    return at(unit, mistake, unit.keyStart, unit.keyStart + word.length + (mistake === "missingSpace" ? 1 : 0), word);
  }
  const before = units[index - 1];
  const parent = parentOf(units, index);
  if (parent?.key !== undefined && parent.key !== "metadata" && text.includes(" ")) {
    return lostBlock(source, units, index, parent);
  }
  const followsDirectly = before?.kind === "value" && before.end === unit.lineStart;
  return followsDirectly
    ? at(unit, "continuation", unit.keyStart, unit.valueEnd, before.key ?? "", { continued: before })
    : whole("stray", "");
}

/** The bare key that a deeper line stands below. */
function parentOf(units: readonly YamlUnit[], index: number): YamlUnit | undefined {
  const column = units[index]?.columns[0] ?? 0;
  for (let i = index - 1; i >= 0; i--) {
    const unit = units[i];
    if (unit !== undefined && (unit.columns.at(-1) ?? 0) < column) {
      return unit.kind === "nest" ? unit : undefined;
    }
  }
  return undefined;
}

function lostBlock(
  source: string,
  units: readonly YamlUnit[],
  index: number,
  parent: YamlUnit,
): YamlDiagnosis | undefined {
  const column = parent.columns.at(-1) ?? 0;
  const first = units.indexOf(parent) + 1;
  const behind = units.findIndex((unit, i) => i > index && (unit.columns[0] ?? 0) <= column);
  const last = units[(behind === -1 ? units.length : behind) - 1];
  const valueStart = units[first]?.start ?? parent.valueStart;
  const end = last?.end ?? source.length;
  const valueEnd = valueStart + source.slice(valueStart, end).trimEnd().length;
  const unit: YamlUnit = { ...parent, kind: "value", valueStart, valueEnd, end };
  return at(unit, "lostBlock", valueStart, valueEnd, parent.key ?? "");
}

function brokenValue(source: string, unit: YamlUnit): YamlDiagnosis {
  const { valueStart, valueEnd } = unit;
  const value = (mistake: YamlMistake, subject = ""): YamlDiagnosis => at(unit, mistake, valueStart, valueEnd, subject);
  const first = source[valueStart] ?? "";
  switch (valueForm(source, valueStart)) {
    case "block": {
      const tab = /[\r\n] *\t/.exec(source.slice(valueStart, unit.end));
      return tab === null ? value("blockIndent") : at(unit, "tab", valueStart, valueEnd, "");
    }
    case "quoted":
      return brokenQuotes(source, unit);
    case "flow":
      return brokenBrackets(source, unit, first);
    case "plain":
      break;
  }
  if (first === "|" || first === ">") {
    return value("blockHeader", first);
  }
  const text = source.slice(valueStart, valueEnd);
  if (/^[`@%*&!,\]}]/.test(text) || /^[-?](?:\s|$)/.test(text)) {
    return value("startsWith", first);
  }
  const colon = /:(?=\s|$)/.exec(text);
  if (colon !== null) {
    // What YAML takes for a key: the words before the colon, back to where the line or the sentence begins.
    const head = text.slice(Math.max(0, colon.index - 60), colon.index);
    return value("colon", /[^\s.,;:!?()]+$/.exec(head)?.[0] ?? "");
  }
  return value(/[\r\n][ \t]*\t/.test(text) ? "tab" : "other");
}

function brokenBrackets(source: string, unit: YamlUnit, first: string): YamlDiagnosis {
  const { valueStart, valueEnd } = unit;
  const value = source.slice(valueStart, valueEnd);
  const isWhole = /[\]}]$/.test(value) && /[\r\n]/.test(value) && openBrackets(source, valueStart, valueEnd) === 0;
  if (isWhole) {
    return at(unit, "other", valueStart, valueEnd, "");
  }
  const mistake = openBrackets(source, valueStart, valueEnd) > 0 ? "unclosedBracket" : "startsWith";
  return at(unit, mistake, valueStart, valueEnd, first);
}

function brokenQuotes(source: string, unit: YamlUnit): YamlDiagnosis {
  const { valueStart, valueEnd } = unit;
  const quote = source[valueStart] ?? "";
  const closed = closingQuote(source, valueStart, valueEnd);
  if (closed === undefined) {
    return at(unit, "unclosedQuote", valueStart, valueEnd, quote);
  }
  const rest = source.slice(closed, valueEnd);
  const gap = rest.length - rest.trimStart().length;
  if (rest.trim() !== "" && !(gap > 0 && rest[gap] === "#")) {
    return at(unit, "afterQuote", closed + gap, valueEnd, quote);
  }
  const problem = findYamlProblem(source.slice(unit.keyStart, unit.end), unit.keyStart);
  if (problem?.code === "BAD_DQ_ESCAPE") {
    const { start } = problem.span;
    return at(unit, "badEscape", start, Math.min(start + 2, valueEnd), source.slice(start, start + 2));
  }
  return at(unit, "other", valueStart, valueEnd, "");
}
