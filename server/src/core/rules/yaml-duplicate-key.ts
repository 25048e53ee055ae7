import { entryLines } from "../document/fieldEdits.ts";
import type { Frontmatter } from "../document/frontmatter.ts";
import type { YamlEntry, YamlNode } from "../document/yamlNode.ts";
import { yamlValue } from "../document/yamlValue.ts";
import type { Fix } from "../finding.ts";
import { remove } from "../text/edit.ts";
import { defineRule, safeFix, unsafeFix } from "./rule.ts";

/** A key may stand only once in a map (YAML 1.2, section 3.2.1.1). */
export const yamlDuplicateKey = defineRule({
  id: "yaml-duplicate-key",
  severity: "error",
  reads: ["frontmatter"],
  fix: "safe",
  messages: {
    duplicate: ({ key }: { key: string }) =>
      `"${key}" stands here a second time. Codex, skills.sh and the reference validator refuse the skill for it; other clients take the last value and drop the first. Keep one of them.`,
  },
  *check({ frontmatter }) {
    for (const [first, second] of duplicatesIn(frontmatter.fields)) {
      yield {
        message: "duplicate",
        span: second.keySpan,
        data: { key: second.key.slice(0, 80) },
        related: [{ message: `"${first.key.slice(0, 80)}" stands here first.`, span: first.keySpan }],
        fixes: () => removals(frontmatter, first, second),
      };
    }
  },
});

function* duplicatesIn(entries: readonly YamlEntry[]): Generator<[YamlEntry, YamlEntry]> {
  const seen = new Map<string, YamlEntry>();
  for (const entry of entries) {
    const first = seen.get(entry.key);
    if (first === undefined) {
      seen.set(entry.key, entry);
    } else {
      yield [first, entry];
    }
    yield* duplicatesBelow(entry.value);
  }
}

function* duplicatesBelow(node: YamlNode): Generator<[YamlEntry, YamlEntry]> {
  if (node.type === "map") {
    yield* duplicatesIn(node.entries);
  } else if (node.type === "list") {
    for (const item of node.items) {
      yield* duplicatesBelow(item);
    }
  }
}

function removals(frontmatter: Frontmatter, first: YamlEntry, second: YamlEntry): readonly Fix[] {
  const isSame = yamlValue(first.value) === yamlValue(second.value);
  const removal = (entry: YamlEntry, title: string, fix: typeof safeFix): Fix[] => {
    const lines = entryLines(frontmatter, entry);
    return lines === undefined ? [] : [fix(title, remove(lines))];
  };
  // With the same value twice nothing is lost.
  return isSame
    ? removal(second, `Remove the second "${second.key}"`, safeFix)
    : [
        ...removal(second, `Remove this "${second.key}"`, unsafeFix),
        ...removal(first, `Remove the first "${first.key}"`, unsafeFix),
      ];
}
