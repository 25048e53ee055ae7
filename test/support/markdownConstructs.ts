import { decodeString } from "micromark-util-decode-string";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { parseBody } from "../../server/src/core/document/body.ts";

/**
 * What a parser of Markdown finds in a text, one line each: kind, place and what matters of it, in source order. Bare
 * addresses are left out. The
 * ends of definitions, headings and code blocks leave out trailing white space, which parsers count differently.
 */
export type Constructs = readonly string[];

/** What the core reads from a text. */
export function ourConstructs(text: string): Constructs {
  const body = parseBody(text, 0);
  const lines: [number, string][] = [];
  for (const { kind, span, target, form } of body.references) {
    if (kind === "codeSpan" || kind === "text") {
      continue;
    }
    // Where a bare address ends is a matter of guessing, and none leads to a file.
    if (kind === "autolink" && form === "bare") {
      continue;
    }
    const url = kind === "autolink" ? target.raw : decodeString(target.raw);
    lines.push([span.start, `${kind} ${span.start}-${span.end} ${kind === "autolink" ? withMailto(url) : url}`]);
  }
  for (const { level, span } of body.headings) {
    lines.push([span.start, `heading ${span.start}-${withoutSpace(text, span.start, span.end)} ${level}`]);
  }
  for (const { span, info } of body.fences) {
    lines.push([
      span.start,
      `fence ${span.start}-${trimmedEnd(text, span.start, span.end)} ${oneSpace(decodeString(info))}`,
    ]);
  }
  body.tree.iterate({
    enter: ({ name, from, to }) => {
      if (name === "InlineCode") {
        lines.push([from, `code ${from}-${to}`]);
      }
    },
  });
  return sorted(lines);
}

/** What remark, the reference of the unified ecosystem, reads from it. */
export function remarkConstructs(text: string): Constructs {
  const lines: [number, string][] = [];
  visit(REMARK.parse(text), (node) => {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? 0;
    const at = `${start}-${end}`;
    switch (node.type) {
      case "link": {
        const isAutolink = text[start] === "<";
        if (start === end || (!isAutolink && text[start] !== "[")) {
          break;
        }
        lines.push([start, `${isAutolink ? "autolink" : "link"} ${at} ${node.url}`]);
        break;
      }
      case "image":
        lines.push([start, `image ${at} ${node.url}`]);
        break;
      case "definition":
        lines.push([start, `definition ${start}-${withoutSpace(text, start, end)} ${node.url}`]);
        break;
      case "heading":
        lines.push([start, `heading ${start}-${withoutSpace(text, start, end)} ${node.depth}`]);
        break;
      case "inlineCode":
        lines.push([start, `code ${at}`]);
        break;
      case "code":
        if (/[`~]/.test(text[start] ?? "")) {
          const info = [node.lang, node.meta].filter((part) => part !== null && part !== undefined).join(" ");
          lines.push([start, `fence ${start}-${trimmedEnd(text, start, end)} ${oneSpace(info)}`]);
        }
        break;
    }
  });
  return sorted(lines);
}

const REMARK = unified().use(remarkParse).use(remarkGfm);

function sorted(lines: [number, string][]): string[] {
  return lines.sort(([a, x], [b, y]) => a - b || (x < y ? -1 : 1)).map(([, line]) => line);
}

function withoutSpace(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}

/** In a quotation, blank lines at the end of a code block hold its marks. */
function trimmedEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).replace(/[\s>]+$/, "").length;
}

function oneSpace(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function withMailto(url: string): string {
  return /^[^:/]+@/.test(url) ? `mailto:${url}` : url;
}
