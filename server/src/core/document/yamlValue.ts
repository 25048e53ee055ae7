import { applyEdits, type TextEdit } from "../text/edit.ts";
import type { Frontmatter } from "./frontmatter.ts";
import { parseYaml } from "./parseYaml.ts";
import type { YamlEntry, YamlNode } from "./yamlNode.ts";

/** What a node says, whatever its style, as one comparable string. Aliases stand for themselves, never for a copy. */
export function yamlValue(node: YamlNode): string {
  switch (node.type) {
    case "scalar":
      return `${node.value === null ? "null" : typeof node.value} ${JSON.stringify(String(node.value))}`;
    case "list":
      return `[${node.items.map(yamlValue).join(", ")}]`;
    case "map":
      return `{${yamlValueOfFields(node.entries)}}`;
    case "alias":
      return `*${node.anchor}`;
    case "invalid":
      return `invalid ${JSON.stringify(node.text)}`;
  }
}

/** Whether an edit of the frontmatter's YAML leaves it valid and all that it says the same. */
export function keepsValues(frontmatter: Frontmatter, edit: TextEdit): boolean {
  const { start, end } = frontmatter.envelope.content;
  const edited = applyEdits(frontmatter.text.slice(0, end), [edit]).slice(start);
  const { problem, fields } = parseYaml(edited, 0);
  return problem === undefined && yamlValueOfFields(fields) === yamlValueOfFields(frontmatter.fields);
}

function yamlValueOfFields(fields: readonly YamlEntry[]): string {
  return fields.map(({ key, value }) => `${JSON.stringify(key)}: ${yamlValue(value)}`).join(", ");
}
