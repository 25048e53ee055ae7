// Completion of paths and headings in the body.
import { describe, expect, test } from "vitest";
import { complete } from "../../../server/src/core/index.ts";
import { accepted, labels, open } from "./cursor.ts";

const FILES = {
  "references/forms.md": "# Forms\n\n## Fill in\n\n## Fill in\n\n## 中文 标题\n",
  "references/deep/more.md": "# More\n",
  "references/my file (1).md": "# Mine\n",
  "scripts/run.py": "print(1)\n",
  "assets/logo.png": "x",
  "LICENSE.txt": "MIT",
  ".env": "x",
  "node_modules/a/index.js": "",
  "/skills/other/SKILL.md": "---\nname: other\n---\n",
};
const ROOT = ["assets/", "references/", "scripts/", "LICENSE.txt"];
const HEAD = "---\nname: pdf-tools\n---\n";

describe("where paths are offered", () => {
  test.each([
    ["a link", "[x]($0)"],
    ["an unclosed link", "[x]($0"],
    ["an unclosed link before text", "[x]($0 and more text"],
    ["a space before the destination", "[x]( $0)"],
    ["an image", "![x]($0)"],
    ["angle brackets", "[x](<$0>)"],
    ["an unclosed angle bracket", "[x](<$0"],
    ["a definition", "[x]: $0"],
    ["a definition in angle brackets", "[x]: <$0>"],
    ["a code span", "`$0`"],
    ["an unclosed code span", "see `$0"],
    ["a code span of two backticks", "see ``$0``"],
    ["a command", "`python $0`"],
    ["`./`", "[x](./$0)"],
    ["`./` in code", "`./$0`"],
    ["a variable", "[x](${CLAUDE_SKILL_DIR}/$0)"],
    ["a variable in code", "`python ${CLAUDE_SKILL_DIR}/$0`"],
    ["OpenClaw's variable", "`{baseDir}/$0`"],
    ["a detour", "[x](scripts/../$0)"],
    ["the skill's own folder from outside", "[x](../pdf-tools/$0)"],
    ["behind another link", "[a](scripts/run.py) and [x]($0)"],
    ["behind a code span", "`a ( [` and [x]($0)"],
    ["behind a lone backtick", "the ` key and [x]($0)"],
    ["behind CJK and emoji", "请看🛠️[说明]($0)"],
    ["a list", "- [x]($0)"],
    ["a nested list", "1. a\n   - b `$0`"],
    ["a quote", "> [x]($0"],
    ["a table", "| a | b |\n|---|---|\n| [x]($0) | c |"],
    ["a heading", "## [x]($0)"],
    ["a definition in a quote", "> [x]: $0"],
    ["behind a closed comment", "a <!-- b --> [x]($0)"],
    ["behind a fence", "```\na\n```\n[x]($0)"],
  ])("%s", async (_, body) => {
    expect(await labels(`${HEAD}${body}`, FILES)).toEqual(ROOT);
    expect(await labels(`${HEAD}${body}\n\nMore.\n`, FILES)).toEqual(ROOT);
    expect(await labels(`${HEAD}${body}\n`.replaceAll("\n", "\r\n"), FILES)).toEqual(ROOT);
  });

  test.each([
    ["prose", "see $0"],
    ["prose with a path", "see references/$0"],
    ["a label", "[ref$0](x)"],
    ["a label alone", "[ref$0]"],
    ["a title", '[x](a "$0")'],
    ["behind a destination", "[x](a) $0"],
    ["behind a code span", "`a` $0"],
    ["a fence", "```\n[x]($0)\n```"],
    ["an unclosed fence", "```\n[x]($0"],
    ["an empty line of an unclosed fence", "```\na\n\n$0"],
    ["a fence in a list", "- a\n  ```\n  `$0`\n  ```"],
    ["indented code", "    [x]($0)"],
    ["a comment", "<!-- [x]($0) -->"],
    ["an unclosed comment", "<!-- [x]($0"],
    ["an HTML tag", '<a href="$0">'],
    ["an absolute path", "[x](/$0)"],
    ["a home path", "[x](~/$0)"],
    ["a URL", "[x](https://example.com/$0)"],
    ["outside the skill", "[x](../$0)"],
    ["another skill", "[x](../other/$0)"],
    ["a folder that is not there", "[x](nothing/$0)"],
    ["a query", "[x](scripts/?$0)"],
    ["backslashes", "`scripts\\$0`"],
    ["a footnote", "[^1]: $0"],
    ["an escaped backtick", "\\`$0"],
    ["words behind a lone backtick", "the ` key does thi$0"],
    ["a word behind a lone backtick that begins like a folder", "the ` key is in ref$0"],
    ["prose behind a code span over two lines", "`a\nb` ref$0 `c`"],
    ["a fence in a list, behind a blank line", "- a\n\n  ```\n  x\n\n  `$0`"],
    ["a color", "`#$0`"],
  ])("not in %s", async (_, body) => {
    expect(await labels(`${HEAD}${body}`, FILES)).toEqual([]);
    expect(await labels(`${HEAD}${body}`.replaceAll("\n", "\r\n"), FILES)).toEqual([]);
  });
});

