/**
 * Grammar fixtures: Markdown with carets drawn under it. A line of carets names the innermost scope of ours (without its
 * `.skillwright`) of the characters above it. The comparison is exact: what has no caret must have no scope of ours.
 * A line of carets with `in` names a scope of the base grammar, which the characters must have as well.
 *
 *     === both: a title
 *     allowed-tools: Bash(git:*)
 *                    ^^^^ entity.name.function.tool
 *                         ^^^^^ string.regexp.tool-pattern
 *                    ^^^^ in string.unquoted.plain.out.yaml
 */
import type { LanguageId } from "./hosts.ts";
import { isOurs, type TokenizedLine } from "./tokenize.ts";

export interface Fixture {
  title: string;
  languages: LanguageId[];
  /** Without the carets. */
  text: string;
  /** With the carets of ours: what drawOurs must give. */
  drawn: string;
  /** What the base grammar must say. */
  base: BaseMark[];
}

export interface BaseMark {
  line: number;
  start: number;
  end: number;
  scope: string;
}

/** The cases of a fixture file; what stands before the first `===` is its introduction. */
export function readFixtures(file: string): Fixture[] {
  const [, ...cases] = file.split(/^=== /m);
  return cases.map((text) => {
    const [, kind = "", title = "", body = ""] = /^(\w+): (.+)\n([\s\S]*?)\n*$/.exec(text) ?? [];
    const languages = languagesByKind[kind];
    if (!languages || body === "") throw new Error(`Not a fixture: === ${text}`);
    return { title, languages, ...readDrawing(body) };
  });
}

/** The text with our scopes drawn under it, in the fixtures' own notation. */
export function drawOurs(lines: TokenizedLine[]): string {
  return lines.flatMap((line) => [line.text, ...marksOf(line).map(draw)]).join("\n");
}

/** The scopes that every character of the mark has. */
export function scopesUnder(lines: TokenizedLine[], mark: BaseMark): string[] {
  const under = lines[mark.line]?.tokens.filter(({ start, end }) => start < mark.end && end > mark.start) ?? [];
  const [first, ...others] = under.map(({ scopes }) => scopes);
  return (first ?? []).filter((scope) => others.every((scopes) => scopes.includes(scope)));
}

/** The innermost scope of ours, or undefined. Which field a value belongs to is no colour of its own. */
export function ownScope(scopes: string[]): string | undefined {
  return scopes.findLast((scope) => isOurs(scope) && !regions.has(scope));
}

const languagesByKind: Record<string, LanguageId[]> = {
  both: ["markdown", "skill"],
  markdown: ["markdown"],
  skill: ["skill"],
};

const regions = new Set(["meta.tools.skillwright", "meta.skills.skillwright"]);

function readDrawing(body: string): Pick<Fixture, "text" | "drawn" | "base"> {
  const text: string[] = [];
  const drawn: string[] = [];
  const base: BaseMark[] = [];
  for (const line of body.split("\n")) {
    const [, indent = "", carets, isBase, scope = ""] = /^( *)(\^+) (in )?([\w.-]+)$/.exec(line) ?? [];
    if (!carets) text.push(line);
    if (carets && isBase) {
      const start = indent.length;
      base.push({ line: text.length - 1, start, end: start + carets.length, scope });
    } else {
      drawn.push(line);
    }
  }
  return { text: text.join("\n"), drawn: drawn.join("\n"), base };
}

function marksOf({ tokens }: TokenizedLine) {
  const marks: { start: number; end: number; scope: string }[] = [];
  for (const { start, end, scopes } of tokens) {
    const scope = ownScope(scopes)?.replace(/\.skillwright$/, "");
    if (!scope) continue;
    const last = marks.at(-1);
    if (last?.end === start && last.scope === scope) last.end = end;
    else marks.push({ start, end, scope });
  }
  return marks;
}

function draw({ start, end, scope }: { start: number; end: number; scope: string }): string {
  return `${" ".repeat(start)}${"^".repeat(end - start)} ${scope}`;
}
