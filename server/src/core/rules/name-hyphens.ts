import { resolveAlias, stringOf } from "../document/yamlNode.ts";
import { foldName, forbiddenCharacters, hasMisplacedHyphen, hasUpperCase } from "../spec/name.ts";
import { nameFixes } from "./nameFixes.ts";
import { defineRule } from "./rule.ts";

/** A name must not begin or end with a hyphen nor have two in a row (Agent Skills specification, "name field"). */
export const nameHyphens = defineRule({
  id: "name-hyphens",
  severity: "error",
  reads: ["frontmatter", "folder"],
  fix: "safe",
  messages: {
    edge: ({ where }: { where: string }) =>
      `The name ${where} with a hyphen. The specification does not allow that, and claude.ai and OpenCode refuse the skill. Remove it.`,
    doubled: () =>
      "The name has two hyphens in a row. The specification allows single ones only, and claude.ai and OpenCode refuse the skill. Remove one.",
  },
  *check({ frontmatter, folder }) {
    const entry = frontmatter.entry("name");
    const name = stringOf(entry?.value)?.trim() ?? "";
    const folded = foldName(name);
    // Characters that are not allowed have a finding whose fix puts the hyphens right, too.
    if (entry === undefined || !hasMisplacedHyphen(folded)) {
      return;
    }
    if (hasUpperCase(folded) || forbiddenCharacters(folded).length > 0) {
      return;
    }
    const { span } = resolveAlias(entry.value);
    const fixes = (): ReturnType<typeof nameFixes> => nameFixes(frontmatter, entry, name, folder);
    const begins = folded.startsWith("-");
    const ends = folded.endsWith("-");
    if (begins || ends) {
      const where = begins && ends ? "begins and ends" : begins ? "begins" : "ends";
      yield { message: "edge", data: { where }, span, fixes };
    } else {
      yield { message: "doubled", span, fixes };
    }
  },
});
