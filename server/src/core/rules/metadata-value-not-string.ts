import { doubleQuoted } from "../document/writeYaml.ts";
import { resolveAlias, type YamlScalar } from "../document/yamlNode.ts";
import { defineRule, safeFix } from "./rule.ts";

/**
 * The values of `metadata` are strings (Agent Skills specification, "metadata field"). Bare numbers, booleans and dates
 * are read as something else; nested maps and lists are what OpenClaw, Hermes Agent and others ask for, and stay quiet.
 */
export const metadataValueNotString = defineRule({
  id: "metadata-value-not-string",
  severity: "hint",
  reads: ["frontmatter"],
  fix: "safe",
  messages: {
    number: ({ text, read }: { text: string; read: string }) =>
      `YAML reads ${text} as ${read === text ? "a number" : `the number ${read}`}, where the specification wants a text; some clients, such as Crush and Rovo Dev, drop the skill. Put quotes around it.`,
    boolean: ({ text }: { text: string }) =>
      `YAML reads ${text} as a yes-or-no value, where the specification wants a text; some clients, such as Crush and Rovo Dev, drop the skill. Put quotes around it.`,
    date: ({ text }: { text: string }) =>
      `Python's YAML reads ${text} as a date, where the specification wants a text; tools written in Python may stumble over it. Put quotes around it.`,
  },
  *check({ frontmatter }) {
    const metadata = frontmatter.get("metadata");
    if (metadata?.type !== "map") {
      return;
    }
    for (const { key, value } of metadata.entries) {
      const node = resolveAlias(value);
      const message = node.type === "scalar" && !MEANT_AS_BOOLEAN.has(key) ? messageOf(node) : undefined;
      if (node.type === "scalar" && value.type === "scalar" && message !== undefined) {
        const data = { text: node.text.slice(0, 40), read: String(node.value) };
        const fix = safeFix("Quote the value", { span: node.span, newText: doubleQuoted(node.text) });
        yield { message, data, span: node.span, fixes: [fix] };
      }
    }
  },
});

/** `npx skills` hides a skill whose `metadata.internal` is true, and only the boolean. */
const MEANT_AS_BOOLEAN = new Set(["internal"]);

function messageOf(node: YamlScalar): "number" | "boolean" | "date" | undefined {
  switch (typeof node.value) {
    case "number":
    case "bigint":
      return "number";
    case "boolean":
      return "boolean";
    default:
      return node.style === "plain" && /^\d{4}-\d{2}-\d{2}(?:[Tt ][\d:.Zz+ -]*)?$/.test(node.text) ? "date" : undefined;
  }
}
