import type { Frontmatter } from "../document/frontmatter.ts";
import type { YamlEntry } from "../document/yamlNode.ts";
import type { Fix } from "../finding.ts";
import type { FieldSpec } from "../spec/fieldSpec.ts";
import { CLIENT_NAMES } from "../spec/fields.ts";
import { fieldMeant } from "../spec/knownKeys.ts";
import { replace } from "../text/edit.ts";
import { defineRule, safeFix } from "./rule.ts";

/**
 * A known field in another case, with other separators, or as `user-invokable`, an older spelling of VS Code: no client
 * reads it. On real skills this finds every slip, and edit distance would add only false ones.
 */
export const fieldMisspelled = defineRule({
  id: "field-misspelled",
  severity: "warning",
  reads: ["frontmatter"],
  fix: "safe",
  messages: {
    misspelled: ({ key, right, clients }: Spelling) =>
      `"${key}" is not a field; "${right}" is. ${clients} it. Rename it to "${right}".`,
    both: ({ key, right, clients }: Spelling) =>
      `"${key}" is not read, and "${right}" is there as well. ${clients} the misspelled one. Remove it, or move its value.`,
  },
  *check({ frontmatter }) {
    const seen = new Set<string>();
    for (const entry of frontmatter.fields) {
      const field = fieldMeant(entry.key);
      if (field === undefined) {
        continue;
      }
      const data = { key: entry.key, right: field.key, clients: ignoredBy(field) };
      const span = entry.keySpan;
      if (frontmatter.entry(field.key) !== undefined || seen.has(field.key)) {
        yield { message: "both", data, span };
      } else {
        seen.add(field.key);
        const fixes = (): readonly Fix[] => [rename(frontmatter, entry, field)];
        // Without its name or description a skill is refused; the rules about missing ones leave a misspelled one to this.
        const severity = REQUIRED.has(field.key) ? "error" : "warning";
        yield { message: "misspelled", data, span, fixes, severity };
      }
    }
  },
});

const REQUIRED = new Set(["name", "description"]);

interface Spelling {
  readonly key: string;
  readonly right: string;
  /** `Claude Code and VS Code ignore`. */
  readonly clients: string;
}

function ignoredBy({ clients }: FieldSpec): string {
  if (clients.includes("specification")) {
    return "Every client ignores";
  }
  const names = clients.slice(0, 3).map((client) => CLIENT_NAMES[client]);
  return names.length === 1 ? `${names[0]} ignores` : `${names.slice(0, -1).join(", ")} and ${names.at(-1)} ignore`;
}

function rename(frontmatter: Frontmatter, { keySpan }: YamlEntry, { key }: FieldSpec): Fix {
  const quote = /^["']/.exec(frontmatter.slice(keySpan))?.[0] ?? "";
  return safeFix(`Rename to "${key}"`, replace(keySpan, quote + key + quote));
}
