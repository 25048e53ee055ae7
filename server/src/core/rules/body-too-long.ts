import type { Body } from "../document/body.ts";
import { countBodyLines, nextLine } from "../document/bodyLines.ts";
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
    const extra = firstExtra(body);
    if (extra !== undefined) {
      yield { message: "lines", data: { lines: countBodyLines(body.text) }, span: extra };
    }
  },
});

/** The first line with words behind the limit. */
function firstExtra({ text, span }: Body): Span | undefined {
  const end = text.trimEnd().length;
  let lines = 0;
  for (let start = 0; start < end; lines++) {
    const next = nextLine(text, start);
    const content = lines >= BODY_LINES_MAX ? text.slice(start, Math.min(next, end)).trim() : "";
    if (content !== "") {
      const from = span.start + start + text.slice(start, next).search(/\S/);
      return { start: from, end: from + content.length };
    }
    start = next;
  }
  return undefined;
}
