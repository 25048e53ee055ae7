import { insertField } from "../document/fieldEdits.ts";
import type { Frontmatter } from "../document/frontmatter.ts";
import { isMissing } from "../document/missingField.ts";
import { writeScalar } from "../document/writeScalar.ts";
import { doubleQuoted } from "../document/writeYaml.ts";
import { resolveAlias } from "../document/yamlNode.ts";
import type { Fix } from "../finding.ts";
import { entryMeaning } from "../spec/knownKeys.ts";
import { nameForFolder, nameReplacement } from "../spec/name.ts";
import type { SkillFolder } from "../workspace/skillFolder.ts";
import { defineRule, safeFix, unsafeFix } from "./rule.ts";

/** A skill must have a `name` that is a string with something in it (Agent Skills specification, "name field"). */
export const nameMissing = defineRule({
  id: "name-missing",
  severity: "error",
  reads: ["frontmatter", "folder"],
  fix: "safe",
  messages: {
    missing: () => `The skill has no "name". ${WHO_NEEDS_IT} Add it as the first field.`,
    empty: () => `The name is empty. ${WHO_NEEDS_IT} Write the folder's name behind it.`,
    null: () => `YAML reads this name as nothing (null). ${WHO_NEEDS_IT} Write the folder's name in its place.`,
    notString: ({ type }: { type: string }) =>
      `The name is ${type} for YAML, not a text. The specification wants a text, and stricter clients refuse the skill. Put quotes around it.`,
    collection: ({ type }: { type: string }) =>
      `The name is ${type}, not a text. ${WHO_NEEDS_IT} Write the folder's name in its place.`,
  },
  *check({ frontmatter, folder }) {
    const entry = frontmatter.entry("name");
    if (entry === undefined) {
      if (entryMeaning(frontmatter, "name") === undefined && isMissing(frontmatter, "name")) {
        yield { message: "missing", span: frontmatter.envelope.open, fixes: () => insertFix(frontmatter, folder) };
      }
      return;
    }
    const node = resolveAlias(entry.value);
    const right = nameForFolder(folder?.name ?? "");
    const fill = (kind: typeof safeFix): (() => readonly Fix[]) =>
      right === "" ? () => [] : () => [kind(`Set the name to "${right}"`, nameReplacement(frontmatter, entry, right))];
    if (node.type === "list" || node.type === "map") {
      const type = node.type === "list" ? "a list" : "a map";
      yield { message: "collection", data: { type }, span: entry.value.span, fixes: fill(unsafeFix) };
    } else if (node.type === "scalar" && node.value === null) {
      yield node.text === ""
        ? { message: "empty", span: entry.keySpan, fixes: fill(safeFix) }
        : { message: "null", span: entry.value.span, fixes: fill(safeFix) };
    } else if (node.type === "scalar" && typeof node.value !== "string") {
      const type = typeof node.value === "boolean" ? "true or false" : "a number";
      const edit = { span: entry.value.span, newText: doubleQuoted(node.text) };
      yield { message: "notString", data: { type }, span: entry.value.span, fixes: [safeFix("Quote the name", edit)] };
    } else if (node.type === "scalar" && node.text.trim() === "") {
      yield { message: "empty", span: entry.value.span, fixes: fill(safeFix) };
    }
  },
});

const WHO_NEEDS_IT =
  "The specification requires one, and claude.ai and skills.sh refuse the skill without it; Claude Code and VS Code use the folder's name instead.";

function insertFix(frontmatter: Frontmatter, folder: SkillFolder | undefined): readonly Fix[] {
  const right = nameForFolder(folder?.name ?? "");
  const edit = right === "" ? undefined : insertField(frontmatter, `name: ${writeScalar(right)}`);
  return edit === undefined ? [] : [safeFix(`Add "name: ${right}"`, edit)];
}
