import { insertField } from "../document/fieldEdits.ts";
import type { Frontmatter } from "../document/frontmatter.ts";
import { resolveAlias, type YamlEntry } from "../document/yamlNode.ts";
import type { Fix } from "../finding.ts";
import { entryMeaning } from "../spec/knownKeys.ts";
import { defineRule, unsafeFix } from "./rule.ts";

/**
 * Fields that do nothing, or more than meant, because of another one (Claude Code's documentation, Skills). An
 * `argument-hint` without `$ARGUMENTS` is none of them: Claude Code then puts what was typed behind the skill's text,
 * and all 25 skills with a hint that were looked at are written so.
 */
export const fieldDependent = defineRule({
  id: "field-dependent",
  severity: "info",
  reads: ["frontmatter"],
  fix: "unsafe",
  messages: {
    needsFork: ({ key }: { key: string }) =>
      `"${key}" does nothing without "context: fork": Claude Code runs the skill in the conversation. Add "context: fork", or remove the field.`,
    invisible: () =>
      'With "user-invocable: false" and "disable-model-invocation: true" neither people nor the model can start the skill in Claude Code and VS Code. Remove one of the two.',
  },
  *check({ frontmatter }) {
    if (entryMeaning(frontmatter, "context") === undefined) {
      for (const key of ["agent", "background"]) {
        const entry = frontmatter.entry(key);
        if (entry !== undefined) {
          yield { message: "needsFork", data: { key }, span: entry.keySpan, fixes: () => addFork(frontmatter) };
        }
      }
    }
    const hidden = frontmatter.entry("user-invocable");
    const disabled = frontmatter.entry("disable-model-invocation");
    if (isBoolean(hidden, false) && isBoolean(disabled, true)) {
      const related = [{ message: "The other half is here.", span: hidden.span }];
      yield { message: "invisible", span: disabled.span, related };
    }
  },
});

function isBoolean(entry: YamlEntry | undefined, value: boolean): entry is YamlEntry {
  const node = entry && resolveAlias(entry.value);
  return node?.type === "scalar" && node.value === value;
}

/** The same edit for both fields, so that it is applied once. */
function addFork(frontmatter: Frontmatter): readonly Fix[] {
  const edit = insertField(frontmatter, "context: fork", frontmatter.entry("agent") ?? frontmatter.entry("background"));
  return edit === undefined ? [] : [unsafeFix('Add "context: fork"', edit)];
}
