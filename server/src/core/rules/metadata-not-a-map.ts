import { removeField } from "../document/fieldEdits.ts";
import type { Frontmatter } from "../document/frontmatter.ts";
import { resolveAlias, type YamlEntry } from "../document/yamlNode.ts";
import type { Fix } from "../finding.ts";
import { defineRule, unsafeFix } from "./rule.ts";

/** `metadata` is a map from strings to strings (Agent Skills specification, "metadata field"). */
export const metadataNotAMap = defineRule({
  id: "metadata-not-a-map",
  severity: "error",
  reads: ["frontmatter"],
  fix: "unsafe",
  messages: {
    notAMap: ({ type }: { type: string }) =>
      `"metadata" is ${type}. The specification wants a map, and Claude Code drops it. Write one "key: value" a line below it, indented.`,
    empty: () =>
      `"metadata" has nothing below it, so no client reads anything from it. Add a key below it, or remove it.`,
  },
  *check({ frontmatter }) {
    const entry = frontmatter.entry("metadata");
    const node = entry && resolveAlias(entry.value);
    if (entry === undefined || node === undefined) {
      return;
    }
    if (node.type === "scalar" && node.value === null) {
      // Harmless everywhere, and often just what an author is about to fill in.
      const span = entry.value.span.start === entry.value.span.end ? entry.keySpan : entry.value.span;
      yield { message: "empty", span, severity: "info", fixes: () => removal(frontmatter, entry) };
    } else if (node.type === "scalar" || node.type === "list") {
      const type = node.type === "list" ? "a list" : "a single value";
      yield { message: "notAMap", data: { type }, span: entry.value.span };
    }
  },
});

/** Not safe: an author who saves may be about to write the value. */
function removal(frontmatter: Frontmatter, entry: YamlEntry): readonly Fix[] {
  const edit = removeField(frontmatter, entry);
  return edit === undefined ? [] : [unsafeFix('Remove "metadata"', edit)];
}
