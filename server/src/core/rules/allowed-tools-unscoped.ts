import { valueSpan } from "../document/valueSpan.ts";
import { resolveAlias } from "../document/yamlNode.ts";
import { splitTools, type ToolToken } from "../spec/tools.ts";
import { defineRule } from "./rule.ts";

/**
 * A shell without a pattern in `allowed-tools` approves every command beforehand, and Claude Code's trust in the
 * workspace does not gate it (its documentation, Skills and Permissions: `Bash(*)` is the same as `Bash`).
 */
export const allowedToolsUnscoped = defineRule({
  id: "allowed-tools-unscoped",
  severity: "info",
  reads: ["frontmatter"],
  fix: "none",
  messages: {
    unscoped: ({ tool, name }: { tool: string; name: string }) =>
      `"${tool}" lets Claude Code run every shell command without asking while the skill is active. Name the commands that the skill needs, as in ${name === "Bash" ? "Bash(git add *)" : `${name}(Get-ChildItem *)`}.`,
  },
  *check({ frontmatter }) {
    const node = frontmatter.get("allowed-tools");
    const resolved = node && resolveAlias(node);
    const items = resolved?.type === "list" ? resolved.items : resolved === undefined ? [] : [resolved];
    for (const item of items) {
      if (item.type !== "scalar" || typeof item.value !== "string") {
        continue;
      }
      for (const token of splitTools(item.text).tokens.filter(isUnscopedShell)) {
        yield {
          message: "unscoped",
          data: { tool: token.text, name: token.name },
          span: valueSpan(frontmatter, item, token.span),
        };
      }
    }
  },
});

const SHELLS = new Set(["Bash", "PowerShell"]);

function isUnscopedShell({ name, pattern, balanced }: ToolToken): boolean {
  return balanced && SHELLS.has(name) && (pattern === undefined || /^\s*(?::?\*|)\s*$/.test(pattern));
}
