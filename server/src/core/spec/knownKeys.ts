import type { Frontmatter } from "../document/frontmatter.ts";
import type { YamlEntry } from "../document/yamlNode.ts";
import { FIELDS, type FieldSpec, findField } from "./fields.ts";

/**
 * The field that a key can only mean though it is spelled otherwise: in another case, with other or no separators, or
 * in the older spelling of VS Code (`user-invokable`). `undefined` for keys that are right or mean nothing known. Edit
 * distance is left out on purpose: on real files it finds only false ones (`agents` is not `agent`).
 */
export function fieldMeant(key: string): FieldSpec | undefined {
  if (findField(key) !== undefined) {
    return undefined;
  }
  const folded = foldKey(key);
  const field = BY_FOLDED.get(ALIASES.get(folded) ?? folded);
  // No client reads these, so no spelling of them is worse than another.
  return field?.clients.length === 0 ? undefined : field;
}

/** True when some client, or Skillwright itself, knows what the key means, however it is spelled. */
export function isKnownKey(key: string): boolean {
  return findField(key) !== undefined || BY_FOLDED.has(foldKey(key)) || fieldMeant(key) !== undefined;
}

/** The field of this key, or the first one whose key is a misspelling of it. */
export function entryMeaning(frontmatter: Frontmatter, key: string): YamlEntry | undefined {
  return frontmatter.entry(key) ?? frontmatter.fields.find((entry) => fieldMeant(entry.key)?.key === key);
}

function foldKey(key: string): string {
  return key.toLowerCase().replace(/[-_ ]/g, "");
}

/** Other spellings that can mean only one field: VS Code's older one, and British English. */
const ALIASES = new Map([
  ["userinvokable", "userinvocable"],
  ["licence", "license"],
]);
const BY_FOLDED = new Map(FIELDS.map((field) => [foldKey(field.key), field]));
