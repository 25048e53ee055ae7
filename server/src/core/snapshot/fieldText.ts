import { resolveAlias, type YamlNode } from "../document/yamlNode.ts";
import { codePointLength, utf16IndexOf } from "../text/codePoints.ts";

/**
 * A value of the frontmatter as one line of text: lists with commas, maps as `key: value`, what lies inside of them in
 * brackets. At most `limit` code points; a longer text ends in `…`.
 */
export function fieldText(node: YamlNode, limit: number): string {
  const writer: Writer = { text: "", most: limit * 2 + 2 };
  write(node, 0, writer);
  const line = writer.text.replace(/\s+/g, " ").trim();
  return codePointLength(line) <= limit ? line : `${line.slice(0, utf16IndexOf(line, limit - 1)).trimEnd()}…`;
}

interface Writer {
  text: string;
  /**
   * Nothing more is written behind so many UTF-16 units: aliases may stand for millions of nodes, or lead into
   * themselves. Each level writes its bracket, so that this bounds the depth as well.
   */
  readonly most: number;
}

function write(node: YamlNode, depth: number, writer: Writer): void {
  const resolved = resolveAlias(node);
  if (writer.text.length > writer.most) {
    return;
  }
  switch (resolved.type) {
    case "scalar":
    case "invalid":
      // A value may be a megabyte long, most of it white space.
      writer.text += resolved.text.slice(0, LONGEST_VALUE).replace(/\s+/g, " ").trim();
      return;
    case "alias":
      writer.text += `*${resolved.anchor}`;
      return;
    case "list":
      writeAll(depth === 0 ? ["", ""] : ["[", "]"], resolved.items, writer, (item) => write(item, depth + 1, writer));
      return;
    case "map":
      writeAll(depth === 0 ? ["", ""] : ["{", "}"], resolved.entries, writer, ({ key, value }) => {
        writer.text += `${key}: `;
        write(value, depth + 1, writer);
      });
  }
}

const LONGEST_VALUE = 10_000;

function writeAll<T>(
  [open, close]: readonly [string, string],
  all: readonly T[],
  writer: Writer,
  writeOne: (one: T) => void,
): void {
  writer.text += open;
  for (const [index, one] of all.entries()) {
    if (writer.text.length > writer.most) {
      return;
    }
    writer.text += index === 0 ? "" : ", ";
    writeOne(one);
  }
  writer.text += close;
}
