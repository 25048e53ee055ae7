import { diagnoseYaml, type YamlDiagnosis } from "../document/diagnoseYaml.ts";
import type { Frontmatter } from "../document/frontmatter.ts";
import { MAX_LINES } from "../document/parseYaml.ts";
import { repairYaml, type YamlRepairKind } from "../document/repairYaml.ts";
import type { Fix } from "../finding.ts";
import { type Span, shiftSpan } from "../text/span.ts";
import { trimmed } from "../text/trim.ts";
import { defineRule, safeFix, unsafeFix } from "./rule.ts";

/** What a message may speak of: the key whose value is broken, and the character or word that breaks it. */
interface Words {
  readonly key: string;
  readonly subject: string;
}

/**
 * The frontmatter must be YAML (Agent Skills specification, "Frontmatter"). Only the first error is told, in the words
 * of what the author did: real drafts have 1.6 errors each, all but one of them consequences (measured).
 */
export const yamlSyntax = defineRule({
  id: "yaml-syntax",
  severity: "error",
  reads: ["frontmatter"],
  fix: "safe",
  messages: {
    colon: ({ key, subject }: Words) =>
      `Unquoted colon${key === "" ? "" : ` in "${key}"`}${subject === "" ? "" : ` (behind "${subject}")`}: YAML takes it for a key and a value. ${EFFECT} Put quotes around the value.`,
    startsWith: ({ key, subject }: Words) =>
      `The value${of(key)} begins with ${quoted(subject)}, which has a meaning of its own in YAML. ${EFFECT} Put quotes around the value.`,
    afterQuote: ({ key, subject }: Words) =>
      `The quote that opens the value${of(key)} is already closed before this text. ${EFFECT} Escape the quotes inside the value (${subject === "'" ? "write '' for '" : 'write \\" for "'}), or put the whole value in quotes.`,
    unclosedQuote: ({ key, subject }: Words) =>
      `The value${of(key)} begins with ${quoted(subject)}, and nothing closes the quote. ${EFFECT} Close it at the end of the value.`,
    unclosedBracket: ({ key, subject }: Words) =>
      `The value${of(key)} begins with ${quoted(subject)}, and nothing closes the bracket. ${EFFECT} Close it, or put quotes around the value when it is text.`,
    badEscape: ({ subject }: Words) =>
      `In double quotes a backslash begins an escape, and YAML knows no "${subject}". ${EFFECT} Double the backslash.`,
    blockHeader: ({ key, subject }: Words) =>
      `The text of${key === "" ? " the value" : ` "${key}"`} begins on the line of ${quoted(subject)}, but such a block begins on the next line. ${EFFECT} Put quotes around the text instead.`,
    blockIndent: ({ key }: Words) =>
      `A line of the text${of(key)} is indented less than its first line. ${EFFECT} Indent the lines alike.`,
    lostBlock: ({ key }: Words) =>
      `The text${of(key)} stands on lines of its own without quotes or ">", so YAML looks for keys in it. ${EFFECT} Put quotes around it.`,
    continuation: ({ key }: Words) =>
      `This line goes on with the value${of(key)} but is not indented, so YAML looks for a new key in it. ${EFFECT} Indent it, or put the whole value in quotes on one line.`,
    missingColon: ({ subject }: Words) => `"${subject}" has no colon behind it. ${EFFECT} Write "${subject}:".`,
    missingSpace: ({ subject }: Words) =>
      `There is no space behind the colon of "${subject}", so YAML takes the line for text. ${EFFECT} Add the space.`,
    tab: (_: Words) => `The line is indented with a tab, which YAML does not allow. ${EFFECT} Use spaces.`,
    indent: ({ subject }: Words) =>
      `${subject === "" ? "This line" : `"${subject}"`} does not stand below the other keys of its map. ${EFFECT} Align it with them.`,
    documentMark: ({ subject }: Words) =>
      `"${subject}" ends the YAML here, and more of it follows. ${EFFECT} Remove the line.`,
    stray: (_: Words) => `This line is no "key: value". ${EFFECT} Add the key, or move the line into the body.`,
    tooMuch: ({ isDeep }: { isDeep: boolean }) =>
      isDeep
        ? "The frontmatter is nested so deeply here that clients refuse it or crash. Make it flatter."
        : `The frontmatter has more than ${MAX_LINES} lines, and it is not checked from here on. Is its closing "---" line missing above? Long texts belong into the body or into a file of their own.`,
    other: ({ key }: Words) =>
      key === ""
        ? `YAML cannot read this line. ${EFFECT}`
        : `YAML cannot read the value of "${key}". ${EFFECT} Put quotes around it.`,
  },
  *check({ frontmatter }) {
    const { envelope, problem, text } = frontmatter;
    if (problem === undefined || envelope.state === "absent") {
      return;
    }
    if (problem.code === "TOO_DEEP" || problem.code === "TOO_LONG") {
      const isDeep = problem.code === "TOO_DEEP";
      const span = isDeep ? problem.span : lineAt(text, problem.span.start, envelope.content);
      yield { message: "tooMuch", span, data: { isDeep } };
      return;
    }
    const source = text.slice(envelope.content.start, envelope.content.end);
    const diagnosis = diagnoseYaml(source);
    if (diagnosis === undefined) {
      yield {
        message: "other",
        span: lineAt(text, problem.span.start, envelope.content),
        data: { key: "", subject: "" },
      };
      return;
    }
    const span = shiftSpan({ start: diagnosis.start, end: diagnosis.end }, envelope.content.start);
    const fixes = (): readonly Fix[] => fixesOf(frontmatter, source, diagnosis);
    yield { message: diagnosis.mistake, span, data: wordsOf(diagnosis), fixes };
  },
});

