import { excessSpan } from "../document/valueSpan.ts";
import { stringOf } from "../document/yamlNode.ts";
import { DESCRIPTION_MAX } from "../spec/limits.ts";
import { codePointLength } from "../text/codePoints.ts";
import { defineRule } from "./rule.ts";

/**
 * A description has at most 1,024 characters (Agent Skills specification, "description field"), counted as the
 * reference validator does: code points of the whole value, a final line break included.
 */
export const descriptionTooLong = defineRule({
  id: "description-too-long",
  severity: "error",
  reads: ["frontmatter"],
  fix: "none",
  messages: {
    tooLong: ({ length, excess }: { length: number; excess: number }) =>
      `The description has ${inWords(length)} characters, ${inWords(excess)} more than the ${inWords(DESCRIPTION_MAX)} that the specification allows. Codex skips the skill and claude.ai refuses it. Shorten it, or move details into the body; what is too much is underlined.`,
  },
  *check({ frontmatter }) {
    const node = frontmatter.get("description");
    const text = stringOf(node);
    if (node === undefined || text === undefined) {
      return;
    }
    const length = codePointLength(text);
    if (length > DESCRIPTION_MAX) {
      const span = excessSpan(frontmatter, node, DESCRIPTION_MAX);
      yield { message: "tooLong", data: { length, excess: length - DESCRIPTION_MAX }, span };
    }
  },
});

function inWords(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
