import type { SkillView } from "../service.ts";
import { type FieldSpec, findField } from "../spec/fields.ts";
import { LICENSE_IDS, LICENSE_NAMES } from "../spec/licenses.ts";
import { isValidName, slugOf } from "../spec/name.ts";
import type { Span } from "../text/span.ts";
import { completeTools } from "./completeTools.ts";
import { type Completion, type CompletionItem, NO_COMPLETION } from "./completionItem.ts";
import type { ValuePlace } from "./frontmatterPlace.ts";

/** What a known field can hold: licenses, tools, one of its fixed values, the name of the skill's folder. */
export function completeValue({ skill, folder }: SkillView, place: ValuePlace, offset: number): Completion {
  const field = findField(place.key);
  if (field === undefined) {
    return NO_COMPLETION;
  }
  if (field.type === "tools") {
    return completeTools(skill.text, place, offset);
  }
  if (place.line !== "same") {
    return NO_COMPLETION;
  }
  if (field.values !== undefined) {
    return { items: fixedValues(field, skill.text, place), incomplete: false };
  }
  if (field.key === "license") {
    const files = folder?.listing.childrenOf("").filter(({ name, type }) => type === "file" && LICENSE_FILE.test(name));
    const names = (files ?? []).map(({ name }) => name);
    return completeLicense(skill.text, place, offset, names);
  }
  if (field.key === "name" && folder !== undefined) {
    return completeName(folder.name, skill.text, place, offset);
  }
  return NO_COMPLETION;
}

/** More licenses than this are not offered at once: the rest comes as more is typed. */
const MOST_LICENSES = 100;
const LICENSE_FILE = /^(?:LICEN[CS]E|COPYING|NOTICE)(?:[.-][\w.-]+)?$/i;
/** The most used licenses first, the others in alphabetical order. */
const LICENSES = [
  ...["MIT", "Apache-2.0"],
  ...Object.keys(LICENSE_NAMES).filter((id) => id !== "MIT" && id !== "Apache-2.0"),
  ...LICENSE_IDS.filter((id) => LICENSE_NAMES[id] === undefined),
];

function fixedValues(field: FieldSpec, text: string, place: ValuePlace): CompletionItem[] {
  // Quotes give way too: `"true"` is a text, not a boolean.
  const quote = /^["']/.exec(text.slice(place.span.start, place.span.end))?.[0] ?? "";
  return (field.values ?? []).map(({ value, summary }, index) => ({
    label: value,
    kind: "value",
    ...(field.default === value ? { detail: "default" } : {}),
    documentation: summary,
    newText: spaced(value, place),
    isSnippet: false,
    replace: place.span,
    filterText: spaced(quote + value, place),
    sortText: String(index).padStart(3, "0"),
  }));
}

function completeName(folder: string, text: string, place: ValuePlace, offset: number): Completion {
  const name = isValidName(folder) ? folder : slugOf(folder);
  if (name === "") {
    return NO_COMPLETION;
  }
  const item: CompletionItem = {
    label: name,
    kind: "value",
    detail: name === folder ? "the folder's name" : `from the folder "${folder}"`,
    newText: spaced(name, place),
    isSnippet: false,
    replace: insideQuotes(text, place.span, offset),
    // Whatever was typed: there is only one name that is right.
    filterText: spaced(`${text.slice(place.span.start, offset).replace(/^["']/, "")} ${name}`.trimStart(), place),
  };
  return { items: [item], incomplete: false };
}

function completeLicense(text: string, place: ValuePlace, offset: number, files: readonly string[]): Completion {
  const value = insideQuotes(text, place.span, offset);
  const before = text.slice(value.start, offset);
  const operator = /^.*(?:\b(?:AND|OR)[ \t]+|\()/.exec(before)?.[0].length ?? 0;
  const after = /[ \t]+(?:AND|OR|WITH)\b|\)/.exec(text.slice(offset, value.end))?.index;
  const replace = { start: value.start + operator, end: after === undefined ? value.end : offset + after };
  const typed = before.slice(operator).toLowerCase();
  if (/\bwith\b/.test(typed)) {
    return NO_COMPLETION;
  }
  const matching = LICENSES.filter((id) => matches(`${id} ${LICENSE_NAMES[id] ?? ""}`, typed));
  const items = matching.slice(0, MOST_LICENSES).map((id, index): CompletionItem => {
    const name = LICENSE_NAMES[id];
    return {
      label: id,
      kind: "license",
      ...(name === undefined ? {} : { detail: name }),
      newText: spaced(id, place),
      isSnippet: false,
      replace,
      filterText: spaced(name === undefined ? id : `${id} ${name}`, place),
      sortText: String(index).padStart(4, "0"),
    };
  });
  const inFile = operator > 0 || after !== undefined ? [] : files.map((file) => licenseFile(file, place, replace));
  return { items: [...items, ...inFile], incomplete: matching.length > items.length };
}

function licenseFile(file: string, place: ValuePlace, replace: Span): CompletionItem {
  const value = `Complete terms in ${file}`;
  return {
    label: value,
    kind: "value",
    detail: "a license file of the skill",
    newText: spaced(value, place),
    isSnippet: false,
    replace,
    filterText: spaced(`${value} ${file}`, place),
    sortText: "zzz",
  };
}

/** Whether what is typed could still become `text`: its characters occur in their order. */
function matches(text: string, typed: string): boolean {
  let at = 0;
  const folded = text.toLowerCase();
  for (const character of typed) {
    at = folded.indexOf(character, at) + 1;
    if (at === 0) {
      return false;
    }
  }
  return true;
}

function insideQuotes(text: string, { start, end }: Span, offset: number): Span {
  const quote = text[start];
  if ((quote !== '"' && quote !== "'") || offset === start) {
    return { start, end };
  }
  const isClosed = end - 1 >= offset && end - 1 > start && text[end - 1] === quote;
  return { start: start + 1, end: isClosed ? end - 1 : end };
}

function spaced(value: string, { needsSpace }: ValuePlace): string {
  return needsSpace ? ` ${value}` : value;
}
