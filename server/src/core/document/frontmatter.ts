import type { Span } from "../text/span.ts";
import type { Envelope } from "./envelope.ts";
import { parseYaml, type YamlProblem } from "./parseYaml.ts";
import type { YamlEntry, YamlNode } from "./yamlNode.ts";

/** The frontmatter of a skill: where it stands and what it says. Spans are offsets into the file. */
export interface Frontmatter {
  readonly envelope: Envelope;
  /** The text of the file from its start to the end of the frontmatter, for {@link Frontmatter.slice}. */
  readonly text: string;
  /** What the YAML is: a map as it should be, nothing at all, or something else. */
  readonly root: "map" | "empty" | "list" | "scalar";
  /** The top-level keys with their values, in source order, second occurrences of a key included. */
  readonly fields: readonly YamlEntry[];
  /** The first syntax error; later ones are consequences of it. */
  readonly problem: YamlProblem | undefined;
  /** Aliases in source order. */
  readonly aliases: readonly Span[];
  /** Anchors (`&name`) in source order. */
  readonly anchors: readonly Span[];
  /** How many nodes the aliases would expand to, counted without expanding them; `Infinity` for a cycle. */
  readonly expandedSize: number;
  /** The value of a top-level key (its first occurrence), or `undefined`. */
  get(key: string): YamlNode | undefined;
  /** The whole entry of a top-level key (its first occurrence), or `undefined`. */
  entry(key: string): YamlEntry | undefined;
  /** The text at a span that lies in the frontmatter. */
  slice(span: Span): string;
}

/** Reads the YAML of an envelope. Never throws. */
export function parseFrontmatter(fileText: string, envelope: Envelope): Frontmatter {
  const { content } = envelope;
  const text = fileText.slice(0, envelope.bodyStart);
  const yaml = parseYaml(fileText.slice(content.start, content.end), content.start);
  const byKey = new Map<string, YamlEntry>();
  for (const entry of yaml.fields) {
    if (!byKey.has(entry.key)) {
      byKey.set(entry.key, entry);
    }
  }
  return {
    ...yaml,
    envelope,
    text,
    get: (key) => byKey.get(key)?.value,
    entry: (key) => byKey.get(key),
    slice: ({ start, end }) => text.slice(start, end),
  };
}
