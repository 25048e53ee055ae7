import type { Span } from "../text/span.ts";

/** How a scalar was written. */
export type ScalarStyle = "plain" | "single" | "double" | "literal" | "folded";

/** A value of the frontmatter with its exact place. Spans are offsets into the file. */
export type YamlNode = YamlScalar | YamlList | YamlMap | YamlAlias | YamlInvalid;

/** A single value. */
export interface YamlScalar {
  readonly type: "scalar";
  /** The value as YAML 1.2 (core schema) reads it. */
  readonly value: string | number | bigint | boolean | null;
  /** The text of the value: what a parser that knows only strings reads. Quotes, escapes and folding are resolved. */
  readonly text: string;
  readonly style: ScalarStyle;
  /** The value as written: quotes included; a block scalar from its `|` or `>` to its last content line. */
  readonly span: Span;
  /** The characters of the value: inside the quotes; the indented lines of a block scalar. */
  readonly contentSpan: Span;
  readonly anchor?: string;
}

/** A list, in block (`- a`) or flow (`[a]`) style. */
export interface YamlList {
  readonly type: "list";
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
  readonly span: Span;
  readonly anchor?: string;
}

/** A map, in block or flow (`{a: b}`) style. */
export interface YamlMap {
  readonly type: "map";
  readonly flow: boolean;
  readonly entries: readonly YamlEntry[];
  readonly span: Span;
  readonly anchor?: string;
}

/** A key and its value. */
export interface YamlEntry {
  /** The key's text; keys that are no scalars read as their source. */
  readonly key: string;
  /** The key as written, quotes included. */
  readonly keySpan: Span;
  readonly value: YamlNode;
  /** From the key to the end of the value. */
  readonly span: Span;
}

/** `*anchor`: never expanded. `target` is the node it names, once, or `undefined` when there is no such anchor. */
export interface YamlAlias {
  readonly type: "alias";
  readonly anchor: string;
  readonly target: YamlNode | undefined;
  readonly span: Span;
}

/** The value of a key whose lines are not valid YAML; `text` is what was written. */
export interface YamlInvalid {
  readonly type: "invalid";
  readonly text: string;
  readonly span: Span;
}

/** Follows an alias to the node it names, a bounded number of times. */
export function resolveAlias(node: YamlNode): YamlNode {
  let current = node;
  for (let step = 0; step < 8 && current.type === "alias" && current.target !== undefined; step++) {
    current = current.target;
  }
  return current;
}

/** The text of a scalar that YAML reads as a string; `undefined` for every other node. Aliases are followed. */
export function stringOf(node: YamlNode | undefined): string | undefined {
  const resolved = node && resolveAlias(node);
  return resolved?.type === "scalar" && typeof resolved.value === "string" ? resolved.value : undefined;
}