describe("what accepting a path writes", () => {
  test.each([
    ["[x](ref$0)", "references/", "[x](references/)"],
    ["[x](ref$0", "references/", "[x](references/"],
    ["[x](./ref$0)", "references/", "[x](./references/)"],
    ["[x](ref$0erences/forms.md)", "references/", "[x](references/forms.md)"],
    ["[x](sc$0/forms.md)", "scripts/", "[x](scripts/forms.md)"],
    ["[x](references/$0)", "forms.md", "[x](references/forms.md)"],
    ["[x](references/fo$0", "forms.md", "[x](references/forms.md"],
    ["[x](references/fo$0 and text", "forms.md", "[x](references/forms.md and text"],
    ["[x](references/fo$0rm.md#usage)", "forms.md", "[x](references/forms.md#usage)"],
    ['[x](references/fo$0 "Title")', "forms.md", '[x](references/forms.md "Title")'],
    ["[x](references/deep/$0)", "more.md", "[x](references/deep/more.md)"],
    ["[x](references/my$0)", "my file (1).md", "[x](references/my%20file%20%281%29.md)"],
    ["[x](references/my%20$0)", "my file (1).md", "[x](references/my%20file%20%281%29.md)"],
    ["[x](<references/my f$0>)", "my file (1).md", "[x](<references/my file (1).md>)"],
    ["[x](<references/my f$0", "my file (1).md", "[x](<references/my file (1).md"],
    ["[x]: references/my$0", "my file (1).md", "[x]: references/my%20file%20%281%29.md"],
    ["[x]: <references/my f$0>", "my file (1).md", "[x]: <references/my file (1).md>"],
    ["![x](assets/$0)", "logo.png", "![x](assets/logo.png)"],
    ["`scripts/$0`", "run.py", "`scripts/run.py`"],
    ["`scripts/r$0", "run.py", "`scripts/run.py"],
    ["`scripts/r$0 then prose", "run.py", "`scripts/run.py then prose"],
    ["`python scripts/$0 --all`", "run.py", "`python scripts/run.py --all`"],
    ["`python ${CLAUDE_SKILL_DIR}/scripts/$0`", "run.py", "`python ${CLAUDE_SKILL_DIR}/scripts/run.py`"],
    ["`${CL$0`", "${CLAUDE_SKILL_DIR}/", "`${CLAUDE_SKILL_DIR}/`"],
    ["`{b$0`", "{baseDir}/", "`{baseDir}/`"],
    ["[x](LIC$0)", "LICENSE.txt", "[x](LICENSE.txt)"],
    ["🛠️ 中文 [说明](ref$0)", "references/", "🛠️ 中文 [说明](references/)"],
    ["[x](.e$0)", ".env", "[x](.env)"],
  ])("%s", async (body, label, expected) => {
    expect(await accepted(`${HEAD}${body}\n`, label, FILES)).toBe(`${HEAD}${expected}\n`);
    expect(await accepted(`${HEAD}- a\r\n- ${body}`, label, FILES)).toBe(`${HEAD}- a\r\n- ${expected}`);
  });

  test("a name that a code span cannot hold is offered in links only", async () => {
    const files = { "a`b.md": "" };
    expect(await accepted(`${HEAD}[x]($0)`, "a`b.md", files)).toBe(`${HEAD}[x](a\`b.md)`);
    expect(await labels(`${HEAD}\`$0\``, files)).toEqual([]);
  });

  test("a folder asks again, a file does not; a large folder is cut", async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`data/f${i}.txt`, ""]));
    const root = await open(`${HEAD}[x]($0)`, FILES);
    const { items } = await complete(root.view, root.offset);
    expect(items.filter(({ retrigger }) => retrigger).map(({ kind }) => kind)).toEqual(["folder", "folder", "folder"]);
    const large = await open(`${HEAD}[x](data/$0)`, many);
    const cut = await complete(large.view, large.offset);
    expect(cut.incomplete).toBe(true);
    expect(cut.items.length).toBeLessThan(300);
    expect(await labels(`${HEAD}[x](data/f29$0)`, many)).toContain("f299.txt");
  });

  test("without a folder nothing is offered but headings", async () => {
    const { view, offset } = await open(`${HEAD}# A\n\n[x]($0)`);
    expect(await complete({ ...view, folder: undefined }, offset)).toEqual({ items: [], incomplete: false });
    const heading = await open(`${HEAD}# A\n\n[x](#$0)`);
    const { items } = await complete({ ...heading.view, folder: undefined }, heading.offset);
    expect(items.map(({ newText }) => newText)).toEqual(["a"]);
  });
});

