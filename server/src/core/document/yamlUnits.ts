/**
 * Some lines of a block-style map or list, read without a YAML parser: a key with its value, a key or dash whose value
 * stands on further units (`nest`), or a line that is neither (`stray`). Offsets count from the start of the source.
 */
export interface YamlUnit {
  readonly kind: "value" | "nest" | "stray";
  /** The columns of its dashes and of its key or value, outermost first. */
  readonly columns: readonly number[];
  readonly key: string | undefined;
  /** Where its first line begins. */
  readonly lineStart: number;
  /** Where its first dash, key or text begins. */
  readonly start: number;
  /** Where its key begins; where its value does when there is no key. */
  readonly keyStart: number;
  /** Behind the colon or dash. */
  readonly afterMark: number;
  /** The value without the white space around it; empty for `nest` units. */
  readonly valueStart: number;
  readonly valueEnd: number;
  /** Where the line behind its last one begins. */
  readonly end: number;
  /** Whether the white space before it holds a tab. */
  readonly tab: boolean;
}

/** Fields that every author knows: where YAML is broken, a line that begins with one of them is meant as that field. */
export const KNOWN_FIELD = /^(?:name|description|license|compatibility|allowed-tools|metadata)(?![\w.-])/;

/** Cuts YAML into {@link YamlUnit}s, in source order. Meant for YAML that a parser refuses. Never throws. */
export function scanUnits(source: string): YamlUnit[] {
  const lines = [...linesOf(source)];
  const units: YamlUnit[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (line === undefined || line.text === line.end || source[line.text] === "#") {
      at++;
      continue;
    }
    const { unit, lineCount } = unitAt(source, lines, at, line);
    units.push(unit);
    at += lineCount;
  }
  return units;
}

/** Where a value in quotes ends (behind the closing one), or `undefined` when nothing closes it. */
export function closingQuote(source: string, start: number, end: number): number | undefined {
  const quote = source[start];
  for (let i = start + 1; i < end; i++) {
    if (quote === '"' && source[i] === "\\") {
      i++;
    } else if (source[i] === quote) {
      if (quote === "'" && source[i + 1] === "'" && i + 1 < end) {
        i++;
      } else {
        return i + 1;
      }
    }
  }
  return undefined;
}

