import type { Span } from "../text/span.ts";

/**
 * Where the frontmatter stands, before its YAML is read.
 *
 * - `closed`: between `---` lines at the start of the file, as the specification asks.
 * - `unclosed`: opened at the start and never closed, or closed by `...`; its content ends where YAML plausibly ends.
 * - `displaced`: whole, but not where clients look: behind other text, inside a code fence, or behind a mistyped opener.
 * - `absent`: nothing that looks like frontmatter.
 */
export interface Envelope {
  readonly state: "closed" | "unclosed" | "displaced" | "absent";
  /** Why it is displaced: `preamble` text before it, inside a code `fence`, or an `opener` that is not three hyphens. */
  readonly displacement?: "preamble" | "fence" | "opener";
  /** What stands before the opening line; not empty only when displaced. */
  readonly before: Span;
  /** The opening line without its line break; empty when absent. */
  readonly open: Span;
  /** The YAML between the two lines, its last line break included. */
  readonly content: Span;
  /** The closing line without its line break; `undefined` when there is none. A `...` line counts as a mistyped one. */
  readonly close: Span | undefined;
  /** For a frontmatter inside a code fence: the two fence lines, line breaks included. */
  readonly fences: readonly Span[];
  /** Where the Markdown body begins. */
  readonly bodyStart: number;
}

/** Finds the frontmatter of a skill. Trailing spaces on the `---` lines, CRLF and lone CR are accepted. */
export function findEnvelope(text: string): Envelope {
  const first = lineAt(text, 0);
  if (isFence(text, first)) {
    return openedAt(text, first) ?? unclosedAt(text, first) ?? absent();
  }
  return mistypedOpener(text, first) ?? insideCodeFence(text) ?? afterPreamble(text) ?? absent();
}

/** A line: its content without the line break, and where the next one begins. */
interface Line extends Span {
  readonly next: number;
}

/** How far into a file a displaced frontmatter is looked for; real preambles are a few lines. */
const PREAMBLE_LINES = 40;
const KEY_LINE = /^(?:name|description|license|allowed-tools|metadata|compatibility|version)[ \t]*:(?:[ \t]|$)/;
const ANY_KEY_LINE = /^(?:[A-Za-z_][\w.-]*|"[^"\n]*"|'[^'\n]*')[ \t]*:(?:[ \t]|$)/;
/** A key as fields are spelled; text in a body (`Note: …`) rather begins with a capital. */
const FIELD_LINE = /^[a-z_][\w.-]*[ \t]*:(?:[ \t]|$)/;
/** What a Markdown formatter makes of a frontmatter that it takes for a heading. */
const ONLY_COMMENTS = /^(?:#[^\r\n]*(?:\r\n|\n|\r))+$/;
const HEADING_KEY = /^#{1,6}[ \t]+(?:name|description)[ \t]*:/;

function absent(): Envelope {
  const nothing = { start: 0, end: 0 };
  return {
    state: "absent",
    before: nothing,
    open: nothing,
    content: nothing,
    close: undefined,
    fences: [],
    bodyStart: 0,
  };
}

function lineAt(text: string, start: number): Line {
  let end = start;
  while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) {
    end++;
  }
  const crlf = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10;
  return { start, end, next: Math.min(text.length, end + (crlf ? 2 : 1)) };
}

/** The lines from `start` on; the empty one behind a final line break is not among them. */
function* linesFrom(text: string, start: number): Generator<Line> {
  for (let at = start; at < text.length; ) {
    const line = lineAt(text, at);
    yield line;
    at = line.next;
  }
}

function isFence(text: string, line: Line): boolean {
  return text.startsWith("---", line.start) && isBlank(text, line.start + 3, line.end);
}

function isDots(text: string, line: Line): boolean {
  return text.startsWith("...", line.start) && isBlank(text, line.start + 3, line.end);
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code !== 32 && code !== 9) {
      return false;
    }
  }
  return true;
}

/** The frontmatter opened by `open`, when some later line closes it. */
function openedAt(text: string, open: Line): Envelope | undefined {
  for (const line of linesFrom(text, open.next)) {
    if (isDots(text, line) && endsAtDots(text, open, line)) {
      return undefined;
    }
    if (isFence(text, line)) {
      // A heading or a table before the closing line means that the `---` is a thematic break of the body.
      return plausible(text, open.next, line.start) ? closedBy(open, line) : undefined;
    }
  }
  return undefined;
}

