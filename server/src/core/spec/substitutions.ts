import { resolveAlias, stringOf, type YamlNode } from "../document/yamlNode.ts";
import type { Span } from "../text/span.ts";

/** A place where a client puts something else when it loads the skill, such as `$ARGUMENTS`. */
export interface Substitution {
  readonly text: string;
  /** UTF-16 offsets into the text that was searched. */
  readonly span: Span;
  /** What it stands for, in whole sentences; backticks mark code. */
  readonly meaning: string;
}

/**
 * The substitutions in a text: `$ARGUMENTS`, `$0`, `${CLAUDE_…}`, `{baseDir}` and the like (documentation of Claude
 * Code, OpenClaw and Kimi, 2026-11), and the arguments that `names` lists. In code blocks too: the clients replace
 * them everywhere.
 */
export function* findSubstitutions(text: string, names: readonly string[]): Generator<Substitution> {
  // Both lists may be as long as the file: each name is looked for once.
  const places = new Map(names.map((name, place) => [name, place] as const).reverse());
  for (const match of text.matchAll(SUBSTITUTION)) {
    const [written] = match;
    const meaning = meaningOf(written, names, places);
    if (meaning !== undefined) {
      yield { text: written, span: { start: match.index, end: match.index + written.length }, meaning };
    }
  }
}

/** No substitution is longer. */
export const LONGEST_SUBSTITUTION = 60;

/** The names that the field `arguments` gives, as a text with spaces or as a list. */
export function argumentNames(node: YamlNode | undefined): readonly string[] {
  const resolved = node && resolveAlias(node);
  if (resolved?.type === "list") {
    return resolved.items.map((item) => stringOf(item) ?? "");
  }
  return (stringOf(node) ?? "").split(/[\s,]+/).filter((name) => name !== "");
}

const SUBSTITUTION =
  /(?<![\\$\w])\$(?:ARGUMENTS\b(?:\[\d{1,3}\])?|\d(?![\d.,]*\d)|\{(?:CLAUDE|KIMI)_[A-Z_]{1,40}\}|[a-z_][\w-]{0,40})|\{baseDir\}/g;

const CLAUDE_ONLY = "Claude Code only: other clients leave it as it stands.";

const MEANINGS: ReadonlyMap<string, string> = new Map([
  ["$ARGUMENTS", `Everything that was typed behind the skill's slash command. ${CLAUDE_ONLY}`],
  ["${CLAUDE_SESSION_ID}", `The id of the session that runs. ${CLAUDE_ONLY}`],
  ["${CLAUDE_EFFORT}", `The effort level that is set, such as \`high\`. ${CLAUDE_ONLY}`],
  ["${CLAUDE_SKILL_DIR}", `The folder of this skill, as an absolute path. ${CLAUDE_ONLY}`],
  ["${CLAUDE_PROJECT_DIR}", `The root folder of the project that is worked on. ${CLAUDE_ONLY}`],
  [
    "${CLAUDE_PLUGIN_ROOT}",
    `The folder of the plugin that the skill ships in; only skills of plugins have it. ${CLAUDE_ONLY}`,
  ],
  [
    "${CLAUDE_PLUGIN_DATA}",
    `The folder where the plugin keeps its data; only skills of plugins have it. ${CLAUDE_ONLY}`,
  ],
  ["${KIMI_SKILL_DIR}", "The folder of this skill. Kimi only: other clients leave it as it stands."],
  ["{baseDir}", "The folder of this skill. OpenClaw only: other clients leave it as it stands."],
]);

function meaningOf(text: string, names: readonly string[], places: ReadonlyMap<string, number>): string | undefined {
  const index = /^\$(?:ARGUMENTS\[(\d+)\]|(\d))$/.exec(text);
  if (index !== null) {
    return argumentMeaning(Number(index[1] ?? index[2]), names);
  }
  const place = places.get(text.slice(1));
  return MEANINGS.get(text) ?? (place === undefined ? undefined : argumentMeaning(place, names));
}

function argumentMeaning(index: number, names: readonly string[]): string {
  const name = names[index];
  // A name of other characters cannot stand behind a dollar sign, so there is no use in calling it so.
  const called = name !== undefined && /^[\w-]+$/.test(name) ? `, called \`${name}\` in \`arguments\`` : "";
  return `The ${ordinal(index + 1)} argument of the skill's slash command${called}; counting starts at 0. ${CLAUDE_ONLY} Write \`\\$\` for a dollar sign that should stay.`;
}

function ordinal(count: number): string {
  const suffix = count % 100 >= 11 && count % 100 <= 13 ? "th" : (["th", "st", "nd", "rd"][count % 10] ?? "th");
  return `${count}${suffix}`;
}
