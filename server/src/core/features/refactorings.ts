import { setValue } from "../document/fieldEdits.ts";
import type { Frontmatter } from "../document/frontmatter.ts";
import { parseSkill } from "../document/parseSkill.ts";
import { doubleQuoted, wrapLine } from "../document/writeYaml.ts";
import { stringOf, type YamlEntry } from "../document/yamlNode.ts";
import type { SkillView } from "../service.ts";
import { applyEdits, type TextEdit } from "../text/edit.ts";
import { lineBreakOf } from "../text/lineBreak.ts";
import { intersects, type Span } from "../text/span.ts";

/** A change that an author may want though nothing is wrong. */
export interface Refactoring {
  /** The imperative sentence of the menu entry, without a full stop. */
  readonly title: string;
  /** The code action kind of LSP. */
  readonly kind: "refactor.rewrite";
  readonly edits: readonly TextEdit[];
}

/**
 * The changes on offer for the text at a span of UTF-16 offsets: a text field between one line in double quotes (which
 * every client shows as it is meant) and a folded block (which is easier to edit).
 */
export async function refactorings({ skill }: SkillView, span: Span): Promise<readonly Refactoring[]> {
  const { frontmatter } = skill;
  const entry = frontmatter.fields.find((field) => TEXT_FIELDS.has(field.key) && intersects(field.span, span));
  const value = entry?.value;
  if (
    entry === undefined ||
    value?.type !== "scalar" ||
    typeof value.value !== "string" ||
    value.anchor !== undefined
  ) {
    return [];
  }
  const isBlock = value.style === "literal" || value.style === "folded";
  const text = value.value.replace(/\n+$/, "");
  const written = isBlock ? doubleQuoted(text) : foldedBlock(text, lineBreakOf(skill.text));
  const edits = [setValue(frontmatter, entry, written)];
  if (text === "" || !keepsMeaning(frontmatter, entry, edits, text)) {
    return [];
  }
  const title = isBlock
    ? `Write "${entry.key}" on one line in double quotes`
    : `Write "${entry.key}" as a block over several lines`;
  return [{ title, kind: "refactor.rewrite", edits }];
}

const TEXT_FIELDS = new Set(["description", "when_to_use", "compatibility"]);
/** Columns of a folded block, its indentation included. */
const WIDTH = 100;
const INDENT = "  ";

/** A folded block scalar with the line break at its end left out; a line break of the text becomes a blank line. */
function foldedBlock(text: string, lineBreak: string): string {
  const lines = text.split("\n").flatMap((line, index) => {
    const wrapped = line === "" ? [] : wrapLine(line, WIDTH - INDENT.length);
    return index === 0 ? wrapped : ["", ...wrapped];
  });
  return [">-", ...lines.map((line) => (line === "" ? "" : INDENT + line))].join(lineBreak);
}

/** Reads the changed frontmatter again: texts that a block cannot hold, or comments that would become text, show. */
function keepsMeaning(frontmatter: Frontmatter, entry: YamlEntry, edits: readonly TextEdit[], text: string): boolean {
  const changed = parseSkill(applyEdits(frontmatter.text, edits)).frontmatter;
  return (
    changed.problem?.code === frontmatter.problem?.code &&
    changed.fields.length === frontmatter.fields.length &&
    stringOf(changed.get(entry.key)) === text
  );
}
