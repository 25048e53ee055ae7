import { utf16IndexOf } from "../text/codePoints.ts";
import type { Span } from "../text/span.ts";
import type { Frontmatter } from "./frontmatter.ts";
import { scalarOffsets } from "./scalarOffsets.ts";
import { resolveAlias, type YamlNode, type YamlScalar } from "./yamlNode.ts";

/** The place in the file of a part of a scalar's `text`; the whole value where the part cannot be told apart. */
export function valueSpan(frontmatter: Frontmatter, node: YamlScalar, part: Span): Span {
  const offsets = scalarOffsets(node, frontmatter.slice);
  return offsets === undefined ? node.span : { start: offsets.startOf(part.start), end: offsets.endOf(part.end) };
}

/**
 * The part of a scalar's source that lies behind the first `limit` code points of its value; the last character when
 * only the final line break is too much, and the whole value when it is an alias.
 */
export function excessSpan(frontmatter: Frontmatter, node: YamlNode, limit: number): Span {
  const scalar = resolveAlias(node);
  if (scalar.type !== "scalar" || node.type === "alias") {
    return node.span;
  }
  const { end } = scalar.contentSpan;
  const offsets = scalarOffsets(scalar, frontmatter.slice);
  if (offsets === undefined) {
    return scalar.span;
  }
  const start = offsets.startOf(utf16IndexOf(scalar.text, limit));
  return { start: Math.min(start, Math.max(scalar.contentSpan.start, end - 1)), end };
}
