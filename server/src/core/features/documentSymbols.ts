import type { Frontmatter } from "../document/frontmatter.ts";
import type { YamlEntry } from "../document/yamlNode.ts";
import type { SkillView } from "../service.ts";
import type { Span } from "../text/span.ts";
import { trimEnd } from "../text/trim.ts";
import { sectionsOf } from "./sections.ts";

/** An entry of the outline. */
export interface DocumentSymbol {
  /** Never empty. */
  readonly name: string;
  /** A field's value, shortened to one line. */
  readonly detail?: string;
  readonly kind: "frontmatter" | "field" | "heading";
  /** Everything that belongs to it, in UTF-16 offsets: a heading's whole section. */
  readonly span: Span;
  /** What is selected when it is chosen; lies in `span`. */
  readonly selectionSpan: Span;
  readonly children: readonly DocumentSymbol[];
}

/** The outline of a skill: its frontmatter with the fields, then its headings as a tree. */
export function documentSymbols({ skill }: Pick<SkillView, "skill">): readonly DocumentSymbol[] {
  const { frontmatter, body, text } = skill;
  const headings = headingTree(text, sectionsOf(text, body.headings, body.span.end));
  return frontmatter.envelope.state === "absent" ? headings : [frontmatterSymbol(frontmatter, text), ...headings];
}

/** A value longer than this (UTF-16 units) is cut in the outline. */
const LONGEST_DETAIL = 80;

function frontmatterSymbol(frontmatter: Frontmatter, text: string): DocumentSymbol {
  const { open, content, close } = frontmatter.envelope;
  // An empty value ends where it could begin: behind the spaces that are trimmed here.
  const ends = frontmatter.fields.map(({ span }) => span.end);
  const end = close?.end ?? ends.reduce((a, b) => Math.max(a, b), trimEnd(text, open.end, content.end));
  return {
    name: "Frontmatter",
    kind: "frontmatter",
    span: { start: open.start, end },
    selectionSpan: open,
    children: frontmatter.fields.map((entry) => fieldSymbol(entry, frontmatter)),
  };
}

function fieldSymbol(entry: YamlEntry, frontmatter: Frontmatter): DocumentSymbol {
  return {
    name: entry.key.trim() === "" ? "(no key)" : oneLine(entry.key),
    detail: detailOf(entry, frontmatter),
    kind: "field",
    span: entry.span,
    selectionSpan: entry.keySpan,
    children: [],
  };
}

function detailOf({ value }: YamlEntry, frontmatter: Frontmatter): string {
  switch (value.type) {
    case "scalar":
    case "invalid":
      return oneLine(value.text);
    case "list":
    case "map":
    case "alias":
      // Only the beginning is looked at: values may be as large as the file.
      return oneLine(frontmatter.slice({ ...value.span, end: Math.min(value.span.end, value.span.start + 400) }));
  }
}

function oneLine(text: string): string {
  const line = text
    .slice(0, LONGEST_DETAIL * 4)
    .replace(/\s+/g, " ")
    .trim();
  const characters = [...line];
  return characters.length <= LONGEST_DETAIL ? line : `${characters.slice(0, LONGEST_DETAIL - 1).join("")}…`;
}

type OpenSymbol = Omit<DocumentSymbol, "children"> & { children: DocumentSymbol[] };

function headingTree(text: string, sections: ReturnType<typeof sectionsOf>): DocumentSymbol[] {
  const roots: DocumentSymbol[] = [];
  const open: { level: number; symbol: OpenSymbol }[] = [];
  for (const { heading, end } of sections) {
    while ((open.at(-1)?.level ?? 0) >= heading.level) {
      open.pop();
    }
    const symbol: OpenSymbol = {
      name: heading.text === "" ? "(no title)" : heading.text,
      kind: "heading",
      span: { start: heading.span.start, end },
      selectionSpan: { start: heading.span.start, end: trimEnd(text, heading.span.start, heading.span.end) },
      children: [],
    };
    (open.at(-1)?.symbol.children ?? roots).push(symbol);
    open.push({ level: heading.level, symbol });
  }
  return roots;
}
