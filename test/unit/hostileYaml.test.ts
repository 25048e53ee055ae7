// Any bytes and any size: no rule throws, and nothing takes a time that anyone would feel.
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseSkill } from "../../server/src/core/document/parseSkill.ts";
import { applyFixes } from "../../server/src/core/rules/applyFixes.ts";
import { RULES } from "../../server/src/core/rules/index.ts";
import { findingsOf } from "../support/checkInMemory.ts";

const rules = RULES.filter(({ id }) => /^(?:encoding|frontmatter|yaml)-/.test(id));
const skill = (yaml: string): string => `---\nname: x\n${yaml}\n---\n# Body\n`;
const MEGABYTE = 1_000_000;
/** Generous for a busy machine; what is quadratic takes minutes at these sizes. */
const MOST_MS = 4000;

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join("\n");
}

const levels = "abcdefghijklmnopqrst".split("");

test.each<[string, string, string | undefined]>([
  ["10,000 brackets", skill(`a: ${"[".repeat(10_000)}`), "tooMuch"],
  ["10,000 brackets that close", skill(`a: ${"[".repeat(10_000)}${"]".repeat(10_000)}`), "tooMuch"],
  ["10,000 dashes on a line", skill(`a:\n  ${"- ".repeat(10_000)}x`), "tooMuch"],
  ["2,000 nested keys", skill(lines(2000, (index) => `${" ".repeat(index)}k:`)), "tooMuch"],
  [
    "an alias bomb of 20 levels",
    skill(
      lines(
        20,
        (index) => `${levels[index]}: &${levels[index]} [${`*${levels[index - 1] ?? "a"},`.repeat(9)}]`,
      ).replace(/\*a,/, "x,"),
    ),
    undefined,
  ],
  ["a description of 1 MB", skill(`description: ${"word ".repeat(MEGABYTE / 5)}`), undefined],
  ["1 MB with a colon at its end", skill(`description: ${"word ".repeat(MEGABYTE / 5)}x: y`), "colon"],
  ["1 MB of colons", skill(`description: ${": ".repeat(MEGABYTE / 2)}`), "colon"],
  ["1 MB of quotes", skill(`description: ${'" '.repeat(MEGABYTE / 2)}`), "afterQuote"],
  ["1 MB behind an open quote", skill(`description: "${"word ".repeat(MEGABYTE / 5)}`), "unclosedQuote"],
  ["1 MB of spaces", skill(`description: ${" ".repeat(MEGABYTE)}`), undefined],
  ["1 MB of hyphens", skill(`description: ${"-".repeat(MEGABYTE)}`), undefined],
  ["1 MB in a block", skill(`description: >\n  ${"word ".repeat(MEGABYTE / 5)}`), undefined],
  ["100,000 fields", skill(lines(100_000, (index) => `k${index}: v`)), "tooMuch"],
  ["4,000 broken fields", skill(lines(4000, (index) => `k${index}: a: b`)), "colon"],
  ["4,000 stray lines", skill(lines(4000, () => "text without a key")), "continuation"],
  ["4,000 items in a map", skill(lines(4000, () => "- x: y")), "other"],
  ["4,000 lines below an open bracket", skill(`a: [\n${lines(4000, () => "  x, 'y', {z")}`), "tooMuch"],
  ["1 MB of blank lines above", `${"\n".repeat(MEGABYTE)}${skill("a: b")}`, undefined],
  ["1 MB of underscores", `${"_".repeat(MEGABYTE)}\n\n## name: x\n`, undefined],
  ["a heading of 1 MB", `## name: ${"x description: y ".repeat(MEGABYTE / 17)}\n`, undefined],
  ["200,000 list items without end", `---\nname: x\n${lines(200_000, () => "- x")}\n`, "tooMuch"],
])("%s", (_, text, messageId) => {
  const start = performance.now();
  const findings = findingsOf(text, undefined, rules);
  for (const { fixes } of findings.slice(0, 5)) {
    expect(fixes).toBeInstanceOf(Array);
  }
  expect(performance.now() - start).toBeLessThan(MOST_MS);
  const syntax = findings.find(({ rule }) => rule === "yaml-syntax");
  if (messageId !== undefined) {
    expect(syntax?.messageId).toBe(messageId);
  }
});

test("an alias bomb is counted, not expanded", () => {
  const bomb = lines(20, (index) =>
    index === 0 ? "a: &a [x, x]" : `${levels[index]}: &${levels[index]} [${`*${levels[index - 1]}, `.repeat(9)}x]`,
  );
  const { frontmatter } = parseSkill(skill(bomb));
  expect(frontmatter.problem).toBeUndefined();
  expect(frontmatter.expandedSize).toBeGreaterThan(1e15);
  expect(findingsOf(skill(bomb), undefined, rules).map(({ messageId }) => messageId)).toContain("bomb");
});

const piece = fc.constantFrom(
  "---",
  "...",
  "\n",
  "\r\n",
  "\r",
  "name:",
  "description: ",
  "  ",
  "\t",
  "- ",
  ": ",
  '"',
  "'",
  "[",
  "]",
  "{",
  "}",
  ">",
  "|-",
  "#",
  "&a",
  "*a",
  "!t",
  "%",
  "@",
  "`",
  "```yaml\n",
  "## name: x",
  "____",
  "\uFEFF",
  "\0",
  "\uD800",
  "é",
  "😀",
  "text",
  ",",
  "\\",
  "?",
  "<!-- c -->",
);

test("no mixture of YAML's and Markdown's marks makes a rule throw, and fixing it ends", () => {
  fc.assert(
    fc.property(fc.boolean(), fc.array(piece, { maxLength: 30 }), (opened, pieces) => {
      const { text } = parseSkill((opened ? "---\n" : "") + pieces.join(""));
      const check = (source: string): ReturnType<typeof findingsOf> => findingsOf(source, undefined, rules);
      for (const { span, fixes, related } of check(text)) {
        for (const { start, end } of [
          span,
          ...related.map((place) => place.span),
          ...fixes.flatMap((fix) => fix.edits.map((edit) => edit.span)),
        ]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }
      const fixed = applyFixes(text, check, "safe", false).text;
      expect(applyFixes(fixed, check, "safe", false).text).toBe(fixed);
    }),
    { numRuns: 1500 },
  );
});

test("no bytes make parsing or a rule throw", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      findingsOf(bytes, undefined, rules);
    }),
    { numRuns: 500 },
  );
});
