import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitTools, TOOLS } from "../../server/src/core/spec/tools.ts";

const texts = (list: string): string[] => splitTools(list).tokens.map(({ text }) => text);

/** White space that is no blank of ASCII: from other scripts, pasted text, and a mark in the wrong place. */
const WIDE_SPACES = ["\u00A0", "\u2003", "\u2028", "\u3000", "\uFEFF"];

describe("splitTools", () => {
  test.each([
    ["", []],
    ["Read", ["Read"]],
    ["Read Write", ["Read", "Write"]],
    ["Read,Write , Grep", ["Read", "Write", "Grep"]],
    ["Bash(git add *), Bash(gh issue:*)", ["Bash(git add *)", "Bash(gh issue:*)"]],
    ["Bash(a, b) mcp__x__y", ["Bash(a, b)", "mcp__x__y"]],
    ["Bash(f(a b) c) Read", ["Bash(f(a b) c)", "Read"]],
    ["Bash(echo \\( x) Read", ["Bash(echo \\( x)", "Read"]],
    ["Read Bash(git add *, Write", ["Read", "Bash(git add *, Write"]],
    ["Read\n  Write\r\n\tGrep", ["Read", "Write", "Grep"]],
  ])("%j", (list, expected) => {
    expect(texts(list)).toEqual(expected);
  });

  test("a tool's name, its pattern and what is missing", () => {
    const { tokens } = splitTools("Bash(git add *) Read Edit( Write) Bash()");
    expect(tokens.map(({ name, pattern, balanced }) => [name, pattern, balanced])).toEqual([
      ["Bash", "git add *", true],
      ["Read", undefined, true],
      ["Edit", " Write", true],
      ["Bash", "", true],
    ]);
    expect(splitTools("Bash(a").tokens[0]).toMatchObject({ name: "Bash", pattern: "a", balanced: false });
    expect(splitTools("Bash)").tokens[0]).toMatchObject({ name: "Bash)", balanced: false });
  });

  test.each([
    ["Read, Write", []],
    [", Read", [0]],
    ["Read,, Write", [5]],
    ["Read, Write,", [11]],
    [",", [0]],
    [",,", [0, 1]],
  ])("empty tools in %j", (list, expected) => {
    expect(splitTools(list).emptyAt.map(({ start }) => start)).toEqual(expected);
  });

  test("every white space parts tools, a mark and an ideographic space too", () => {
    for (const space of WIDE_SPACES) {
      expect(splitTools(`Read${space}`).tokens.map(({ text }) => text)).toEqual(["Read"]);
      expect(splitTools(`Read${space}Bash(a${space}`).tokens.map(({ text }) => text)).toEqual(["Read", "Bash(a"]);
    }
  });

  test("nothing is lost: what lies between tools is white space and commas", () => {
    const list = fc.string({
      unit: fc.constantFrom("a", "B", " ", ",", "(", ")", "\\", "\n", "*", "é", ...WIDE_SPACES),
    });
    fc.assert(
      fc.property(list, (text) => {
        const { tokens, commas } = splitTools(text);
        let at = 0;
        for (const { span, text: token } of tokens) {
          expect(text.slice(at, span.start)).toMatch(/^[\s,]*$/);
          expect(text.slice(span.start, span.end)).toBe(token);
          expect(token).not.toBe("");
          at = span.end;
        }
        expect(text.slice(at)).toMatch(/^[\s,]*$/);
        for (const { start } of commas) {
          expect(text[start]).toBe(",");
        }
      }),
    );
  });

  test("a megabyte of anything takes no time to speak of", () => {
    for (const unit of ["(", ")", ",", "a", "\\", " ", "a(b) "]) {
      const start = performance.now();
      splitTools(unit.repeat(1_000_000 / unit.length));
      expect(performance.now() - start).toBeLessThan(2000);
    }
  });
});

test("the example of every tool is one tool of its name", () => {
  for (const { name, pattern } of TOOLS) {
    if (pattern !== undefined) {
      expect(splitTools(pattern.example).tokens).toMatchObject([{ name, balanced: true }]);
    }
  }
});
