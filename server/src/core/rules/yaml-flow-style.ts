import { toBlockStyle } from "../document/blockStyle.ts";
import type { YamlList, YamlMap, YamlNode } from "../document/yamlNode.ts";
import { defineRule, safeFix } from "./rule.ts";

/**
 * Lists and maps in brackets: the YAML dialect of the reference validator (StrictYAML) refuses them. Every client reads
 * them, so the rule is off unless an author wants to pass that validator.
 */
export const yamlFlowStyle = defineRule({
  id: "yaml-flow-style",
  severity: "off",
  reads: ["frontmatter"],
  fix: "safe",
  messages: {
    list: () =>
      "This list is written in brackets. The reference validator refuses that style. Write each item on a line of its own.",
    map: () =>
      "This map is written in braces. The reference validator refuses that style. Write each field on a line of its own.",
  },
  *check({ frontmatter }) {
    for (const { value } of frontmatter.fields) {
      for (const node of outermostFlow(value)) {
        const fixes = (): ReturnType<typeof safeFix>[] => {
          const edit = toBlockStyle(frontmatter, node);
          return edit === undefined ? [] : [safeFix("Write it on lines of its own", edit)];
        };
        yield { message: node.type, span: node.span, fixes };
      }
    }
  },
});

function* outermostFlow(node: YamlNode): Generator<YamlList | YamlMap> {
  if (node.type !== "list" && node.type !== "map") {
    return;
  }
  if (node.flow) {
    yield node;
    return;
  }
  for (const child of node.type === "list" ? node.items : node.entries.map(({ value }) => value)) {
    yield* outermostFlow(child);
  }
}