const EFFECT =
  "Codex, skills.sh and Copilot do not load the skill, and Claude Code loads its text without name, description or any other field.";

function of(key: string): string {
  return key === "" ? "" : ` of "${key}"`;
}

function quoted(character: string): string {
  return character === '"' ? "a double quote" : `"${character}"`;
}

function wordsOf({ unit, subject, continued }: YamlDiagnosis): Words {
  return { key: ((continued ?? unit).key ?? "").slice(0, 60), subject: subject.slice(0, 60) };
}

const TITLES: Readonly<Record<YamlRepairKind, string>> = {
  quote: "Quote the value",
  block: "Write the value as a block",
  escapeQuotes: "Escape the quotes inside the value",
  dropRest: "Remove what follows the closing quote",
  closeQuote: "Close the quote",
  closeBracket: "Close the bracket",
  oneLine: "Put the value on one line",
  listLines: "Put each item on a line of its own",
  escapeBackslash: "Double the backslashes",
  indentLine: "Indent the text",
  moveKey: "Align the key with the others",
  tabsToSpaces: "Replace the tabs by spaces",
  addColon: "Add the colon",
  addSpace: "Add the space behind the colon",
  removeLine: "Remove the line",
  comment: "Turn the line into a comment",
};

function fixesOf({ envelope, text }: Frontmatter, source: string, diagnosis: YamlDiagnosis): readonly Fix[] {
  return repairYaml(source, diagnosis, text).map(({ kind, edits }) => {
    const moved = edits.map((edit) => ({ ...edit, span: shiftSpan(edit.span, envelope.content.start) }));
    return (kind === "comment" ? unsafeFix : safeFix)(TITLES[kind], ...moved);
  });
}

/** The line at an offset, without the white space around it; a blank line whole. */
function lineAt(text: string, offset: number, content: Span): Span {
  const at = Math.max(content.start, Math.min(offset, content.end - 1));
  const start = Math.max(content.start, text.lastIndexOf("\n", at - 1) + 1, text.lastIndexOf("\r", at - 1) + 1);
  const line = /^[^\r\n]*/.exec(text.slice(start, content.end))?.[0] ?? "";
  return trimmed(text, { start, end: start + line.length });
}
