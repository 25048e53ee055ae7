import type { Body } from "../document/body.ts";
import type { Frontmatter } from "../document/frontmatter.ts";
import type { Fix } from "../finding.ts";
import { insert, remove } from "../text/edit.ts";
import { lineBreakOf } from "../text/lineBreak.ts";
import { trimmed } from "../text/trim.ts";
import { defineRule, safeFix, unsafeFix } from "./rule.ts";

/** The frontmatter must be the first thing in the file (Agent Skills specification, "SKILL.md format"). */
export const frontmatterPreamble = defineRule({
  id: "frontmatter-preamble",
  severity: "error",
  reads: ["frontmatter", "body"],
  fix: "safe",
  messages: {
    text: () => `There is text above the frontmatter. ${WANTED} Move the text below it, or delete it.`,
    blank: () => `There are blank lines above the frontmatter. ${WANTED} Delete them.`,
  },
  *check({ frontmatter, body }) {
    const { envelope, text } = frontmatter;
    if (envelope.displacement !== "preamble") {
      return;
    }
    const { before } = envelope;
    const preamble = text.slice(before.start, before.end);
    if (preamble.trim() === "") {
      yield { message: "blank", span: before, fixes: [safeFix("Delete the blank lines", remove(before))] };
      return;
    }
    yield {
      message: "text",
      span: trimmed(text, before),
      fixes: [moveBelow(frontmatter, body, preamble.trim()), deleteIt(frontmatter)],
    };
  },
});

const WANTED =
  'It must begin on the first line: Codex, claude.ai and the reference validator look for "---" there and nowhere else, and find no name and no description.';

function moveBelow({ envelope, text }: Frontmatter, body: Body, preamble: string): Fix {
  const { before, bodyStart } = envelope;
  const lineBreak = lineBreakOf(text);
  const startsBlank = /^[ \t]*(?:[\r\n]|$)/.test(body.text.slice(0, 200));
  const isOnLine = /[\r\n]$/.test(text.slice(0, bodyStart));
  const moved = `${isOnLine ? "" : lineBreak}${lineBreak}${preamble}${lineBreak}${startsBlank ? "" : lineBreak}`;
  return unsafeFix("Move the text below the frontmatter", remove(before), insert(bodyStart, moved));
}

function deleteIt({ envelope }: Frontmatter): Fix {
  return unsafeFix("Delete the text above the frontmatter", remove(envelope.before));
}
