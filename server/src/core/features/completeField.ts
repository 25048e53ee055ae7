import type { ParsedSkill } from "../document/parseSkill.ts";
import { CLIENT_NAMES, FIELDS, type FieldSpec } from "../spec/fields.ts";
import { slugOf } from "../spec/name.ts";
import { lineBreakOf } from "../text/lineBreak.ts";
import type { Span } from "../text/span.ts";
import type { SkillFolder } from "../workspace/skillFolder.ts";
import type { Completion, CompletionItem } from "./completionItem.ts";
import type { KeyPlace } from "./frontmatterPlace.ts";

/** The fields that are not there yet, the specification's first. */
export function completeKey(skill: ParsedSkill, folder: SkillFolder | undefined, place: KeyPlace): Completion {
  const present = new Set(
    skill.frontmatter.fields.filter(({ keySpan }) => keySpan.start !== place.replace.start).map(({ key }) => key),
  );
  const lineBreak = lineBreakOf(skill.text);
  const items = FIELDS.filter(({ key }) => !present.has(key)).map((field, index): CompletionItem => {
    const value = field.key === "name" && folder !== undefined ? snippetName(folder.name) : field.snippet;
    return {
      label: field.key,
      kind: "field",
      detail: readersOf(field),
      documentation: field.summary,
      newText: place.hasColon ? field.key : withValue(field.key, value).replace(/\n/g, lineBreak),
      isSnippet: !place.hasColon,
      replace: place.replace,
      sortText: String(index).padStart(3, "0"),
    };
  });
  return { items, incomplete: false };
}

/** The whole frontmatter as one snippet, for a file that has none. */
export function completeWhole(skill: ParsedSkill, folder: SkillFolder | undefined, replace: Span): Completion {
  const name = snippetName(folder?.name ?? "");
  const hasText = skill.text.slice(replace.end).trim() !== "";
  const lines = [
    "---",
    `name: ${name}`,
    'description: "${2:What it does}. Use when ${3:the situation}."',
    "---",
    ...(hasText ? ["$0"] : ["", "# ${4:Title}", "", "$0"]),
  ];
  const item: CompletionItem = {
    label: "Skill frontmatter",
    kind: "snippet",
    detail: "name and description",
    documentation: "The two fields that every skill needs, between their `---` lines.",
    newText: lines.join(lineBreakOf(skill.text)),
    isSnippet: true,
    replace,
    // What may stand on the line already is the beginning of the opening line.
    filterText: "---",
  };
  return { items: [item], incomplete: false };
}

function withValue(key: string, snippet: string): string {
  return snippet.startsWith("\n") ? `${key}:${snippet}` : `${key}: ${snippet}`;
}

/** The folder's name as a skill may have it, as a placeholder. */
function snippetName(folder: string): string {
  const name = slugOf(folder);
  return `\${1:${name === "" ? "skill-name" : name}}`;
}

/** Who acts on a field, in a few words. */
function readersOf({ clients }: FieldSpec): string {
  if (clients[0] === "specification") {
    return "Agent Skills specification";
  }
  return clients.map((client) => CLIENT_NAMES[client]).join(", ");
}
