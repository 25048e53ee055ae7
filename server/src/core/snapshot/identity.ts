import type { Frontmatter } from "../document/frontmatter.ts";
import type { ParsedSkill } from "../document/parseSkill.ts";
import { stringOf } from "../document/yamlNode.ts";
import { CLIENT_NAMES, findField } from "../spec/fields.ts";
import { fieldText } from "./fieldText.ts";
import { consequenceOf, frontmatterState } from "./frontmatterState.ts";
import { meantFrontmatter } from "./meantFrontmatter.ts";
import type { SnapshotField, SnapshotIdentity } from "./model.ts";
import { findUseCases } from "./useCases.ts";

/** What the skill says of itself. Of a broken frontmatter it holds whatever can still be read. */
export function snapshotIdentity({ frontmatter, body }: ParsedSkill, folder: string | undefined): SnapshotIdentity {
  const written = meantFrontmatter(frontmatter);
  const name = textOf(written, "name");
  const description = textOf(written, "description");
  return {
    name,
    title: name ?? folder ?? "Untitled skill",
    description,
    heading: body.headings.find(({ level }) => level === 1)?.text ?? null,
    useCases: findUseCases(description ?? "", textOf(written, "when_to_use") ?? "", body),
    fields: fieldsOf(written),
    frontmatter: frontmatterState(frontmatter),
    consequence: consequenceOf(frontmatter),
  };
}

function textOf(frontmatter: Frontmatter, key: string): string | null {
  const text = stringOf(frontmatter.get(key))?.trim() ?? "";
  return text === "" ? null : text;
}

function fieldsOf(frontmatter: Frontmatter): readonly SnapshotField[] {
  const known = fieldsFound.get(frontmatter);
  if (known !== undefined) {
    return known;
  }
  const fields = frontmatter.fields
    .filter(({ key }) => key !== "name" && key !== "description")
    .map(({ key, value }) => ({ key, value: fieldText(value, LONGEST_FIELD), clients: clientsOf(key) }));
  fieldsFound.set(frontmatter, fields);
  return fields;
}

/** A frontmatter that did not change stays the same object. */
const fieldsFound = new WeakMap<Frontmatter, readonly SnapshotField[]>();

const LONGEST_FIELD = 500;

function clientsOf(key: string): readonly string[] {
  const clients = findField(key)?.clients ?? [];
  return clients.filter((client) => client !== "specification").map((client) => CLIENT_NAMES[client]);
}
