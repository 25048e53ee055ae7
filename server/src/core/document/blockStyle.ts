import { replace, type TextEdit } from "../text/edit.ts";
import { lineBreakOf } from "../text/lineBreak.ts";
import type { Span } from "../text/span.ts";
import type { Frontmatter } from "./frontmatter.ts";
import { doubleQuoted } from "./writeYaml.ts";
import type { YamlEntry, YamlList, YamlMap, YamlNode } from "./yamlNode.ts";
import { keepsValues } from "./yamlValue.ts";

/**
 * An edit that writes a list or map in brackets on lines of its own, with what is nested in it. Scalars keep their
 * quotes and comments stay. `undefined` for empty ones, which have no other style, and where anchors, aliases or tags
 * stand in it.
 */
export function toBlockStyle(frontmatter: Frontmatter, node: YamlList | YamlMap): TextEdit | undefined {
  const source = frontmatter.slice(node.span);
  const { text } = frontmatter;
  if (isEmpty(node) || /[\s,[{][&*!]/.test(source.replace(/"(?:[^"\\]|\\[\s\S])*"|'[^']*'/g, "q"))) {
    return undefined;
  }
  let start = node.span.start;
  while (text[start - 1] === " " || text[start - 1] === "\t") {
    start--;
  }
  const lineStart = Math.max(text.lastIndexOf("\n", start - 1), text.lastIndexOf("\r", start - 1)) + 1;
  const head = text.slice(lineStart, start);
  const isItem = /^[ \t]*(?:-[ \t]+)*-$/.test(head);
  const column = isItem ? node.span.start - lineStart : (/^[ \t]*(?:-[ \t]+)*/.exec(head)?.[0].length ?? 0) + 2;
  const rendered = new Rendering(frontmatter).lines(node);
  if (rendered === undefined || (!isItem && !head.endsWith(":"))) {
    return undefined;
  }
  const lineBreak = lineBreakOf(text);
  const indent = lineBreak + " ".repeat(column);
  const edit = isItem
    ? replace(node.span, rendered.join(indent))
    : replace({ start, end: node.span.end }, rendered.map((line) => indent + line).join(""));
  return keepsValues(frontmatter, edit) ? edit : undefined;
}

function isEmpty(node: YamlList | YamlMap): boolean {
  return node.type === "list" ? node.items.length === 0 : node.entries.length === 0;
}

class Rendering {
  readonly #frontmatter: Frontmatter;

  constructor(frontmatter: Frontmatter) {
    this.#frontmatter = frontmatter;
  }

  /** The lines of a collection at column 0; `undefined` when a part of it has no block style. */
  lines(node: YamlList | YamlMap): string[] | undefined {
    const parts = node.type === "list" ? node.items : node.entries;
    const lines: string[] = [];
    let at = node.span.start;
    for (const part of parts) {
      const { trailing, own } = this.#comments({ start: at, end: part.span.start });
      appendTo(lines, trailing);
      lines.push(...own);
      const rendered = "key" in part ? this.#entry(part) : this.#item(part);
      if (rendered === undefined) {
        return undefined;
      }
      lines.push(...rendered);
      at = part.span.end;
    }
    const { trailing, own } = this.#comments({ start: at, end: node.span.end });
    appendTo(lines, trailing);
    lines.push(...own);
    return lines;
  }

  #item(node: YamlNode): string[] | undefined {
    const lines = this.#value(node);
    return lines?.map((line, index) => (index === 0 ? `- ${line}`.trimEnd() : `  ${line}`));
  }

  #entry({ keySpan, value }: YamlEntry): string[] | undefined {
    const key = this.#frontmatter.slice(keySpan);
    const lines = this.#value(value);
    if (lines === undefined || /[\r\n]/.test(key)) {
      return undefined;
    }
    return value.type === "list" || value.type === "map"
      ? [`${key}:`, ...lines.map((line) => `  ${line}`)]
      : [`${key}: ${lines[0] ?? ""}`.trimEnd()];
  }

  #value(node: YamlNode): string[] | undefined {
    if (node.type === "list" || node.type === "map") {
      return isEmpty(node) ? undefined : this.lines(node);
    }
    if (node.type !== "scalar") {
      return undefined;
    }
    const source = this.#frontmatter.slice(node.span);
    return [/[\r\n]/.test(source) ? doubleQuoted(node.text) : source];
  }

  /** The comments between two parts: behind the part before, and on lines of their own. */
  #comments(span: Span): { trailing: string | undefined; own: string[] } {
    const own: string[] = [];
    let trailing: string | undefined;
    for (const [index, line] of this.#frontmatter
      .slice(span)
      .split(/\r\n|\n|\r/)
      .entries()) {
      const comment = /(?:^|[\s,[{])(#.*)$/.exec(line)?.[1]?.trimEnd();
      if (comment !== undefined && index === 0) {
        trailing = comment;
      } else if (comment !== undefined) {
        own.push(comment);
      }
    }
    return { trailing, own };
  }
}

function appendTo(lines: string[], comment: string | undefined): void {
  if (comment === undefined) {
    return;
  }
  const last = lines.pop();
  lines.push(last === undefined ? comment : `${last} ${comment}`);
}
