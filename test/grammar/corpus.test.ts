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
import { describe, expect, it } from "vitest";
import { ownScope } from "./carets.ts";
import { hosts, type LanguageId } from "./hosts.ts";
import { projectRoot } from "./injections.ts";
import { isOurs, loadGrammar, type Token, type TokenizedLine, tokenize } from "./tokenize.ts";

const corpus = join(projectRoot, "../shared/corpus");
const skills = ["skills", "drafts"].flatMap((folder) => readSkills(join(corpus, folder)));
const languages: LanguageId[] = ["markdown", "skill"];
const absent = skills.length > 0 ? "" : " (skipped: ../shared/corpus is not beside the project)";

for (const host of hosts) {
  describe.skipIf(host.missing || absent)(`real skills in ${host.name}${absent}`, () => {
    for (const language of languages) {
      it(`${language}: the base grammar's scopes stay`, async () => {
        const bare = await loadGrammar(host, language, { injected: false });
        const ours = await loadGrammar(host, language);
        const changed: string[] = [];
        let marked = 0;
        for (const { name, text } of skills) {
          const before = tokenize(bare.grammar, text);
          const after = tokenize(ours.grammar, text);
          for (const [index, line] of after.entries()) {
            marked += line.tokens.filter(({ scopes }) => ownScope(scopes)).length;
            const lost = differences(before[index] ?? { text: "", tokens: [] }, line);
            if (lost) changed.push(`${name}:${index + 1} ${lost}`);
          }
        }
        expect(changed).toEqual([]);
        expect(marked, "the injections are at work").toBeGreaterThan(skills.length);
      });

      it(`${language}: inside code blocks only what clients replace or run is marked`, async () => {
        const { grammar } = await loadGrammar(host, language);
        const allowed =
          /^(variable\.language\.substitution|(keyword\.control|punctuation\.definition)\.command|meta\.embedded)\b/;
        const wrong = skills.flatMap(({ name, text }) =>
          tokenize(grammar, text).flatMap(({ tokens, text: line }, index) =>
            tokens
              .filter(({ scopes }) => scopes.some((scope) => /^markup\.(fenced_code|raw)\.block/.test(scope)))
              .map(({ scopes }) => ownScope(scopes))
              .filter((scope) => scope && (language === "markdown" || !allowed.test(scope)))
              .map((scope) => `${name}:${index + 1} ${scope}: ${line}`),
          ),
        );
        expect(wrong).toEqual([]);
      });
    }

    it("paths: those in code spans are found, and none in a link, a code block or HTML", async () => {
      const { grammar } = await loadGrammar(host, "skill");
      const missed: string[] = [];
      const wrong: string[] = [];
      let found = 0;
      for (const { name, text } of skills) {
        const paths = pathStarts(tokenize(grammar, text));
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
      expect(found).toBeGreaterThan(100);
    });
  });
}

function readSkills(folder: string): { name: string; text: string }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|[\\/])SKILL\.md$/i.test(file))
    .map((file) => ({ name: file, text: readFileSync(join(folder, file), "utf8") }));
}

/** What the base grammar says of the line and no longer says with ours, or undefined. */
function differences(before: TokenizedLine, after: TokenizedLine): string | undefined {
  // VS Code mistakes some lines for mathematics; that ours take it back is tested with the fixtures.
  if (before.tokens.some(({ scopes }) => scopes.includes("markup.math.block.markdown"))) return undefined;
  for (let at = 0; at < after.text.length; at++) {
    const now = scopesAt(after.tokens, at);
    // Values of our fields are tokenised by ours alone, and what is in a command by the shell's grammar.
    if (now.some((scope) => /^meta\.(tools|skills|embedded\.inline\.shellscript)\.skillwright$/.test(scope))) continue;
    const base = scopesAt(before.tokens, at).join(" ");
    const kept = now.filter((scope) => !isOurs(scope)).join(" ");
    if (base !== kept) return `column ${at + 1}: "${base}" became "${kept}" in: ${after.text}`;
  }
  return undefined;
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
