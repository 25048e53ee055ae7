import type { Frontmatter } from "../document/frontmatter.ts";
import { valueSpan } from "../document/valueSpan.ts";
import { doubleQuoted } from "../document/writeYaml.ts";
import { resolveAlias, type YamlNode, type YamlScalar } from "../document/yamlNode.ts";
import { splitTools } from "../spec/tools.ts";
import { defineRule, safeFix } from "./rule.ts";

/** Tools that no client can read: a parenthesis without its other half, an empty name, an item that is no text. */
export const allowedToolsSyntax = defineRule({
  id: "allowed-tools-syntax",
  severity: "warning",
  reads: ["frontmatter"],
  fix: "safe",
  messages: {
    unbalanced: ({ tool, key }: { tool: string; key: string }) =>
      `A parenthesis is missing in "${tool}", so Claude Code cannot tell the tools of "${key}" apart. Add the missing parenthesis.`,
    noName: ({ tool, key }: { tool: string; key: string }) =>
      `No tool is named before "${tool}", so Claude Code ignores it in "${key}". Write the tool's name right before the parenthesis, as in Bash(git add *).`,
    empty: ({ key }: { key: string }) =>
      `A tool is missing at this comma of "${key}". Claude Code skips the gap; remove the comma, or name the tool.`,
    emptyItem: ({ key }: { key: string }) => `This item of "${key}" is empty. Name a tool, or remove the item.`,
    notText: ({ text, key }: { text: string; key: string }) =>
      `YAML does not read "${text}" as a text, so Claude Code does not see the tool in "${key}". Put quotes around it.`,
    wrongType: ({ type, key }: { type: string; key: string }) =>
      `"${key}" is ${type}, so Claude Code reads no tools from it. Write the tools in one text, with spaces between them.`,
  },
  *check({ frontmatter }) {
    for (const key of ["allowed-tools", "disallowed-tools"]) {
      const node = frontmatter.get(key);
      const resolved = node && resolveAlias(node);
      if (node === undefined || resolved === undefined || node.type === "alias") {
        continue;
      }
      if (resolved.type === "map" || (resolved.type === "scalar" && isOtherValue(resolved))) {
        const type = resolved.type === "map" ? "a map" : "no text";
        yield { message: "wrongType", data: { type, key }, span: resolved.span };
      } else if (resolved.type === "scalar") {
        yield* inText(frontmatter, resolved, key);
      } else if (resolved.type === "list") {
        for (const item of resolved.items) {
          yield* inItem(frontmatter, item, key);
        }
      }
    }
  },
});

function isOtherValue({ value }: YamlScalar): boolean {
  return typeof value !== "string" && value !== null;
}

function* inItem(frontmatter: Frontmatter, item: YamlNode, key: string) {
  if (item.type === "scalar" && typeof item.value === "string" && item.text.trim() !== "") {
    yield* inText(frontmatter, item, key);
  } else if (item.type === "scalar" && (item.value === null || item.text.trim() === "")) {
    yield { message: "emptyItem" as const, data: { key }, span: item.span };
  } else if (item.type !== "alias" && item.type !== "invalid") {
    const text = frontmatter.slice(item.span);
    const oneLine = !/[\r\n]/.test(text);
    // `Bash(git: *)` without quotes is a map of one key for YAML.
    const fixes = oneLine ? [safeFix("Quote the tool", { span: item.span, newText: doubleQuoted(text) })] : [];
    const data = { text: (/^[^\r\n]{0,60}/.exec(text)?.[0] ?? "").trim(), key };
    yield { message: "notText" as const, data, span: item.span, fixes };
  }
}

function* inText(frontmatter: Frontmatter, node: YamlScalar, key: string) {
  const { tokens, emptyAt } = splitTools(node.text);
  const broken = tokens.filter(({ balanced, name }) => !balanced || name === "");
  if (broken.length === 0 && emptyAt.length === 0) {
    return;
  }
  for (const { text, span, balanced } of broken) {
    const data = { tool: text.length > 60 ? `${text.slice(0, 60)}…` : text, key };
    yield {
      message: balanced ? ("noName" as const) : ("unbalanced" as const),
      data,
      span: valueSpan(frontmatter, node, span),
    };
  }
  for (const span of emptyAt) {
    yield { message: "empty" as const, data: { key }, span: valueSpan(frontmatter, node, span) };
  }
}
