import { hasComment, removeField, setValue } from "../document/fieldEdits.ts";
import type { Frontmatter } from "../document/frontmatter.ts";
import { excessSpan } from "../document/valueSpan.ts";
import { writeScalar } from "../document/writeScalar.ts";
import { doubleQuoted } from "../document/writeYaml.ts";
import { resolveAlias, type YamlEntry, type YamlNode } from "../document/yamlNode.ts";
import type { Fix } from "../finding.ts";
import { COMPATIBILITY_MAX } from "../spec/limits.ts";
import { codePointLength } from "../text/codePoints.ts";
import { defineRule, safeFix, unsafeFix } from "./rule.ts";

/** `compatibility` is a text of 1 to 500 characters (Agent Skills specification, "compatibility field"). */
export const compatibilityInvalid = defineRule({
  id: "compatibility-invalid",
  severity: "error",
  reads: ["frontmatter"],
  fix: "safe",
  messages: {
    tooLong: ({ length }: { length: number }) =>
      `"compatibility" has ${length} characters, and the specification allows ${COMPATIBILITY_MAX}; its reference validator refuses the skill. Shorten it, or move details into the body; what is too much is underlined.`,
    empty: () =>
      `"compatibility" is empty. The specification wants 1 to ${COMPATIBILITY_MAX} characters, or no such field. Say what the skill needs, or remove the field.`,
    notString: ({ type }: { type: string }) =>
      `"compatibility" is ${type}, not a text. The specification wants one text, and its reference validator and strict clients refuse the skill. Write it as one text.`,
  },
  *check({ frontmatter }) {
    const entry = frontmatter.entry("compatibility");
    const node = entry && resolveAlias(entry.value);
    if (entry === undefined || node === undefined) {
      return;
    }
    const { span } = entry.value;
    if (node.type === "list" || node.type === "map") {
      const isEmpty = node.type === "list" ? node.items.length === 0 : node.entries.length === 0;
      const fixes = (): readonly Fix[] => (isEmpty ? removal(frontmatter, entry) : toText(frontmatter, entry, node));
      yield { message: "notString", data: { type: `a ${node.type}` }, span, fixes };
    } else if (node.type === "scalar" && (node.value === null || node.text.trim() === "")) {
      const fixes = (): readonly Fix[] => removal(frontmatter, entry);
      yield { message: "empty", span: span.start === span.end ? entry.keySpan : span, fixes };
    } else if (node.type === "scalar" && typeof node.value !== "string") {
      const type = typeof node.value === "boolean" ? "true or false" : "a number";
      const fix = safeFix("Quote the value", { span, newText: doubleQuoted(node.text) });
      yield { message: "notString", data: { type }, span, fixes: [fix] };
    } else if (node.type === "scalar" && codePointLength(node.text) > COMPATIBILITY_MAX) {
      const excess = excessSpan(frontmatter, entry.value, COMPATIBILITY_MAX);
      yield { message: "tooLong", data: { length: codePointLength(node.text) }, span: excess };
    }
  },
});

/** Not safe: an author who saves may be about to write the value. */
function removal(frontmatter: Frontmatter, entry: YamlEntry): readonly Fix[] {
  const edit = removeField(frontmatter, entry);
  return edit === undefined ? [] : [unsafeFix('Remove "compatibility"', edit)];
}

/** A flat list becomes `a, b`, a flat map `key: a, key: b`. Deeper ones, and comments in them, are left to the author. */
function toText(frontmatter: Frontmatter, entry: YamlEntry, node: YamlNode): readonly Fix[] {
  const parts =
    node.type === "list"
      ? node.items.map(textOf)
      : node.type === "map"
        ? node.entries.map(({ key, value }) => {
            const text = textOf(value);
            return text === undefined ? undefined : `${key}: ${text}`;
          })
        : [];
  const text = parts.join(", ");
  if (parts.includes(undefined) || hasComment(frontmatter, node.span) || codePointLength(text) > COMPATIBILITY_MAX) {
    return [];
  }
  return [safeFix("Write it as one text", setValue(frontmatter, entry, writeScalar(text)))];
}

function textOf(node: YamlNode): string | undefined {
  return node.type === "scalar" && node.text.trim() !== "" && !/[\r\n]/.test(node.text) ? node.text.trim() : undefined;
}
