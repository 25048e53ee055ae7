// The core's Markdown against remark's: the same constructs at the same offsets, over generated text (test/corpus has the real ones).
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryMarkdown } from "../support/arbitraryMarkdown.ts";
import { ourConstructs, remarkConstructs } from "../support/markdownConstructs.ts";

/** Where the two differ and why it is let be. */
const ACCEPTED: readonly { readonly reason: string; readonly pattern: RegExp }[] = [
  {
    reason: "An empty list item right below other text: the engine does not let it end a paragraph of another list.",
    pattern: /^[ >]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(?:[-*+]|\d+[.)])[ \t]*(?:\n|$)/m,
  },
  {
    reason:
      "A quote mark behind four spaces goes on a quotation's paragraph; the engine takes what follows as its own.",
    pattern: /^ {4,}>/m,
  },
  {
    reason:
      "Text right below a definition: remark begins a heading of it at the definition, and goes on with indented text.",
    pattern: /\]:[^\n]*\n(?:[^\n]+\n){0,2}(?:---|===|[ >]* {4})/,
  },
  {
    reason: "Raw HTML right below a list item, not indented: the engine takes it for a line of the item.",
    pattern: /^[ >]*(?:[-*+]|\d+[.)])[^\n]*\n<[a-z]/m,
  },
  {
    reason: "An escaped angle bracket before an address: where a bare address ends is a matter of guessing.",
    pattern: /\\<https:/,
  },
  {
    reason: "What cannot be a destination, on the line below its label: the engine makes a definition of it.",
    pattern: /\]:[ \t>]*\n[^\n]*\(/,
  },
  {
    reason:
      "A table right below a line of text: the engine reads it as a table only if that line has no pipe, or not in a list.",
    pattern: /[^\n]\n[ >]*\| a \| b \|/,
  },
];

describe("generated text", () => {
  test("reads the same", () => {
    fc.assert(
      fc.property(arbitraryMarkdown(), (text) => {
        fc.pre(!ACCEPTED.some(({ pattern }) => pattern.test(text)));
        expect(ourConstructs(text)).toEqual(remarkConstructs(text));
      }),
      { numRuns: 2000, seed: 20_240_607 },
    );
  });

  test("reads the same with line breaks of Windows", () => {
    fc.assert(
      fc.property(arbitraryMarkdown(), (text) => {
        fc.pre(!ACCEPTED.some(({ pattern }) => pattern.test(text)));
        const crlf = text.replace(/\n/g, "\r\n");
        expect(ourConstructs(crlf)).toEqual(remarkConstructs(crlf));
      }),
      { numRuns: 500, seed: 20_240_608 },
    );
  });
});

describe("what parsers get wrong", () => {
  test.each([
    ["brackets in a link's text", "[see [1] for more](references/x.md)", ["link 0-35 references/x.md"]],
    ["an address in a link's text", "[https://x.test](a.md)", ["link 0-22 a.md"]],
    ["a code span behind an escaped backtick", "\\``a`", ["code 2-5"]],
    ["a tag with an underscore is no HTML", "<output_format>\n## Form", ["heading 16-23 2"]],
    ["a definition with half a parenthesis", "[a]: (\n\n[a]", []],
    ["a reference that nothing defines", "[a] [b][c] ![d]", []],
    ["a definition that is code", "```\n[a]: b\n```\n[a](c)", ["fence 0-14 ", "link 15-21 c"]],
    ["parentheses in a destination", "[a](b(1).md) [c](d(.md)", ["link 0-12 b(1).md"]],
    ["nothing in a destination", "[a]() [b](<>)", ["link 0-5 ", "link 6-13 "]],
    ["an image in a link", "[![a](b.png)](c.md)", ["image 1-12 b.png", "link 0-19 c.md"]],
    ["a link in emphasis in a link", "[*[a](b)*](c)", ["link 2-8 b"]],
  ])("%s", (_, text, expected) => {
    expect([...ourConstructs(text)].sort()).toEqual([...expected].sort());
    expect(ourConstructs(text)).toEqual(remarkConstructs(text));
  });
});