/** How a value begins: the first line of a proper block scalar, a quote, a bracket, or anything else. */
export function valueForm(source: string, start: number): "block" | "quoted" | "flow" | "plain" {
  switch (source[start]) {
    case "|":
    case ">":
      return /^[|>][+\-\d]{0,2}[ \t]*(?:[\r\n]|$|[ \t]#)/.test(source.slice(start, start + 200)) ? "block" : "plain";
    case '"':
    case "'":
      return "quoted";
    case "[":
    case "{":
      return "flow";
    default:
      return "plain";
  }
}

/** A line: `text` is its first character that is no white space, `end` lies behind its last such character. */
interface Line {
  readonly start: number;
  readonly text: number;
  readonly end: number;
  readonly next: number;
}

function* linesOf(source: string): Generator<Line> {
  const lineBreak = /\r\n|\n|\r/g;
  for (let start = 0; start < source.length; ) {
    lineBreak.lastIndex = start;
    const found = lineBreak.exec(source);
    const next = found === null ? source.length : lineBreak.lastIndex;
    let end = found === null ? source.length : found.index;
    let text = start;
    while (text < end && isSpace(source, text)) {
      text++;
    }
    while (end > text && isSpace(source, end - 1)) {
      end--;
    }
    yield { start, text, end, next };
    start = next;
  }
}

function unitAt(source: string, lines: readonly Line[], at: number, line: Line): { unit: YamlUnit; lineCount: number } {
  const columns: number[] = [];
  let position = line.text;
  while (source[position] === "-" && (position + 1 >= line.end || isSpace(source, position + 1))) {
    columns.push(position - line.start);
    position++;
    while (position < line.end && isSpace(source, position)) {
      position++;
    }
  }
  const isItem = columns.length > 0;
  const key = position < line.end ? keyAt(source, position, line.end) : undefined;
  if (position < line.end || !isItem) {
    columns.push(position - line.start);
  }
  const common = {
    columns,
    key: key?.text,
    lineStart: line.start,
    start: line.text,
    keyStart: position,
    afterMark: key?.end ?? position,
    tab: source.slice(line.start, line.text).includes("\t"),
  };
  if (key === undefined && !isItem) {
    const unit = { ...common, kind: "stray" as const, valueStart: position, valueEnd: line.end, end: line.next };
    return { unit, lineCount: 1 };
  }
  let valueStart = common.afterMark;
  while (valueStart < line.end && isSpace(source, valueStart)) {
    valueStart++;
  }
  const indent = key === undefined ? (columns[0] ?? 0) : position - line.start;
  const isBare = valueStart >= line.end || source[valueStart] === "#";
  const below = isBare ? textBelow(source, lines, at, indent) : undefined;
  if (isBare && below === undefined) {
    const nest = { ...common, kind: "nest" as const, valueStart, valueEnd: valueStart, end: line.next };
    return { unit: nest, lineCount: 1 };
  }
  valueStart = below ?? valueStart;
  const last = lastLineOfValue(source, lines, at, { indent, valueStart, nested: indent > 0, key: key?.text });
  const { end: valueEnd = line.end, next = line.next } = lines[last] ?? {};
  const unit = { ...common, kind: "value" as const, valueStart, valueEnd: Math.max(valueStart, valueEnd), end: next };
  return { unit, lineCount: last - at + 1 };
}

/** A key at `start`, when the line is `key: …`; `end` lies behind its colon. */
function keyAt(source: string, start: number, lineEnd: number): { text: string; end: number } | undefined {
  const head = source.slice(start, Math.min(lineEnd, start + 200));
  const quoted = /^(?:"([^"]*)"|'([^']*)')[ \t]*:(?=[ \t]|$)/.exec(head);
  if (quoted !== null) {
    return { text: quoted[1] ?? quoted[2] ?? "", end: start + quoted[0].length };
  }
  if (!/^(?:[^\s#'"[\]{},&*!|>%@`?:-]|[-?:][^\s])/.test(head)) {
    return undefined;
  }
  const colon = /:(?=[ \t]|$)/.exec(head)?.index;
  if (colon === undefined || (start + colon + 1 === start + head.length && start + head.length < lineEnd)) {
    return undefined;
  }
  const text = head.slice(0, colon).trimEnd();
  return / #/.test(text) ? undefined : { text, end: start + colon + 1 };
}

/** Where text begins on the deeper lines below a bare key, unless they are keys or items of their own. */
function textBelow(source: string, lines: readonly Line[], at: number, indent: number): number | undefined {
  const below = lines.slice(at + 1, at + 50).find(({ text, end }) => text < end && source[text] !== "#");
  if (below === undefined || below.text - below.start <= indent) {
    return undefined;
  }
  const isItem = source[below.text] === "-" && (below.text + 1 === below.end || isSpace(source, below.text + 1));
  return isItem || keyAt(source, below.text, below.end) !== undefined ? undefined : below.text;
}

/** The index of the last line that belongs to a value. */
function lastLineOfValue(
  source: string,
  lines: readonly Line[],
  at: number,
  value: { indent: number; valueStart: number; nested: boolean; key: string | undefined },
): number {
  const form = valueForm(source, value.valueStart);
  const firstLine = /^[^\r\n]*/.exec(source.slice(value.valueStart, lines[at]?.end))?.[0] ?? "";
  // Behind a line that itself reads as `key: …`, deeper ones are rather its text than keys that slipped to the right.
  const mayHideKeys =
    form === "plain"
      ? !/:(?:[ \t]|$)/.test(firstLine)
      : form === "quoted" && closingQuote(firstLine, 0, firstLine.length) !== undefined;
  let last = at;
  for (let next = at + 1; next < lines.length; next++) {
    const line = lines[next];
    if (line === undefined || (line.text < line.end && line.text - line.start <= value.indent)) {
      break;
    }
    if (line.text < line.end) {
      if (mayHideKeys && line.start > value.valueStart && isMisplacedKey(source, line, value)) {
        break;
      }
      last = next;
    }
  }
  return form === "quoted" || form === "flow" ? lastOfUnclosed(source, lines, last, value.valueStart, form) : last;
}

/** True for a deeper line that is meant as the next key: a known field below another one, or a word below a map's. */
function isMisplacedKey(source: string, line: Line, value: { nested: boolean; key: string | undefined }): boolean {
  const head = source.slice(line.text, Math.min(line.end, line.text + 100));
  const isKey = /^[a-zA-Z][\w-]*[ \t]*:(?:[ \t]|$)/.test(head);
  return isKey && (value.nested || (KNOWN_FIELD.test(head) && KNOWN_FIELD.test(value.key ?? "")));
}

/** Quotes and brackets may close on a line that is not indented as YAML asks: it still belongs to the value. */
function lastOfUnclosed(
  source: string,
  lines: readonly Line[],
  last: number,
  start: number,
  form: "quoted" | "flow",
): number {
  const isClosed = (end: number): boolean =>
    form === "quoted" ? closingQuote(source, start, end) !== undefined : openBrackets(source, start, end) <= 0;
  if (isClosed(lines[last]?.end ?? start)) {
    return last;
  }
  for (let next = last + 1; next < Math.min(lines.length, last + MOST_LINES_TO_CLOSE); next++) {
    const line = lines[next];
    const isKey = line?.text === line?.start && keyAt(source, line?.text ?? 0, line?.end ?? 0) !== undefined;
    if (line === undefined || line.text === line.end || isKey) {
      break;
    }
    if (isClosed(line.end)) {
      return next;
    }
  }
  return last;
}

const MOST_LINES_TO_CLOSE = 20;

/** How many flow brackets are open at the end of a stretch; those in quotes do not count. */
export function openBrackets(source: string, start: number, end: number): number {
  let open = 0;
  for (let i = start; i < end; i++) {
    const char = source[i];
    if (char === "[" || char === "{") {
      open++;
    } else if (char === "]" || char === "}") {
      open--;
    } else if ((char === '"' || char === "'") && /[\s[{,:]/.test(source[i - 1] ?? " ")) {
      i = (closingQuote(source, i, end) ?? end) - 1;
    }
  }
  return open;
}

function isSpace(source: string, at: number): boolean {
  return source[at] === " " || source[at] === "\t";
}
