import { excessSpan } from "../document/valueSpan.ts";
import { stringOf } from "../document/yamlNode.ts";
import { NAME_MAX } from "../spec/limits.ts";
import { foldName } from "../spec/name.ts";
import { codePointLength } from "../text/codePoints.ts";
import { defineRule } from "./rule.ts";

/** A name has at most 64 characters (Agent Skills specification, "name field"), counted as code points after NFKC. */
export const nameTooLong = defineRule({
  id: "name-too-long",
  severity: "error",
  reads: ["frontmatter"],
  fix: "none",
  messages: {
    tooLong: ({ length }: { length: number }) =>
      `The name has ${length} characters, and ${NAME_MAX} are allowed by the specification. Codex skips the skill and claude.ai refuses it. Shorten the name and rename the folder along with it.`,
  },
  *check({ frontmatter }) {
    const node = frontmatter.get("name");
    const name = stringOf(node);
    const length = codePointLength(foldName(name ?? ""));
    if (node !== undefined && name !== undefined && length > NAME_MAX) {
      const leading = name.length - name.trimStart().length;
      const span = excessSpan(frontmatter, node, NAME_MAX + leading);
      yield { message: "tooLong", data: { length }, span };
    }
  },
});