describe("headings", () => {
  const body = "# Title\n\n## Getting `started` ✨\n\n## Own {#own-id}\n\n";

  test("of this file, in their order", async () => {
    expect(await labels(`${HEAD}${body}[x](#$0)`, FILES)).toEqual(["Title", "Getting started ✨", "Own"]);
    expect(await labels(`${HEAD}${body}[x]: #$0`, FILES)).toEqual(["Title", "Getting started ✨", "Own"]);
  });

  test("of the linked file", async () => {
    const expected = ["Forms", "Fill in", "Fill in", "中文 标题"];
    expect(await labels(`${HEAD}[x](references/forms.md#$0)`, FILES)).toEqual(expected);
    expect(await labels(`${HEAD}[x](./references/forms.md#$0`, FILES)).toEqual(expected);
    expect(await labels(`${HEAD}\`references/forms.md#$0\``, FILES)).toEqual(expected);
    expect(await labels(`${HEAD}[x](scripts/run.py#$0)`, FILES)).toEqual([]);
    expect(await labels(`${HEAD}[x](references/gone.md#$0)`, FILES)).toEqual([]);
  });

  test.each([
    ["[x](#get$0)", "Getting started ✨", "[x](#getting-started-)"],
    ["[x](#get$0ting)", "Getting started ✨", "[x](#getting-started-)"],
    ["[x](#o$0", "Own", "[x](#own-id"],
    ["[x](references/forms.md#中$0)", "中文 标题", "[x](references/forms.md#中文-标题)"],
  ])("%s", async (line, label, expected) => {
    expect(await accepted(`${HEAD}${body}${line}\n`, label, FILES)).toBe(`${HEAD}${body}${expected}\n`);
  });

  test("a repeated heading leads to its own place", async () => {
    const { view, offset } = await open(`${HEAD}[x](references/forms.md#fill$0)`, FILES);
    const { items } = await complete(view, offset);
    expect(items.map(({ newText, detail }) => [newText, detail])).toEqual([
      ["fill-in", "## #fill-in"],
      ["fill-in-1", "## #fill-in-1"],
    ]);
  });
});
