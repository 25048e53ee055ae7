import { defineRule } from "./rule.ts";

/**
 * Anchors and aliases: the YAML dialect of the reference validator (StrictYAML) refuses them. They are never expanded
 * here; what they would expand to is only counted.
 */
export const yamlAlias = defineRule({
  id: "yaml-alias",
  severity: "info",
  reads: ["frontmatter"],
  fix: "none",
  messages: {
    used: ({ mark }: { mark: string }) =>
      `${mark} is a YAML ${mark.startsWith("&") ? "anchor" : "alias"}. The reference validator refuses a frontmatter with one, and simple parsers show it as text. Write the value out.`,
    bomb: ({ size }: { size: string }) =>
      `The aliases of this frontmatter stand for ${size} values. A client that expands them runs out of memory or stops. Write the values out.`,
    cycle: ({ mark }: { mark: string }) =>
      `${mark} stands inside the value that it refers to, so the value has no end. A client that expands it crashes or refuses the skill. Write the value out.`,
  },
  *check({ frontmatter }) {
    const { anchors, aliases, expandedSize, problem } = frontmatter;
    const first = [...anchors.slice(0, 1), ...aliases.slice(0, 1)].sort((a, b) => a.start - b.start)[0];
    if (first === undefined || problem !== undefined) {
      return;
    }
    const alias = aliases[0] ?? first;
    if (!Number.isFinite(expandedSize)) {
      yield { message: "cycle", span: alias, data: { mark: frontmatter.slice(alias) }, severity: "error" };
    } else if (expandedSize > MOST_NODES && aliases.length > 0) {
      const size = expandedSize >= 1e9 ? "billions of" : `${Math.round(expandedSize / 1000)} thousand`;
      yield { message: "bomb", span: alias, data: { size }, severity: "error" };
    } else {
      yield { message: "used", span: first, data: { mark: frontmatter.slice(first) } };
    }
  },
});

/** The `yaml` package gives up at 100 uses of an alias, other parsers at a million nodes; no skill has a thousand. */
const MOST_NODES = 10_000;
