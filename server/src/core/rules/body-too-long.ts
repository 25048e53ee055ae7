import type { Body } from "../document/body.ts";
import { BODY_LINES_MAX } from "../spec/limits.ts";
import type { Span } from "../text/span.ts";
import { defineRule } from "./rule.ts";

/** SKILL.md should stay under 500 lines (Agent Skills specification, "Progressive disclosure"); the body is counted. */
export const bodyTooLong = defineRule({
  id: "body-too-long",
  severity: "info",
  reads: ["body"],
  fix: "none",
  messages: {
    lines: ({ lines }: { lines: number }) =>
      `The instructions have ${lines} lines; the specification advises ${BODY_LINES_MAX} at most, since an agent reads all of them each time it uses the skill. From here on, consider moving sections into files under references/ and naming those files here.`,
  },
  *check({ body }) {
    const { lines, extra } = countLines(body);
    if (extra !== undefined) {
      yield { message: "lines", data: { lines }, span: extra };
    }
  },
});

/** The number of lines, blank ones at the end left out, and the first line with words behind the limit. */
function countLines({ text, span }: Body): { lines: number; extra: Span | undefined } {
  const end = text.trimEnd().length;
  let lines = 0;
  let extra: Span | undefined;
  for (let start = 0; start < end; ) {
    const next = nextLine(text, start);
    const content = lines >= BODY_LINES_MAX && extra === undefined ? text.slice(start, Math.min(next, end)).trim() : "";
    if (content !== "") {
      const from = span.start + start + text.slice(start, next).search(/\S/);
      extra = { start: from, end: from + content.length };
    }
    lines++;
    start = next;
  }
  return { lines, extra };
}

function nextLine(text: string, start: number): number {
  const lf = text.indexOf("\n", start);
  return lf < 0 ? text.length : lf + 1;
}
