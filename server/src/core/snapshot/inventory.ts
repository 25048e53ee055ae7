import type { Frontmatter } from "../document/frontmatter.ts";
import type { ParsedSkill } from "../document/parseSkill.ts";
import { resolveAlias, stringOf, type YamlNode } from "../document/yamlNode.ts";
import { isValidName } from "../spec/name.ts";
import { argumentNames, findSubstitutions } from "../spec/substitutions.ts";
import { splitTools, type ToolToken } from "../spec/tools.ts";
import type { FileFacts, FilesScan } from "./files/filesScan.ts";
import { type Mentions, mentionsOf } from "./files/mentionsOf.ts";
import type { SnapshotInventory, SnapshotMention } from "./model.ts";

/** What the skill asks for and touches. */
export function snapshotInventory(
  skill: ParsedSkill,
  fileName: string,
  scan: FilesScan | undefined,
): SnapshotInventory {
  const { frontmatter } = skill;
  // SKILL.md counts as it is in the editor, the other files as they were read.
  const files = [
    { path: fileName, kind: "skill", language: null, ...mentionsInBody(skill) } as const,
    ...othersIn(scan, fileName),
  ];
  return {
    tools: toolsOf(frontmatter).map(({ text }) => text),
    scripts: scriptsOf(files),
    hosts: mentionsIn(files, ({ hosts }) => hosts),
    environment: mentionsIn(files, ({ environment }) => environment),
    substitutions: substitutionsIn(skill),
    skills: skillsNamed(frontmatter),
  };
}

type Mentioning = Pick<FileFacts, "path" | "kind" | "language" | "hosts" | "environment">;

function othersIn(scan: FilesScan | undefined, fileName: string): readonly Mentioning[] {
  return [...(scan?.files.values() ?? [])].filter(({ path }) => path !== fileName);
}

function mentionsInBody({ body, frontmatter }: ParsedSkill): Mentions {
  const known = mentioned.get(body.identity);
  const inBody = known ?? mentionsOf(body.text, SKILL_SOURCE);
  mentioned.set(body.identity, inBody);
  const { hosts } = mentionsOf(frontmatter.text, SKILL_SOURCE);
  return { ...inBody, hosts: [...new Set([...inBody.hosts, ...hosts])].sort() };
}

const SKILL_SOURCE = { kind: "skill", language: null } as const;
const mentioned = new WeakMap<object, Mentions>();

/** The tools of `allowed-tools`, whether they are a text or a list. */
function toolsOf(frontmatter: Frontmatter): readonly ToolToken[] {
  return textsOf(frontmatter.get("allowed-tools")).flatMap((text) => splitTools(text).tokens);
}

/** The text of a scalar, or those of a list's items. */
function textsOf(node: YamlNode | undefined): readonly string[] {
  const resolved = node && resolveAlias(node);
  const texts = resolved?.type === "list" ? resolved.items.map(stringOf) : [stringOf(node)];
  return texts.filter((text) => text !== undefined);
}

function scriptsOf(files: readonly Mentioning[]): SnapshotInventory["scripts"] {
  const byLanguage = new Map<string, string[]>();
  for (const { kind, language, path } of files) {
    if (kind === "script") {
      add(byLanguage, language ?? "Other", path);
    }
  }
  return sorted(byLanguage).map(([language, paths]) => ({ language, files: paths }));
}

function mentionsIn(
  files: readonly Mentioning[],
  namesIn: (file: Mentioning) => readonly string[],
): readonly SnapshotMention[] {
  const byName = new Map<string, string[]>();
  for (const file of files) {
    for (const name of namesIn(file)) {
      add(byName, name, file.path);
    }
  }
  return sorted(byName).map(([name, paths]) => ({ name, files: paths }));
}

function add(groups: Map<string, string[]>, key: string, path: string): void {
  const group = groups.get(key);
  if (group === undefined) {
    groups.set(key, [path]);
  } else {
    group.push(path);
  }
}

/** By name, the paths of each sorted as well. */
function sorted(groups: ReadonlyMap<string, string[]>): [string, string[]][] {
  return [...groups]
    .map(([key, paths]): [string, string[]] => [key, paths.sort()])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function substitutionsIn({ body, frontmatter }: ParsedSkill): SnapshotInventory["substitutions"] {
  const found = new Map<string, { text: string; meaning: string; count: number }>();
  for (const { text, meaning } of findSubstitutions(body.text, argumentNames(frontmatter.get("arguments")))) {
    const known = found.get(text);
    if (known === undefined) {
      found.set(text, { text, meaning: meaning.replaceAll("`", ""), count: 1 });
    } else {
      known.count++;
    }
  }
  return [...found.values()];
}

/** Other skills that fields name: those that are made for it, at the top or below `metadata`, and `Skill(…)` tools. */
function skillsNamed(frontmatter: Frontmatter): SnapshotInventory["skills"] {
  const metadata = frontmatter.get("metadata");
  const resolved = metadata && resolveAlias(metadata);
  const entries = [...frontmatter.fields, ...(resolved?.type === "map" ? resolved.entries : [])];
  const named = entries
    .filter(({ key }) => NAMES_SKILLS.test(key))
    .flatMap(({ key, value }) =>
      textsOf(value)
        .flatMap((text) => text.split(/[\s,]+/))
        .filter((name) => name.length <= LONGEST_NAME && isValidName(name))
        .map((name) => ({ name, from: key })),
    );
  const called = toolsOf(frontmatter)
    .filter(({ name, pattern }) => name === "Skill" && pattern !== undefined && isValidName(pattern))
    .map(({ pattern = "" }) => ({ name: pattern, from: "allowed-tools" }));
  // Neither a name nor a key holds a line break.
  const distinct = new Map([...named, ...called].map((each) => [`${each.from}\n${each.name}`, each]));
  return [...distinct.values()];
}

/** Keys that published skills use for this; `dependencies` is left out, since it names packages. */
const NAMES_SKILLS =
  /^(?:depends[-_]on|related(?:[-_]skills)?|requires[-_]skills|required[-_]skills|prerequisite[-_]skills|companion[-_]skills|skills|supersedes|superseded[-_]by|see[-_]also)$/;
const LONGEST_NAME = 200;
