/**
 * The line (from 0) of a Markdown text that a fragment leads to: a heading by the name that GitHub and VS Code give it,
 * a `{#name}` or a line by its number (`L12`). `undefined` when there is none.
 */
export function lineOfFragment(text: string, fragment: string): number | undefined {
  const wanted = decode(fragment).toLowerCase();
  const lines = text.split(/\r\n|[\r\n]/);
  const number = /^l(\d{1,9})\b/.exec(wanted)?.[1];
  const counts = new Map<string, number>();
  let fence = "";
  for (const [index, line] of lines.entries()) {
    const marker = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? "";
    if (fence !== "") {
      fence = marker.startsWith(fence) && line.trim() === marker ? "" : fence;
      continue;
    }
    fence = marker;
    const heading = headingAt(lines, index);
    if (heading !== undefined) {
      const given = /\{#([^\s{}]{1,200})\}$/.exec(heading)?.[1];
      const slug = given?.toLowerCase() ?? slugOf(heading);
      const count = counts.get(slug) ?? 0;
      counts.set(slug, count + 1);
      if ((count === 0 ? slug : `${slug}-${count}`) === wanted) {
        return index;
      }
    }
  }
  return number === undefined ? undefined : Math.max(0, Math.min(Number(number), lines.length) - 1);
}

/** The Markdown of the heading that begins on a line, `#` before it or a line of `=` or `-` below. */
function headingAt(lines: readonly string[], index: number): string | undefined {
  const line = lines[index] ?? "";
  if (/^ {0,3}#{1,6}(?:[ \t]|$)/.test(line)) {
    return withoutClosing(line.trim().replace(/^#+/, "").trim());
  }
  const isText = line.trim() !== "" && !/^(?: {0,3}(?:[>|+*-]|\d+[.)])| {4}|\t)/.test(line);
  return isText && /^ {0,3}(?:=+|-+)[ \t]*$/.test(lines[index + 1] ?? "") ? line.trim() : undefined;
}

/** Without the `#` marks that may close a heading. */
function withoutClosing(heading: string): string {
  let end = heading.length;
  while (end > 0 && heading[end - 1] === "#") {
    end -= 1;
  }
  return end === 0 || /[ \t]/.test(heading[end - 1] ?? "") ? heading.slice(0, end).trim() : heading;
}

function slugOf(heading: string): string {
  return heading
    .replace(/!?\[([^[\]]{0,1000})\](?:\([^()]{0,1000}\)|\[[^[\]]{0,1000}\])?/g, "$1")
    .replace(/(^|[^\p{L}\p{N}])_+|_+(?=[^\p{L}\p{N}]|$)/gu, "$1")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replace(/ /g, "-");
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
