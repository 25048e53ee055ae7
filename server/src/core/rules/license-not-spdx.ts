import { setValue } from "../document/fieldEdits.ts";
import { writeScalarLike } from "../document/writeScalar.ts";
import { resolveAlias, stringOf } from "../document/yamlNode.ts";
import { licenseMeant } from "../spec/licenses.ts";
import { defineRule, safeFix } from "./rule.ts";

/**
 * A license that is spelled otherwise than in the SPDX License List. The specification allows any text ("license
 * field"), so only spellings are named that can mean one license alone.
 */
export const licenseNotSpdx = defineRule({
  id: "license-not-spdx",
  severity: "hint",
  reads: ["frontmatter"],
  fix: "safe",
  messages: {
    spelling: ({ text, id }: { text: string; id: string }) =>
      `"${text}" is "${id}" in the SPDX License List, which marketplaces such as skillstore read to show and filter licenses. Write it that way.`,
  },
  *check({ frontmatter }) {
    const entry = frontmatter.entry("license");
    const text = stringOf(entry?.value);
    const id = text === undefined ? undefined : licenseMeant(text);
    if (entry === undefined || text === undefined || id === undefined) {
      return;
    }
    const node = resolveAlias(entry.value);
    const style = node.type === "scalar" ? node.style : "plain";
    const fix = safeFix(`Change to "${id}"`, setValue(frontmatter, entry, writeScalarLike(style, id)));
    yield { message: "spelling", data: { text: text.trim(), id }, span: entry.value.span, fixes: [fix] };
  },
});
