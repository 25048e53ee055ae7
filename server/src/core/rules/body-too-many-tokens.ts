import type { Body } from "../document/body.ts";
import { tokensOf } from "../document/tokenCount.ts";
import { BODY_TOKENS_MAX } from "../spec/limits.ts";
import type { Span } from "../text/span.ts";
import { defineRule } from "./rule.ts";

/**
 * The instructions should stay under 5,000 tokens (Agent Skills specification, "Progressive disclosure"). The number
 * is an estimate, and long lines exceed it well below 500 lines.
 */
export const bodyTooManyTokens = defineRule({
  id: "body-too-many-tokens",
  severity: "info",
  reads: ["body"],
  fix: "none",
  messages: {
    tokens: ({ tokens }: { tokens: string }) =>
      `The instructions have about ${tokens} tokens; the specification advises fewer than 5,000, since an agent loads all of them each time it uses the skill. Consider moving details into files under references/ and naming those files here.`,
  },
  *check({ body }) {
    if (body.text.length < FEWEST_CHARACTERS) {
      return;
    }
    const tokens = tokensOf(body);
    if (tokens > BODY_TOKENS_MAX) {
      yield { message: "tokens", data: { tokens: rounded(tokens) }, span: firstLine(body) };
    }
  },
});

/** No text of fewer characters has so many tokens: in the densest scripts one character is about one token. */
const FEWEST_CHARACTERS = 4000;

/** To the nearest hundred, as an estimate deserves, with a comma for thousands. */
function rounded(tokens: number): string {
  return String(Math.round(tokens / 100) * 100).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** The first heading, or the first line with words. */
function firstLine({ headings, text, span }: Body): Span {
  const [heading] = headings;
  if (heading !== undefined) {
    return heading.span;
  }
  const from = Math.max(0, text.search(/\S/));
  const length = text.slice(from, from + LONGEST_LINE).search(/[\r\n]|$/);
  return { start: span.start + from, end: span.start + from + length };
}

const LONGEST_LINE = 200;
