import type { ParsedSkill } from "../document/parseSkill.ts";
import { resolveAlias, stringOf, type YamlNode } from "../document/yamlNode.ts";
import { touches } from "../text/span.ts";
import type { HoverContent } from "./hoverContent.ts";
import { inlineCode } from "./markdownText.ts";

/**
 * What a client puts in the place of `$ARGUMENTS`, `${CLAUDE_…}`, `{baseDir}` and the like (documentation of Claude
 * Code, OpenClaw and Kimi, 2026-11). In code blocks too: the clients replace them everywhere.
 */
export function hoverSubstitution({ body, text, frontmatter }: ParsedSkill, offset: number): HoverContent | undefined {
  if (offset < body.span.start) {
    return undefined;
  }
  const from = Math.max(body.span.start, offset - LONGEST);
  for (const match of text.slice(from, offset + LONGEST).matchAll(SUBSTITUTION)) {
    const start = from + match.index;
    const span = { start, end: start + match[0].length };
    if (touches(span, offset)) {
      const markdown = meaningOf(match[0], argumentNames(frontmatter.get("arguments")));
      return markdown === undefined ? undefined : { markdown, span };
    }
  }
  return undefined;
}

const LONGEST = 100;
const SUBSTITUTION =
  /(?<![\\$\w])\$(?:ARGUMENTS\b(?:\[\d{1,3}\])?|\d(?![\d.,]*\d)|\{(?:CLAUDE|KIMI)_[A-Z_]{1,40}\}|[a-z_][\w-]{0,40})|\{baseDir\}/g;

const CLAUDE_ONLY = "Claude Code only: other clients leave it as it stands.";

const MEANINGS: Readonly<Record<string, string>> = {
  $ARGUMENTS: `Everything that was typed behind the skill's slash command. ${CLAUDE_ONLY}`,
  "${CLAUDE_SESSION_ID}": `The id of the session that runs. ${CLAUDE_ONLY}`,
  "${CLAUDE_EFFORT}": `The effort level that is set, such as \`high\`. ${CLAUDE_ONLY}`,
  "${CLAUDE_SKILL_DIR}": `The folder of this skill, as an absolute path. ${CLAUDE_ONLY}`,
  "${CLAUDE_PROJECT_DIR}": `The root folder of the project that is worked on. ${CLAUDE_ONLY}`,
  "${CLAUDE_PLUGIN_ROOT}": `The folder of the plugin that the skill ships in; only skills of plugins have it. ${CLAUDE_ONLY}`,
  "${CLAUDE_PLUGIN_DATA}": `The folder where the plugin keeps its data; only skills of plugins have it. ${CLAUDE_ONLY}`,
  "${KIMI_SKILL_DIR}": "The folder of this skill. Kimi only: other clients leave it as it stands.",
  "{baseDir}": "The folder of this skill. OpenClaw only: other clients leave it as it stands.",
};

function meaningOf(text: string, names: readonly string[]): string | undefined {
  const index = /^\$(?:ARGUMENTS\[(\d+)\]|(\d))$/.exec(text);
  const named = names.indexOf(text.slice(1));
  const meaning = index === null ? (MEANINGS[text] ?? named) : argumentMeaning(Number(index[1] ?? index[2]), names);
  if (typeof meaning === "string") {
    return `${inlineCode(text)}\n\n${meaning}`;
  }
  return meaning < 0 ? undefined : `${inlineCode(text)}\n\n${argumentMeaning(meaning, names)}`;
}

function argumentMeaning(index: number, names: readonly string[]): string {
  const name = names[index];
  const called = name === undefined ? "" : `, called ${inlineCode(name)} in \`arguments\``;
  return `The ${ordinal(index + 1)} argument of the skill's slash command${called}; counting starts at 0. ${CLAUDE_ONLY} Write \`\\$\` for a dollar sign that should stay.`;
}

function ordinal(count: number): string {
  const suffix = count % 100 >= 11 && count % 100 <= 13 ? "th" : (["th", "st", "nd", "rd"][count % 10] ?? "th");
  return `${count}${suffix}`;
}

/** The names that the field `arguments` gives, as a text with spaces or as a list. */
function argumentNames(node: YamlNode | undefined): readonly string[] {
  const resolved = node && resolveAlias(node);
  if (resolved?.type === "list") {
    return resolved.items.map((item) => stringOf(item) ?? "");
  }
  return (stringOf(node) ?? "").split(/[\s,]+/).filter((name) => name !== "");
}
