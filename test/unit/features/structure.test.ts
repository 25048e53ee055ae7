// The outline, what folds, what "expand selection" selects.
import { describe, expect, test } from "vitest";
import {
  type DocumentSymbol,
  documentSymbols,
  foldingRanges,
  selectionRanges,
} from "../../../server/src/core/index.ts";
import { open } from "./cursor.ts";

describe("documentSymbols", () => {
  const draw = (symbols: readonly DocumentSymbol[], text: string, indent = ""): string[] =>
    symbols.flatMap(({ name, detail, span, children }) => [
      `${indent}${name}${detail === undefined ? "" : ` = ${detail}`} | ${JSON.stringify(text.slice(span.start, span.end).slice(-8))}`,
      ...draw(children, text, `${indent}  `),
    ]);
  const outline = async (text: string): Promise<string[]> => {
    const opened = await open(text);
    return draw(documentSymbols(opened.view), opened.text);
  };

  test("frontmatter with its fields, headings as a tree with their sections", async () => {
    const text = `---
name: pdf-tools
description: >-
  Two
  lines
allowed-tools: [Read, Grep]
metadata:
  a: b
---

# One *em*

### Three

text 3

## Two

text 2

# Last
===
`;
    expect(await outline(text)).toEqual([
      'Frontmatter | "a: b\\n---"',
      '  name = pdf-tools | "df-tools"',
      '  description = Two lines | "\\n  lines"',
      '  allowed-tools = [Read, Grep] | "d, Grep]"',
      '  metadata = a: b | ":\\n  a: b"',
      'One em | "\\n\\ntext 2"',
      '  Three | "\\n\\ntext 3"',
      '  Two | "\\n\\ntext 2"',
      'Last | "Last\\n==="',
    ]);
  });

  test.each([
    ["an empty file", "", []],
    [
      "a BOM and CRLF",
      "\uFEFF---\r\nname: x\r\n---\r\n# A\r\n",
      ['Frontmatter | ": x\\r\\n---"', '  name = x | "name: x"', 'A | "# A"'],
    ],
    ["an unclosed frontmatter", "---\nname: x\n", ['Frontmatter | "\\nname: x"', '  name = x | "name: x"']],
    [
      "broken YAML",
      "---\nname: x\nd: a: b\n---\n",
      ['Frontmatter | "a: b\\n---"', '  name = x | "name: x"', '  d = a: b | "d: a: b"'],
    ],
    ["a heading without text", "#\n", ['(no title) | "#"']],
    ["a key without text", "---\n: x\n---\n", ['Frontmatter | "\\n: x\\n---"', '  (no key) = x | ": x"']],
  ])("%s", async (_, text, expected) => {
    expect(await outline(text)).toEqual(expected);
  });

  test("a long value is cut between characters", async () => {
    const [line] = (await outline(`---\nd: "${"😀".repeat(200)}"\n---\n`)).slice(1);
    expect(line).toContain(`d = ${"😀".repeat(79)}… |`);
  });
});

describe("foldingRanges", () => {
  const folds = async (text: string): Promise<string[]> =>
    foldingRanges((await open(text)).view).map(
      ({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind === undefined ? "" : ` ${kind}`}`,
    );

  test.each([
    [
      "the frontmatter and its long values",
      "---\nname: x\nd: >-\n  a\n  b\nm:\n  k:\n    - 1\n    - 2\n---\n",
      ["0-9 region", "2-4", "5-8", "6-8"],
    ],
    ["an unclosed frontmatter", "---\nname: x\nd:\n  a: 1\n", ["0-3 region", "2-3"]],
    ["sections without the blank lines behind them", "# A\n\na\n\n## B\n\nb\n\n\n# C\n\nc\n", ["0-6", "4-6", "9-11"]],
    ["a heading below another alone", "# A\n# B\n", []],
    ["fences", "```js\na\n```\n\n~~~\nb\n", ["0-2", "4-5"]],
    ["lists", "- a\n- b\n  c\n  - d\n  - e\n", ["0-4", "1-4", "3-4"]],
    ["an item that goes on", "- a\n  b\n- c\n", ["0-2"]],
    ["block quotes", "> a\n> b\n", ["0-1"]],
    ["comments", "<!-- a\nb -->\n\ntext <!-- c\nd --> text\n", ["0-1 comment", "3-4 comment"]],
    ["a table", "| a |\n|---|\n| b |\n", ["0-2"]],
    ["a heading in a list heads no section", "- # A\n\n  a\n\ntext\n\ntext\n", ["0-2"]],
    ["comments that share a line", "a <!-- b\nc --> d <!-- e\nf -->\n", ["0-1 comment"]],
    ["CRLF", "\uFEFF---\r\na: 1\r\n---\r\n# A\r\n\r\na\r\n", ["0-2 region", "3-5"]],
    ["nothing", "", []],
  ])("%s", async (_, text, expected) => {
    expect(await folds(text)).toEqual(expected);
  });
});

describe("selectionRanges", () => {
  const steps = async (marked: string): Promise<string[]> => {
    const { view, offset, text } = await open(marked);
    return selectionRanges(view, offset).map(({ start, end }) => text.slice(start, end));
  };

  test("in the body: word, inline, line, block, section, body, file", async () => {
    const text = "---\nname: x\n---\n\n# A\n\n## B\n\n- one\n- see **bold wo$0rds** here\n  more\n\n## C\n";
    const file = text.replace("$0", "");
    expect(await steps(text)).toEqual([
      "words",
      "bold words",
      "**bold words**",
      "- see **bold words** here",
      "- see **bold words** here\n  more",
      "- one\n- see **bold words** here\n  more",
      "## B\n\n- one\n- see **bold words** here\n  more",
      "# A\n\n## B\n\n- one\n- see **bold words** here\n  more\n\n## C",
      "\n# A\n\n## B\n\n- one\n- see **bold words** here\n  more\n\n## C\n",
      file,
    ]);
  });

  test.each([
    ["[la$0bel](a/b.md)", ["label", "[label](a/b.md)"]],
    ["[label](a/$0b.md)", ["b", "a/b.md", "[label](a/b.md)"]],
    ["`co$0de span`", ["code", "code span", "`code span`"]],
    ["中$0文 字", ["中文", "中文 字"]],
    ["中文$0 字", ["中文", "中文 字"]],
    ["a 😀$0 b", ["a 😀 b"]],
    ["```\na b$0\n```", ["b", "a b", "```\na b\n```"]],
    ["$0", []],
  ])("%s", async (body, expected) => {
    expect((await steps(`${body}\n`)).slice(0, -1)).toEqual(expected);
    const crlf = (await steps(`${body}\n`.replaceAll("\n", "\r\n"))).slice(0, -1);
    expect(crlf).toEqual(expected.map((step) => step.replaceAll("\n", "\r\n")));
  });

  test("in the frontmatter: word, value, field, frontmatter, file", async () => {
    expect(await steps('---\nname: x\nmetadata:\n  author: "some o$0ne"\n---\nbody\n')).toEqual([
      "one",
      "some one",
      '"some one"',
      'author: "some one"',
      'metadata:\n  author: "some one"',
      'name: x\nmetadata:\n  author: "some one"',
      'name: x\nmetadata:\n  author: "some one"\n',
      '---\nname: x\nmetadata:\n  author: "some one"\n---',
      '---\nname: x\nmetadata:\n  author: "some one"\n---\nbody\n',
    ]);
    expect(await steps("---\nna$0me: x")).toEqual(["name", "name: x", "---\nname: x"]);
  });
});
