import type { Body } from "../document/body.ts";
import { firstParagraph } from "../document/firstParagraph.ts";
import type { Frontmatter } from "../document/frontmatter.ts";
import { findLooseFrontmatter, type LooseFrontmatter } from "../document/looseFrontmatter.ts";
import { writeScalar } from "../document/writeScalar.ts";
import { doubleQuoted } from "../document/writeYaml.ts";
import type { Fix } from "../finding.ts";
import { DESCRIPTION_MAX } from "../spec/limits.ts";
import { slugOf } from "../spec/name.ts";
import { insert, remove, replace, type TextEdit } from "../text/edit.ts";
import { lineBreakOf } from "../text/lineBreak.ts";
import type { Span } from "../text/span.ts";
import type { SkillFolder } from "../workspace/skillFolder.ts";
import { defineRule, safeFix, unsafeFix } from "./rule.ts";

/** SKILL.md must begin with YAML frontmatter between `---` lines (Agent Skills specification, "SKILL.md format"). */
export const frontmatterMissing = defineRule({
  id: "frontmatter-missing",
  severity: "error",
  reads: ["frontmatter", "body", "folder"],
  fix: "safe",
  messages: {
    empty: () => `The file is empty. ${WANTED}`,
    heading: () => `The file begins with a heading. ${WANTED}`,
    prose: () => `The file begins with text. ${WANTED}`,
    fence: () =>
      `The frontmatter stands inside a code fence, where no client looks for it. ${WANTED} Take the fence away.`,
    opener: () =>
      `The frontmatter begins with a line that is not exactly "---", so no client sees it. ${WANTED} Correct the line.`,
    unfenced: () =>
      `These lines look like frontmatter, but no "---" line stands above and below them, so no client sees them. ${WANTED} Add the two lines.`,
    mangled: () =>
      `This was a frontmatter until a Markdown formatter took it for text. No client can read it any more. ${WANTED} Rebuild it, and have the formatter leave frontmatter alone.`,
  },
  *check({ frontmatter, body, folder }) {
    const { envelope } = frontmatter;
    if (envelope.state === "displaced" && envelope.displacement !== "preamble") {
      const isFence = envelope.displacement === "fence";
      const fix = isFence ? unwrap(frontmatter) : correctLines(frontmatter);
      const span = isFence ? lineOf(frontmatter.text, envelope.fences[0]?.start ?? 0) : envelope.open;
      yield { message: isFence ? "fence" : "opener", span, fixes: [fix] };
      return;
    }
    if (envelope.state !== "absent") {
      return;
    }
    const { text } = body;
    const loose = findLooseFrontmatter(text);
    if (loose !== undefined) {
      yield { message: loose.kind, span: loose.fields, fixes: [rebuild(text, loose)] };
      return;
    }
    const start = startOfText(text);
    const message = start === text.length ? "empty" : text[start] === "#" ? "heading" : "prose";
    const span = message === "empty" ? { start: 0, end: 0 } : lineOf(text, start);
    yield { message, span, fixes: () => insertFrontmatter(body, folder) };
  },
});

const WANTED =
  'A skill begins with a frontmatter between two "---" lines that holds its name and description: Codex, skills.sh and claude.ai do not take it without one.';

/** What an author replaces; put in only when asked for, never on save. */
const PLACEHOLDER = "What the skill does. Use when …";

/** Where the first line with text begins; a lone rule at the top was meant as the opening line of a frontmatter. */
function startOfText(text: string): number {
  const rule = RULE.exec(text.slice(0, 200))?.[0].length ?? 0;
  return text.length - text.slice(rule).trimStart().length;
}

const RULE = /^---[ \t]*(?:\r\n|\n|\r)/;

function lineOf(text: string, start: number): Span {
  const found = /[^\r\n]*/y;
  found.lastIndex = start;
  const content = found.exec(text)?.[0] ?? "";
  return { start, end: start + content.trimEnd().length };
}

function unwrap({ envelope }: Frontmatter): Fix {
  const [, closing] = envelope.fences;
  const opening = remove({ start: 0, end: envelope.open.start });
  return closing === undefined
    ? safeFix("Remove the fence above the frontmatter", opening)
    : safeFix("Take the frontmatter out of the fence", opening, remove(closing));
}

function correctLines({ envelope, text }: Frontmatter): Fix {
  const { open, close } = envelope;
  const edits = [replace({ start: 0, end: open.end }, "---")];
  if (close !== undefined && text.slice(close.start, close.end).trimEnd() !== "---") {
    edits.push(replace(close, "---"));
  }
  return safeFix('Write the lines as "---"', ...edits);
}

function rebuild(text: string, loose: LooseFrontmatter): Fix {
  const lineBreak = lineBreakOf(text);
  const lines = ["---", ...loose.lines.flatMap((line) => line.split("\n")), "---", ""];
  const below = text.slice(loose.span.end);
  // Without a line that closed the fields, the body gets a blank line before it.
  const gap = loose.closed || below === "" || /^[ \t]*(?:\r|\n)/.test(below) ? "" : lineBreak;
  const edit = replace(loose.span, lines.join(lineBreak) + gap);
  if (loose.kind === "unfenced") {
    return safeFix('Put "---" lines around the fields', edit);
  }
  return (loose.certain ? safeFix : unsafeFix)("Rebuild the frontmatter", edit);
}

function insertFrontmatter(body: Body, folder: SkillFolder | undefined): readonly Fix[] {
  const { text } = body;
  const name = slugOf(folder?.name ?? body.headings[0]?.text ?? "");
  const paragraph = firstParagraph(body, DESCRIPTION_MAX);
  const lineBreak = lineBreakOf(text);
  const rule = RULE.exec(text.slice(0, 200))?.[0].length ?? 0;
  const put = (description: string): TextEdit => {
    const lines = [
      "---",
      `name: ${name === "" ? "" : writeScalar(name)}`.trimEnd(),
      `description: ${description}`,
      "---",
      "",
    ];
    const gap = /^[ \t]*(?:\r|\n)/.test(text.slice(rule, rule + 200)) ? "" : lineBreak;
    const inserted = lines.join(lineBreak) + gap;
    return rule === 0 ? insert(0, inserted) : replace({ start: 0, end: rule }, inserted);
  };
  const fixes: Fix[] = [];
  if (paragraph !== undefined && folder !== undefined && name !== "") {
    fixes.push(safeFix("Insert frontmatter from the folder and the first paragraph", put(doubleQuoted(paragraph))));
  }
  fixes.push(unsafeFix("Insert frontmatter to complete", put(doubleQuoted(PLACEHOLDER))));
  return fixes;
}
