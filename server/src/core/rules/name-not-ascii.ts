import { resolveAlias, stringOf } from "../document/yamlNode.ts";
import { foldName, isValidName } from "../spec/name.ts";
import { defineRule } from "./rule.ts";

/**
 * A name with letters or digits other than `a-z` and `0-9`: the specification's text and its reference code disagree
 * about them ("name field"; the reference validator accepts any lowercase letter of Unicode).
 */
export const nameNotAscii = defineRule({
  id: "name-not-ascii",
  severity: "hint",
  reads: ["frontmatter"],
  fix: "none",
  messages: {
    notAscii: ({ found }: { found: string }) =>
      `The name has letters outside a-z (${found}). The specification's reference validator accepts them, but claude.ai, OpenCode and VS Code allow only a-z, 0-9 and hyphens. Use those to be found everywhere.`,
  },
  *check({ frontmatter }) {
    const node = frontmatter.get("name");
    const name = stringOf(node) ?? "";
    if (node === undefined || !isValidName(name)) {
      return;
    }
    const letters = [...new Set(foldName(name).match(/[^a-z0-9-]/gu) ?? [])];
    if (letters.length > 0) {
      const found = letters.slice(0, 5).join(" ") + (letters.length > 5 ? " …" : "");
      yield { message: "notAscii", data: { found }, span: resolveAlias(node).span };
    }
  },
});
