import type { Frontmatter } from "../document/frontmatter.ts";
import { insert, replace, type TextEdit } from "../text/edit.ts";
import { lineBreakOf } from "../text/lineBreak.ts";
import { defineRule, safeFix } from "./rule.ts";

/** The frontmatter must end with a `---` line (Agent Skills specification, "SKILL.md format"). */
export const frontmatterUnclosed = defineRule({
  id: "frontmatter-unclosed",
  severity: "error",
  reads: ["frontmatter"],
  fix: "safe",
  messages: {
    unclosed: () =>
      `The frontmatter that begins here never ends: there is no closing "---" line. ${EFFECT} Close it below the last field.`,
    dots: () => `The frontmatter ends with "..." instead of "---". ${EFFECT} Write "---".`,
  },
  *check({ frontmatter }) {
    const { envelope } = frontmatter;
    if (envelope.state !== "unclosed") {
      return;
    }
    if (envelope.close !== undefined) {
      const fixes = [safeFix('Write "---"', replace(envelope.close, "---"))];
      yield { message: "dots", span: envelope.close, fixes };
      return;
    }
    const end = envelope.content.end;
    const related = end > envelope.open.end ? [{ message: "It seems to end here.", span: { start: end, end } }] : [];
    const fixes = [safeFix("Close the frontmatter", closingLine(frontmatter))];
    yield { message: "unclosed", span: envelope.open, related, fixes };
  },
});

const EFFECT = "No client can tell it from the body, so the skill has no name and no description.";

function closingLine({ envelope, text }: Frontmatter): TextEdit {
  const lineBreak = lineBreakOf(text);
  const { end } = envelope.content;
  const isOnLine = /[\r\n]$/.test(text.slice(0, end));
  return insert(end, `${isOnLine ? "" : lineBreak}---${lineBreak}`);
}