/** Whether YAML stands before a `...` line, and neither the closing `---` nor another field behind it. */
function endsAtDots(text: string, open: Line, dots: Line): boolean {
  const below = lineAt(text, dots.next);
  const goesOn =
    isFence(text, below) || FIELD_LINE.test(text.slice(below.start, Math.min(below.end, below.start + 200)));
  return !goesOn && endOfYaml(text, open.next) === dots.start;
}

function closedBy(open: Line, close: Line): Envelope {
  return {
    state: "closed",
    before: { start: 0, end: open.start },
    open: { start: open.start, end: open.end },
    content: { start: open.next, end: close.start },
    close: { start: close.start, end: close.end },
    fences: [],
    bodyStart: close.next,
  };
}

/** False when the text between two `---` lines is or runs into a heading and ends in something that is no YAML. */
function plausible(text: string, start: number, end: number): boolean {
  // Comments directly below the opening line and nothing else: for every client that is a frontmatter without fields.
  if (start < end && ONLY_COMMENTS.test(text.slice(start, end))) {
    return true;
  }
  if (/^\s{0,100}#{1,6}[ \t]/.test(text.slice(start, start + 200)) && !hasKey(text, start, end)) {
    return false;
  }
  const stop = endOfYaml(text, start);
  return stop >= end || !hasHeading(text, stop, end) || endsLikeYaml(text.slice(stop, end));
}

