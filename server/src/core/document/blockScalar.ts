import { replace, type TextEdit } from "../text/edit.ts";
import { lineBreakOf } from "../text/lineBreak.ts";
import type { Frontmatter } from "./frontmatter.ts";
import { doubleQuoted, wrapLine } from "./writeYaml.ts";
import type { YamlScalar } from "./yamlNode.ts";
import { keepsValues } from "./yamlValue.ts";

/**
 * An edit that turns a block scalar into a string in double quotes on one line. The line break at its end goes: it is
 * an effect of the style, and no client takes it for a part of a description. A comment behind `>` or `|` stays.
 */
export function toQuotedLine(frontmatter: Frontmatter, node: YamlScalar): TextEdit {
  const header = /^[^\r\n]*/.exec(frontmatter.slice(node.span))?.[0] ?? "";
  const comment = /[ \t]+#.*$/.exec(header)?.[0] ?? "";
  return replace(node.span, doubleQuoted(node.text.trimEnd()) + comment);
}

/**
 * The way back: an edit that turns a string on the line of its key into a block, `>-` with lines of about 80 characters
 * or, for a text that has lines of its own, `|-`. `undefined` where that would change the value or what stands around it.
 */
export function toBlockScalar(frontmatter: Frontmatter, node: YamlScalar): TextEdit | undefined {
  const { text } = node;
  if (/[^\P{Cc}\n]/u.test(text)) {
    // Control characters can only be written as escapes.
    return undefined;
  }
  if (typeof node.value !== "string" || text.trim() === "" || node.style === "literal" || node.style === "folded") {
    return undefined;
  }
  const before = frontmatter.text.slice(0, node.span.start);
  const line = before.slice(Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1);
  const indent = `${/^[ \t-]*/.exec(line)?.[0].replace(/[^\t]/g, " ") ?? ""}  `;
  const lines = text.includes("\n") ? text.split("\n") : wrapLine(text, LINE_WIDTH - indent.length);
  const lineBreak = lineBreakOf(frontmatter.text);
  const body = lines.map((content) => (content === "" ? "" : indent + content)).join(lineBreak);
  const edit = replace(node.span, `${text.includes("\n") ? "|-" : ">-"}${lineBreak}${body}`);
  return keepsValues(frontmatter, edit) ? edit : undefined;
}

const LINE_WIDTH = 80;
