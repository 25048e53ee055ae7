import type { Frontmatter } from "../document/frontmatter.ts";
import { writeScalarLike } from "../document/writeScalar.ts";
import { doubleQuoted } from "../document/writeYaml.ts";
import { resolveAlias, type YamlEntry, type YamlNode, type YamlScalar } from "../document/yamlNode.ts";
import type { Fix } from "../finding.ts";
import type { FieldSpec } from "../spec/fieldSpec.ts";
import { CLIENT_NAMES, findField } from "../spec/fields.ts";
import { replace } from "../text/edit.ts";
import { defineRule, safeFix } from "./rule.ts";

/**
 * A client's field whose value has the wrong type or is none of the allowed ones (the clients' documentation, see the
 * table of fields). Fields of the specification that have rules of their own are left to those.
 */
export const fieldType = defineRule({
  id: "field-type",
  severity: "warning",
  reads: ["frontmatter"],
  fix: "safe",
  messages: {
    hintNotText: ({ type }: { type: string }) =>
      `YAML reads this argument-hint as ${type}, not as a text. Copilot CLI (1.0.65 and later) refuses the whole skill because of it. Put quotes around the value.`,
    notText: ({ key, type, clients }: Facts) =>
      `"${key}" is ${type} for YAML, and ${clients} a text. Put quotes around it, or write it as one text.`,
    versionNumber: ({ text, read }: { text: string; read: string }) =>
      `YAML reads the version ${text} as the number ${read}; ClawHub expects a text. Put quotes around it.`,
    notBoolean: ({ key, type, clients }: Facts) => `"${key}" is ${type}, and ${clients} true or false, without quotes.`,
    notMap: ({ key, type, clients }: Facts) => `"${key}" is ${type}, and ${clients} a map. The value is ignored.`,
    notList: ({ key, type, clients }: Facts) =>
      `"${key}" is ${type}, and ${clients} a text or a list. The value is ignored.`,
    value: ({ key, text, values, clients }: { key: string; text: string; values: string; clients: string }) =>
      `"${text}" is no value of "${key}": ${clients} ${values}. The value is ignored.`,
  },
  *check({ frontmatter }) {
    for (const entry of frontmatter.fields) {
      const field = findField(entry.key);
      const node = resolveAlias(entry.value);
      if (field !== undefined && !HAS_OWN_RULE.has(field.key) && field.clients.length > 0 && !isEmpty(node)) {
        yield* reportsOf(frontmatter, entry, field, node);
      }
    }
  },
});

const HAS_OWN_RULE = new Set(["name", "description", "compatibility", "metadata", "allowed-tools", "disallowed-tools"]);

interface Facts {
  readonly key: string;
  readonly type: string;
  /** `Claude Code and VS Code want`. */
  readonly clients: string;
}

function isEmpty(node: YamlNode): boolean {
  return (
    node.type === "invalid" ||
    node.type === "alias" ||
    (node.type === "scalar" && node.text.trim() === "") ||
    isNull(node)
  );
}

function isNull(node: YamlNode): boolean {
  return node.type === "scalar" && node.value === null;
}

function* reportsOf(frontmatter: Frontmatter, entry: YamlEntry, field: FieldSpec, node: YamlNode) {
  const { span } = entry.value;
  const { key } = field;
  const data = { key, type: typeOf(node), clients: `${clientsOf(field)} want${field.clients.length === 1 ? "s" : ""}` };
  const isText = node.type === "scalar" && typeof node.value === "string";
  switch (field.type) {
    case "string":
      if (isText) {
        yield* valueReports(entry, field, node, data.clients);
      } else if (key === "argument-hint" && node.type !== "scalar") {
        yield { message: "hintNotText" as const, data, span, fixes: () => quoteSource(frontmatter, entry, node) };
      } else if (key === "version" && node.type === "scalar") {
        const read = { text: node.text, read: String(node.value) };
        const fixes = quote(entry, node);
        yield { message: "versionNumber" as const, data: read, span, severity: "info" as const, fixes };
      } else if (!(key === "license" && node.type === "map")) {
        // VS Code takes a map for the license. Where only some texts are allowed, quotes alone would not make it right.
        const isValue = node.type === "scalar" && (field.values?.some(({ value }) => value === node.text) ?? true);
        yield { message: "notText" as const, data, span, fixes: isValue ? quote(entry, node) : [] };
      }
      break;
    case "boolean":
      if (node.type !== "scalar" || typeof node.value !== "boolean") {
        yield { message: "notBoolean" as const, data, span, fixes: toBoolean(entry, node) };
      }
      break;
    case "map":
      if (node.type !== "map") {
        yield { message: "notMap" as const, data, span };
      }
      break;
    case "stringOrList":
      if (node.type === "map" || (node.type === "scalar" && !isText)) {
        yield { message: "notList" as const, data, span, fixes: node.type === "scalar" ? quote(entry, node) : [] };
      }
      break;
    case "tools":
    case "any":
      break;
  }
}

function* valueReports(entry: YamlEntry, field: FieldSpec, node: YamlScalar, clients: string) {
  const text = node.text.trim();
  const values = field.values?.map(({ value }) => value) ?? [];
  if (values.length === 0 || values.includes(node.text)) {
    return;
  }
  const meant = values.find((value) => value === text.toLowerCase());
  const fixes =
    meant === undefined || entry.value.type !== "scalar"
      ? []
      : [safeFix(`Change to "${meant}"`, replace(entry.value.span, writeScalarLike(node.style, meant)))];
  const data = { key: field.key, text: text.slice(0, 60), values: joinOr(values), clients };
  yield { message: "value" as const, data, span: entry.value.span, fixes };
}

function typeOf(node: YamlNode): string {
  if (node.type !== "scalar") {
    return node.type === "list" ? "a list" : "a map";
  }
  switch (typeof node.value) {
    case "boolean":
      return "true or false";
    case "string":
      return "a text";
    default:
      return "a number";
  }
}

function quote(entry: YamlEntry, node: YamlScalar): readonly Fix[] {
  return entry.value.type === "scalar"
    ? [safeFix("Quote the value", replace(entry.value.span, doubleQuoted(node.text)))]
    : [];
}

/** Puts quotes around a value as it is written: `[file]` is what its author wants to be shown. */
function quoteSource(frontmatter: Frontmatter, entry: YamlEntry, node: YamlNode): readonly Fix[] {
  const isFlow = (node.type === "list" || node.type === "map") && node.flow;
  if (entry.value.type === "alias" || !isFlow) {
    return [];
  }
  const source = frontmatter.slice(node.span);
  return source.includes("#")
    ? []
    : [safeFix("Quote the value", replace(node.span, doubleQuoted(source.replace(/\s+/g, " "))))];
}

const TRUE = /^(?:true|yes|on|1)$/i;
const FALSE = /^(?:false|no|off|0)$/i;

function toBoolean(entry: YamlEntry, node: YamlNode): readonly Fix[] {
  const text = node.type === "scalar" ? node.text.trim() : "";
  const meant = TRUE.test(text) ? "true" : FALSE.test(text) ? "false" : undefined;
  return meant === undefined || entry.value.type !== "scalar"
    ? []
    : [safeFix(`Change to ${meant}`, replace(entry.value.span, meant))];
}

function clientsOf({ clients }: FieldSpec): string {
  const names = clients.filter((client) => client !== "specification").map((client) => CLIENT_NAMES[client]);
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function joinOr(values: readonly string[]): string {
  return values.length < 2 ? values.join("") : `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;
}