/** Whether the last line that is not indented, an item or a comment is a field, or all of it is comments. */
function endsLikeYaml(text: string): boolean {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => !/^(?:#|[ \t]*$)/.test(line));
  const last = lines.findLast((line) => !/^(?:[ \t]|-[ \t])/.test(line));
  return lines.length === 0 || (last !== undefined && FIELD_LINE.test(last));
}

function hasHeading(text: string, start: number, end: number): boolean {
  return /(?:^|[\r\n])[ \t]*(?:\r?\n|\r)#{1,6}[ \t]+\S/.test(text.slice(Math.max(0, start - 2), end));
}

/**
 * Where YAML plausibly ends when nothing closes it: behind the last line that is a key, indented, a list item or a
 * comment. A blank line ends it unless YAML goes on behind it; a comment, which may be a heading, must have a field below.
 */
export function endOfYaml(text: string, start: number): number {
  let end = start;
  let blank = false;
  let comment = false;
  for (const line of linesFrom(text, start)) {
    const content = text.slice(line.start, Math.min(line.end, line.start + 200));
    if (content.trim() === "") {
      blank = true;
      continue;
    }
    if (content.startsWith("#")) {
      comment = true;
      continue;
    }
    const isKey = (blank || comment ? FIELD_LINE : ANY_KEY_LINE).test(content);
    const isIndented = /^[ \t]/.test(content) && (!blank || (!comment && /^[ \t]{2}/.test(content)));
    const isItem = !(blank || comment) && /^-[ \t]/.test(content);
    if (!(isKey || isIndented || isItem)) {
      break;
    }
    end = line.next;
    blank = false;
    comment = false;
  }
  return end;
}

function hasKey(text: string, start: number, end: number): boolean {
  for (const line of linesFrom(text, start)) {
    if (line.start >= end) {
      return false;
    }
    if (ANY_KEY_LINE.test(text.slice(line.start, Math.min(line.end, line.start + 200)))) {
      return true;
    }
  }
  return false;
}

/** `undefined` when the opening line is rather a thematic break: no YAML follows it, but text does. */
function unclosedAt(text: string, open: Line): Envelope | undefined {
  const end = endOfYaml(text, open.next);
  const below = lineAt(text, end);
  if (isDots(text, below)) {
    return { ...closedBy(open, below), state: "unclosed" };
  }
  const rest = text.slice(open.next).trimStart();
  if (HEADING_KEY.test(rest.slice(0, 100)) || (!hasKey(text, open.next, end) && rest !== "")) {
    return undefined;
  }
  return {
    ...closedBy(open, open),
    state: "unclosed",
    content: { start: open.next, end },
    close: undefined,
    bodyStart: end,
  };
}

/** Two hyphens, four or more, three that are indented, or a dash that a word processor made of them. */
function mistypedOpener(text: string, first: Line): Envelope | undefined {
  if (
    !/^(?:[ \t]+---|-{2}|-{4,}|[—–]-?|-[—–])[ \t]*$/.test(
      text.slice(first.start, Math.min(first.end, first.start + 80)),
    )
  ) {
    return undefined;
  }
  const closing = new Set(["---", text.slice(first.start, first.end).trim()]);
  for (const line of linesFrom(text, first.next)) {
    if (closing.has(text.slice(line.start, line.end).trim())) {
      const hasKey = [...linesFrom(text.slice(first.next, line.start), 0)].some(({ start, end }) =>
        KEY_LINE.test(text.slice(first.next + start, first.next + end)),
      );
      return hasKey ? { ...closedBy(first, line), state: "displaced", displacement: "opener" } : undefined;
    }
  }
  return undefined;
}

/** A file whose frontmatter, or whose whole text, was pasted inside a code fence. */
function insideCodeFence(text: string): Envelope | undefined {
  let fence: Line | undefined;
  for (const line of linesFrom(text, 0)) {
    if (fence === undefined) {
      if (isBlank(text, line.start, line.end)) {
        continue;
      }
      if (!/^(?:`{3,}|~{3,})[ \t]*[\w-]*[ \t]*$/.test(text.slice(line.start, Math.min(line.end, line.start + 80)))) {
        return undefined;
      }
      fence = line;
      continue;
    }
    if (!isFence(text, line)) {
      return undefined;
    }
    const inner = openedAt(text, line);
    if (inner?.close === undefined) {
      return undefined;
    }
    const marker = /^(`{3,}|~{3,})/.exec(text.slice(fence.start, fence.end))?.[1] ?? "```";
    const closing = closingFence(text, inner.bodyStart, marker);
    return {
      ...inner,
      state: "displaced",
      displacement: "fence",
      before: { start: 0, end: line.start },
      fences: [
        { start: fence.start, end: fence.next },
        ...(closing === undefined ? [] : [{ start: closing.start, end: closing.next }]),
      ],
      bodyStart: closing !== undefined && closing.start === inner.bodyStart ? closing.next : inner.bodyStart,
    };
  }
  return undefined;
}

/** The fence line that closes the wrapping one: directly behind the frontmatter, else the last line of the file. */
function closingFence(text: string, start: number, marker: string): Line | undefined {
  const isMarker = (line: Line): boolean => text.slice(line.start, line.end).trim() === marker;
  const direct = lineAt(text, start);
  if (start < text.length && isMarker(direct)) {
    return direct;
  }
  const end = text.trimEnd().length;
  const lastStart = Math.max(text.lastIndexOf("\n", end - 1), text.lastIndexOf("\r", end - 1)) + 1;
  const last = lineAt(text, lastStart);
  if (lastStart < start || !isMarker(last)) {
    return undefined;
  }
  // Fences come in pairs: with an even number of them below, the last one closes a block of the body.
  let count = 0;
  for (const line of linesFrom(text, start)) {
    count += text.startsWith(marker, line.start) ? 1 : 0;
  }
  return count % 2 === 1 ? last : undefined;
}

/** Frontmatter behind other text: a `---` line followed at once by a key that skills have, outside of code fences. */
function afterPreamble(text: string): Envelope | undefined {
  let count = 0;
  let isCode = false;
  for (const line of linesFrom(text, 0)) {
    if (++count > PREAMBLE_LINES) {
      return undefined;
    }
    isCode = /^[ \t]*(?:```|~~~)/.test(text.slice(line.start, Math.min(line.end, line.start + 80))) ? !isCode : isCode;
    if (isCode || !isFence(text, line)) {
      continue;
    }
    const below = lineAt(text, line.next);
    if (KEY_LINE.test(text.slice(below.start, Math.min(below.end, below.start + 80)))) {
      const found = openedAt(text, line);
      return found && { ...found, state: "displaced", displacement: "preamble" };
    }
  }
  return undefined;
}
