import type { Body, Fence } from "../document/body.ts";
import type { Fix } from "../finding.ts";
import { insert, replace } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import { trimEnd } from "../text/trim.ts";
import { defineRule, safeFix, unsafeFix } from "./rule.ts";

/**
 * A code fence that nothing closes: everything behind it is code, to the end of the file (CommonMark 4.5). Often the
 * cause is a fence inside another one of the same length, whose end closes the outer one, or an end that is not
 * indented as far as its list item.
 */
export const fenceUnclosed = defineRule({
  id: "fence-unclosed",
  severity: "warning",
  reads: ["body"],
  fix: "safe",
  messages: {
    unclosed: () =>
      "This code block is never closed, so everything below it is read as code: links and headings in it do not count, and an agent may take your instructions for an example. Close it where the code ends.",
    nested: ({ line, marker }: { line: string; marker: string }) =>
      `This fence closes nothing: the block that begins with "${line}" has already been closed by the end of a block inside it, so what was meant as its contents is read as text and this line opens a new block. Give the outer block a longer fence, for example ${marker}.`,
    listItem: () =>
      "This code block ends with its list item, because its closing fence is not indented as far as the item's text. That fence opens a new block instead, and what follows it is read as code. Indent the closing fence.",
  },
  *check({ body }) {
    for (const [index, fence] of body.fences.entries()) {
      if (fence.closed) {
        continue;
      }
      const closer = strayCloser(body, fence, body.fences[index + 1]);
      const span = lineSpan(body, fence);
      if (closer !== undefined) {
        const edit = insert(closer.span.start, indentOf(body, fence));
        yield { message: "listItem", span, fixes: [safeFix("Indent the closing fence", edit)] };
      } else if (reachesEnd(body, fence) && strayCloser(body, body.fences[index - 1], fence) === undefined) {
        const outer = outerFence(body, fence, index);
        if (outer === undefined) {
          yield { message: "unclosed", span, fixes: [closeFix(body, fence, safeFix)] };
        } else {
          const marker = longerMarker(body, outer, fence);
          const line = body.slice(lineSpan(body, outer)).slice(0, 40);
          const fixes = [lengthenFix(outer, fence, marker), closeFix(body, fence, unsafeFix)];
          yield {
            message: "nested",
            data: { line, marker },
            span,
            related: [{ message: "The outer block.", span: lineSpan(body, outer) }],
            fixes,
          };
        }
      }
    }
  },
});

/** From the marker to the end of its line. */
function lineSpan(body: Body, { span }: Fence): Span {
  const start = span.start - body.span.start;
  const rest = body.text.slice(start, span.end - body.span.start);
  const length = rest.search(/[\r\n]|$/);
  return { start: span.start, end: span.start + rest.slice(0, length).trimEnd().length };
}

function reachesEnd(body: Body, { span }: Fence): boolean {
  return span.end >= endOfText(body);
}

/** The end of the last line with something in it. A wide space is something: the closing line must stand below it. */
function endOfText({ text, span }: Body): number {
  return span.start + trimEnd(text, 0, text.length);
}

/** The fence that was meant to close `fence`: it stands on the very next line, with nothing behind its marker. */
function strayCloser(body: Body, fence: Fence | undefined, next: Fence | undefined): Fence | undefined {
  if (fence === undefined || next === undefined || fence.closed || next.info !== "") {
    return undefined;
  }
  const between = body.slice({ start: fence.span.end, end: Math.max(fence.span.end, next.span.start) });
  const isSameMarker = next.marker[0] === fence.marker[0] && next.marker.length >= fence.marker.length;
  return isSameMarker && /^\s*$/.test(between) && fence.span.end <= next.span.start ? next : undefined;
}

/** What stands before the marker of an opening line, list markers turned into spaces. */
function indentOf(body: Body, { span }: Fence): string {
  const start = span.start - body.span.start;
  const lineStart = Math.max(body.text.lastIndexOf("\n", start - 1), body.text.lastIndexOf("\r", start - 1)) + 1;
  return body.text.slice(lineStart, start).replace(/[^\s>]/g, " ");
}

function closeFix(body: Body, fence: Fence, fix: typeof safeFix): Fix {
  const end = endOfText(body);
  const lineBreak = /\r\n|\n|\r/.exec(body.text)?.[0] ?? "\n";
  return fix(
    "Close the code block at the end of the file",
    insert(end, `${lineBreak}${indentOf(body, fence)}${fence.marker}`),
  );
}

/**
 * The block that an unclosed one without an info string was meant to end: an earlier one of Markdown, in whose
 * contents another fence of the same length opens.
 */
function outerFence(body: Body, fence: Fence, index: number): Fence | undefined {
  if (fence.info !== "" || body.slice(fence.contentSpan).trim() !== "") {
    return undefined;
  }
  for (let i = index - 1; i >= 0; i--) {
    const candidate = body.fences[i];
    if (candidate !== undefined && candidate.marker === fence.marker && OUTER.test(candidate.info)) {
      const content = body.slice(candidate.contentSpan);
      return INNER_OPENING.test(content) ? candidate : undefined;
    }
  }
  return undefined;
}

const OUTER = /^(?:markdown|md|mdx|text|txt|plaintext|skill|yaml|prompt)\b/i;
const INNER_OPENING = /^[ \t]*(?:`{3,}|~{3,})[^\s`~]/m;

function longerMarker(body: Body, outer: Fence, last: Fence): string {
  const between = body.slice({ start: outer.contentSpan.start, end: last.span.start });
  const longest = (between.match(/^[ \t>]*(?:`{3,}|~{3,})/gm) ?? []).map((marker) => marker.trim().length);
  return (outer.marker[0] ?? "`").repeat(Math.max(outer.marker.length, ...longest.slice(0, 1000)) + 1);
}

function lengthenFix(outer: Fence, last: Fence, marker: string): Fix {
  const markerOf = ({ span, marker: old }: Fence): Span => ({ start: span.start, end: span.start + old.length });
  return unsafeFix("Lengthen the outer fence", replace(markerOf(outer), marker), replace(markerOf(last), marker));
}
