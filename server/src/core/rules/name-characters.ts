import { resolveAlias, stringOf } from "../document/yamlNode.ts";
import { foldName, forbiddenCharacters, hasUpperCase } from "../spec/name.ts";
import { nameFixes } from "./nameFixes.ts";
import { defineRule } from "./rule.ts";

/**
 * A name may hold lowercase letters, digits and hyphens only (Agent Skills specification, "name field"). Letters and
 * digits of any script count, as for the reference validator.
 */
export const nameCharacters = defineRule({
  id: "name-characters",
  severity: "error",
  reads: ["frontmatter", "folder"],
  fix: "safe",
  messages: {
    upperCase: ({ name }: { name: string }) =>
      `The name "${name}" has upper-case letters. ${RULE} Write it in lower case.`,
    characters: ({ name, found }: { name: string; found: string }) =>
      `The name "${name}" has ${found}. ${RULE} Use hyphens between words.`,
  },
  *check({ frontmatter, folder }) {
    const entry = frontmatter.entry("name");
    const name = stringOf(entry?.value)?.trim() ?? "";
    if (entry === undefined || name === "") {
      return;
    }
    const folded = foldName(name);
    const forbidden = forbiddenCharacters(folded);
    const upper = hasUpperCase(folded);
    if (forbidden.length === 0 && !upper) {
      return;
    }
    const { span } = resolveAlias(entry.value);
    const fixes = (): ReturnType<typeof nameFixes> => nameFixes(frontmatter, entry, name, folder);
    if (forbidden.length === 0) {
      yield { message: "upperCase", data: { name: shorten(name) }, span, fixes };
    } else {
      const found = joinWords([...forbidden.slice(0, 4).map(inWords), ...(upper ? ["upper-case letters"] : [])]);
      yield { message: "characters", data: { name: shorten(name), found }, span, fixes };
    }
  },
});

const RULE =
  "The specification allows lowercase letters, digits and hyphens only; VS Code does not load such a skill and claude.ai refuses it.";

function inWords(char: string): string {
  if (/\s/.test(char)) {
    return "spaces";
  }
  return /\p{M}|\p{C}/u.test(char)
    ? `the character U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`
    : `"${char}"`;
}

function joinWords(words: readonly string[]): string {
  const unique = [...new Set(words)];
  return unique.length < 2 ? unique.join("") : `${unique.slice(0, -1).join(", ")} and ${unique.at(-1)}`;
}

function shorten(name: string): string {
  const characters = [...name.slice(0, 200)];
  return characters.length > 80 ? `${characters.slice(0, 80).join("")}…` : name;
}
