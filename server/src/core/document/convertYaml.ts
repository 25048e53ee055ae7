import { type Document, isAlias, isCollection, isMap, isPair, isScalar, isSeq, type Node, type Scalar } from "yaml";
import type { Span } from "../text/span.ts";
import type { YamlContent, YamlProblem } from "./parseYaml.ts";
import type { ScalarStyle, YamlEntry, YamlNode } from "./yamlNode.ts";

/**
 * Turns the `yaml` package's document into our nodes, with offsets of the file. Aliases are kept as they are, and the
 * size that they would expand to is counted, never built.
 */
export function convertYaml(document: Document.Parsed, source: string, offset: number): YamlContent {
  const conversion = new Conversion(source, offset);
  const contents = document.contents as Node | null;
  const isEmpty = contents === null || (isScalar(contents) && contents.value === null && contents.source === "");
  if (isEmpty) {
    return { ...conversion.collected(), root: "empty", fields: [], problem: undefined };
  }
  const root = conversion.convert(contents);
  return {
    ...conversion.collected(),
    root: root.type === "map" ? "map" : root.type === "list" ? "list" : "scalar",
    fields: root.type === "map" ? root.entries : [],
    problem: conversion.problem,
  };
}

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  QUOTE_DOUBLE: "double",
  QUOTE_SINGLE: "single",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};

class Conversion {
  readonly #source: string;
  readonly #offset: number;
  readonly #anchors = new Map<string, { node: YamlNode | undefined; size: number }>();
  readonly #anchorSpans: Span[] = [];
  readonly #aliasSpans: Span[] = [];
  #size = 0;
  /** An alias that names no anchor: the library finds it only when it builds values, which is never done here. */
  problem: YamlProblem | undefined;

  constructor(source: string, offset: number) {
    this.#source = source;
    this.#offset = offset;
  }

  collected(): Pick<YamlContent, "aliases" | "anchors" | "expandedSize"> {
    return { aliases: this.#aliasSpans, anchors: this.#anchorSpans, expandedSize: this.#size };
  }

  /** Converts a node and adds the size it expands to; the nesting is bounded before (parseYaml). */
  convert(node: Node): YamlNode {
    const before = this.#size;
    const anchor = isAlias(node) ? undefined : anchorOf(node);
    if (anchor !== undefined) {
      this.#anchors.set(anchor, { node: undefined, size: Number.POSITIVE_INFINITY });
      const start = this.#source.lastIndexOf(`&${anchor}`, node.range?.[0] ?? 0);
      this.#anchorSpans.push(this.#span(Math.max(0, start), Math.max(0, start) + anchor.length + 1));
    }
    this.#size++;
    const converted = this.#convertNode(node);
    if (anchor !== undefined) {
      this.#anchors.set(anchor, { node: converted, size: this.#size - before });
    }
    return converted;
  }

  #convertNode(node: Node): YamlNode {
    const [start, end] = node.range ?? [0, 0];
    if (isAlias(node)) {
      const known = this.#anchors.get(node.source);
      const span = this.#span(start, end);
      // A bomb of many levels is huge, not endless: only a cycle is.
      const size = known?.size ?? 0;
      this.#size = Number.isFinite(size) ? Math.min(this.#size + size, Number.MAX_SAFE_INTEGER) : size;
      this.#aliasSpans.push(span);
      if (known === undefined) {
        this.problem ??= { code: "BAD_ALIAS", detail: "An alias without an anchor.", span };
      }
      return { type: "alias", anchor: node.source, target: known?.node, span };
    }
    if (isCollection(node)) {
      const span = this.#span(start, this.#trimEnd(start, end));
      const flow = node.flow === true;
      const anchor = anchorOf(node);
      const common = { flow, span, ...(anchor === undefined ? {} : { anchor }) };
      if (isMap(node)) {
        const entries = node.items.map((pair) => this.#entry(pair.key as Node | null, pair.value as Node | null, end));
        return { type: "map", entries, ...common };
      }
      const items = isSeq(node) ? node.items.map((item) => this.#item(item as Node, end)) : [];
      return { type: "list", items, ...common };
    }
    return this.#scalar(node as Scalar);
  }

  #item(item: Node | null, end: number): YamlNode {
    if (isPair(item)) {
      const entry = this.#entry(item.key as Node | null, item.value as Node | null, end);
      return { type: "map", flow: true, entries: [entry], span: entry.span };
    }
    return item === null ? this.#empty(end) : this.convert(item);
  }

  #entry(key: Node | null, value: Node | null, end: number): YamlEntry {
    const keyNode = key === null ? this.#empty(end) : this.convert(key);
    const keySpan = keyNode.span;
    const keyText = keyNode.type === "scalar" ? keyNode.text : this.#source.slice(...this.#local(keySpan));
    const converted = value === null ? this.#empty(keySpan.end - this.#offset) : this.convert(value);
    return {
      key: keyText,
      keySpan,
      value: converted,
      span: { start: keySpan.start, end: Math.max(keySpan.end, converted.span.end) },
    };
  }

  #scalar(node: Scalar): YamlNode {
    const [start, valueEnd] = node.range ?? [0, 0];
    const style = STYLES[node.type ?? ""] ?? "plain";
    const anchor = anchorOf(node);
    const end = style === "literal" || style === "folded" ? this.#trimEnd(start, valueEnd) : valueEnd;
    const span = this.#span(start, end);
    const value = node.value as string | number | bigint | boolean | null;
    const text = typeof value === "string" ? value : (node.source ?? "");
    const contentSpan = this.#contentSpan(style, start, end);
    return { type: "scalar", value, text, style, span, contentSpan, ...(anchor === undefined ? {} : { anchor }) };
  }

  #contentSpan(style: ScalarStyle, start: number, end: number): Span {
    if (style === "plain") {
      return this.#span(start, end);
    }
    if (style === "single" || style === "double") {
      return this.#span(start + 1, Math.max(start + 1, end - 1));
    }
    const header = /^[^\r\n]*(?:\r\n|\n|\r)?/.exec(this.#source.slice(start, end))?.[0].length ?? 0;
    const indent = /^[ \t]*/.exec(this.#source.slice(start + header, end))?.[0].length ?? 0;
    return this.#span(Math.min(end, start + header + indent), end);
  }

  #empty(at: number): YamlNode {
    const span = this.#span(at, at);
    return { type: "scalar", value: null, text: "", style: "plain", span, contentSpan: span };
  }

  /** The library's ranges of blocks run into the line break behind them. */
  #trimEnd(start: number, end: number): number {
    let trimmed = end;
    while (trimmed > start && /\s/.test(this.#source[trimmed - 1] ?? "")) {
      trimmed--;
    }
    return trimmed;
  }

  #span(start: number, end: number): Span {
    return { start: this.#offset + start, end: this.#offset + end };
  }

  #local({ start, end }: Span): [number, number] {
    return [start - this.#offset, end - this.#offset];
  }
}

function anchorOf(node: Node): string | undefined {
  return "anchor" in node && typeof node.anchor === "string" ? node.anchor : undefined;
}
