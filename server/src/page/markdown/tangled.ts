/**
 * Whether a text would keep the Markdown parser busy for seconds: it needs time that grows with the square of the marks
 * in one paragraph, and memory of the stack for each level of nesting. No text that someone wrote is like that.
 */
export function isTangled(text: string): boolean {
  let marks = 0;
  let open = 0;
  let fence: string | undefined;
  for (const line of text.split(/\r\n|[\r\n]/)) {
    const marker = fenceMarker(line);
    if (fence !== undefined) {
      fence = closes(marker, line, fence) ? undefined : fence;
      continue;
    }
    if (isDeep(line)) {
      return true;
    }
    fence = marker;
    if (marker !== undefined || line.trim() === "") {
      marks = 0;
      open = 0;
      continue;
    }
    for (let index = 0; index < line.length; index += 1) {
      const code = line.charCodeAt(index);
      open = code === OPEN ? open + 1 : code === CLOSE ? Math.max(0, open - 1) : open;
      marks += MARKS.has(code) ? 1 : 0;
      if (marks > MOST_MARKS || open > MOST_OPEN) {
        return true;
      }
    }
  }
  return false;
}

const OPEN = 0x5b;
const CLOSE = 0x5d;
/** `*` `[` `]` `_` `~` and the backtick. */
const MARKS: ReadonlySet<number> = new Set([0x2a, OPEN, CLOSE, 0x5f, 0x60, 0x7e]);

/** About half a second on a slow machine, measured with the worst of the texts in the tests. */
const MOST_MARKS = 10_000;
const MOST_OPEN = 1_000;
const DEEPEST = 80;
const WIDEST_INDENT = 240;

/** The marker of a line that opens or closes a code block at the left edge; a deeper one is counted like prose. */
function fenceMarker(line: string): string | undefined {
  const [, marker, rest] = /^ {0,3}(`{3,}|~{3,})(.*)$/s.exec(line) ?? [];
  return marker?.startsWith("`") && rest?.includes("`") ? undefined : marker;
}

function closes(marker: string | undefined, line: string, fence: string): boolean {
  return marker !== undefined && marker[0] === fence[0] && marker.length >= fence.length && line.trim() === marker;
}

/** Containers that open on one line (`> > > -`), or lists so far in that hundreds must be open. */
function isDeep(line: string): boolean {
  let depth = 0;
  let index = 0;
  for (; index < line.length; index += 1) {
    const character = line[index];
    const isList = (character === "-" || character === "+" || character === "*") && line[index + 1] === " ";
    if (character === ">" || isList) {
      depth += 1;
    } else if (character !== " " && character !== "\t") {
      break;
    }
  }
  return depth > DEEPEST || (depth > 0 && index - depth > WIDEST_INDENT);
}
