/**
 * Real skills. Ours may add to what the base grammars say, never take away: scope by scope and character by character
 * the base must be the same with and without the injections. What ours mark must be what a Markdown parser finds.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { SKIP, visit } from "unist-util-visit";
import { beforeAll, describe, expect, it } from "vitest";
import { ownScope } from "./carets.ts";
import { npmHost, vscodeHost } from "./hosts.ts";
import { projectRoot } from "./injections.ts";
import { isOurs, loadGrammar, type Token, type TokenizedLine, tokenize } from "./tokenize.ts";

interface Skill {
  name: string;
  text: string;
  /** With the base grammar alone, as a Markdown file with ours, as a skill with ours. */
  bare: TokenizedLine[];
  markdown: TokenizedLine[];
  skill: TokenizedLine[];
}

const corpus = join(projectRoot, "../shared/corpus");
const published = listSkills(join(corpus, "skills"));
// Drafts are there for their headers, in which most goes wrong.
const drafts = listSkills(join(corpus, "drafts"));
const absent = published.length > 0 ? "" : " (skipped: ../shared/corpus is not beside the project)";
// The base grammar takes seconds for all of them, so they are read once and by one set of grammars: the real one if here.
const host = vscodeHost.missing ? npmHost : vscodeHost;

describe.skipIf(absent)(`real skills in ${host.name}${absent}`, () => {
  const skills: Skill[] = [];

  beforeAll(async () => {
    const bare = await loadGrammar(host, "skill", { injected: false });
    const markdown = await loadGrammar(host, "markdown");
    const skill = await loadGrammar(host, "skill");
    for (const [index, file] of [...published, ...drafts].entries()) {
      const whole = readFileSync(file, "utf8");
      const text = drafts.includes(file) ? whole.split("\n").slice(0, 60).join("\n") : whole;
      skills.push({
        name: file,
        text,
        bare: tokenize(bare.grammar, text),
        // Less is injected into Markdown than into skills, so a part of them will do.
        markdown: index % 4 === 0 ? tokenize(markdown.grammar, text) : [],
        skill: tokenize(skill.grammar, text),
      });
    }
  }, 300_000);

  for (const language of ["markdown", "skill"] as const) {
    it(`${language}: the base grammar's scopes stay`, () => {
      const changed = skills.flatMap(({ name, bare, [language]: ours }) =>
        ours.flatMap((line, index) => {
          const difference = differenceOf(bare[index] ?? { text: "", tokens: [] }, line);
          return difference ? [`${name}:${index + 1} ${difference}`] : [];
        }),
      );
      expect(changed).toEqual([]);
    });

    it(`${language}: inside code blocks only what clients replace or run is marked`, () => {
      const inFences = skills.flatMap(({ name, [language]: lines }) =>
        lines.flatMap(({ tokens }, index) =>
          tokens
            .filter(({ scopes }) => scopes.some((scope) => /^markup\.(fenced_code|raw)\.block/.test(scope)))
            .flatMap(({ scopes }) => ownScope(scopes) ?? [])
            .filter((scope) => language === "markdown" || !/\.substitution\.|\.command\./.test(scope))
            .map((scope) => `${name}:${index + 1} ${scope}`),
        ),
      );
      expect(inFences).toEqual([]);
    });
  }

  it("paths: those in code spans are found, and none in a link, a code block or HTML", () => {
    const missed: string[] = [];
    const wrong: string[] = [];
    let found = 0;
    for (const { name, text, skill } of skills.filter(({ name }) => published.includes(name))) {
      const paths = pathStarts(skill);
      const { spans, forbidden } = parseMarkdown(text);
      for (const { line, column, value } of spans) {
        if (paths.has(`${line}:${column}`)) found++;
        else missed.push(`${name}:${line} ${value}`);
      }
      for (const [position, path] of paths) {
        const [line = 0, column = 0] = position.split(":").map(Number);
        const inside = forbidden.find(({ from, to }) => isBetween(line, column, from, to));
        if (inside) wrong.push(`${name}:${line} ${path} in ${inside.type}`);
      }
    }
    expect({ missed, wrong }).toEqual({ missed: [], wrong: [] });
    expect(found).toBeGreaterThan(50);
  });
});

function listSkills(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => /(^|[\\/])SKILL\.md$/i.test(name)).map((name) => join(folder, name));
}

/** What the base grammar says of the line and no longer says with ours, or undefined. */
function differenceOf(before: TokenizedLine, after: TokenizedLine): string | undefined {
  // VS Code mistakes some lines for mathematics; that ours take it back is tested with the fixtures.
  if (before.tokens.some(({ scopes }) => scopes.includes("markup.math.block.markdown"))) return undefined;
  if (isSame(before.tokens, after.tokens)) return undefined;
  for (let at = 0; at < after.text.length; at++) {
    const [, ...now] = scopesAt(after.tokens, at);
    // The values of our fields are tokenised by ours alone.
    if (now.includes("meta.tools.skillwright") || now.includes("meta.skills.skillwright")) continue;
    const base = scopesAt(before.tokens, at).slice(1).join(" ");
    const kept = now.filter((scope) => !isOurs(scope)).join(" ");
    if (base !== kept) return `column ${at + 1}: "${base}" became "${kept}" in: ${after.text}`;
  }
  return undefined;
}

function isSame(before: Token[], after: Token[]): boolean {
  const names = (tokens: Token[]) =>
    tokens.map(({ start, scopes }) => [start, ...scopes.slice(1)].join(" ")).join("\n");
  return names(before) === names(after);
}

function scopesAt(tokens: Token[], at: number): string[] {
  return tokens.find(({ start, end }) => start <= at && at < end)?.scopes ?? [];
}

/** Where paths begin, as `line:column` counted from one. */
function pathStarts(lines: TokenizedLine[]): Map<string, string> {
  const starts = new Map<string, string>();
  for (const [index, { tokens, text }] of lines.entries()) {
    for (const { start, end, scopes } of tokens) {
      if (!ownScope(scopes)?.startsWith("markup.underline.link.resource")) continue;
      starts.set(`${index + 1}:${start + 1}`, text.slice(start, end));
    }
  }
  return starts;
}

interface Point {
  line: number;
  column: number;
}

function parseMarkdown(text: string) {
  const lines = text.split(/\r\n|\r|\n/);
  const headerEnd = lines[0] === "---" ? lines.indexOf("---", 1) : -1;
  const body = lines.map((line, index) => (index <= headerEnd ? "" : line)).join("\n");
  const spans: (Point & { value: string })[] = [];
  const forbidden: { type: string; from: Point; to: Point }[] = [];
  visit(unified().use(remarkParse).use(remarkGfm).parse(body), (node) => {
    if (!node.position) return undefined;
    const { start, end } = node.position;
    if (["link", "linkReference", "image", "imageReference", "definition", "code", "html"].includes(node.type)) {
      forbidden.push({ type: node.type, from: start, to: end });
      return SKIP;
    }
    const plainPath = /^(\.\/)?(references|scripts|assets)\/[A-Za-z0-9_./-]+\.[A-Za-z][A-Za-z0-9]*$/;
    if (node.type === "inlineCode" && plainPath.test(node.value)) {
      spans.push({ line: start.line, column: start.column + 1, value: node.value });
    }
    return undefined;
  });
  return { spans, forbidden };
}

function isBetween(line: number, column: number, from: Point, to: Point): boolean {
  const afterStart = line > from.line || (line === from.line && column >= from.column);
  const beforeEnd = line < to.line || (line === to.line && column < to.column);
  return afterStart && beforeEnd;
}
