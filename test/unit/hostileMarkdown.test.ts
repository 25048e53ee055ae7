// Any text, of any size, is read in time about linear in its length: a skill is data, never a reason to hang or crash.
import { describe, expect, test } from "vitest";
import { parseSkill } from "../../server/src/core/document/parseSkill.ts";

const SIZE = 200_000;
/** Where each line makes a block. */
const LINES = 40_000;

/** Units that make parsers slow when they are repeated, and whole texts of that kind. */
const UNITS = [
  "[",
  "]",
  "![",
  "[]",
  "[a](",
  "[a]: ",
  "`",
  "` ``",
  "*a ",
  "**a* ",
  "_a",
  "~~a",
  "<",
  "<!--",
  "<?",
  "<a:",
  "<a b ",
  "<![CDATA[",
  "&a",
  "a.b@",
  ".",
  "http://a.b/((",
  "\\",
  "a/",
  "a/b.",
  "a.b/",
  " ",
  "\n",
  "\r",
  "- a\n",
  "1. a\n",
  "> a\n",
  ">\n",
  "#\n",
  "- ",
  "1. ",
  "> ",
  ">",
  "```\na\n",
  "    a\n",
  "<div>\n",
  "a|b\n",
  "|a",
  "|a\n|-\n",
  "-",
  "=\n",
  "\t",
  "\u{1F600}",
  "\uD800",
];
const TEXTS: Readonly<Record<string, string>> = {
  "brackets that close late": "[".repeat(SIZE / 2) + "]".repeat(SIZE / 2),
  "runs of backticks of all lengths": Array.from({ length: 600 }, (_, i) => "`".repeat(i + 1)).join(" "),
  "a label that never ends": `[aaaa\n${"aaaa\n".repeat(SIZE / 5)}`,
  "a title that never ends": `[a]: b "\n${"aaaa\n".repeat(SIZE / 5)}`,
  "spaces below a pipe": `a|b\n${" ".repeat(SIZE)}x`,
  "a blank line of spaces below a pipe": `a|b\n${" ".repeat(SIZE)}\n`,
  "blank lines in deep lists": `${"- ".repeat(100)}x${"\n".repeat(SIZE)}`,
  "lines that go on with a deep quotation": `${"> ".repeat(100)}x\n${"y\n".repeat(SIZE / 2)}`,
  "a wide table": `${"|a".repeat(SIZE / 6)}\n${"|-".repeat(SIZE / 6)}\n${"|b".repeat(SIZE / 6)}`,
  "a tag with many attributes": `<a${" a".repeat(SIZE / 2)}`,
  "steps of a list": Array.from({ length: 600 }, (_, i) => `${"  ".repeat(i)}- x`).join("\n"),
};

describe("parsing ends soon", () => {
  const texts = [
    ...UNITS.map((unit) => [JSON.stringify(unit), unit.repeat((unit.endsWith("\n") ? LINES : SIZE) / unit.length)]),
    ...Object.entries(TEXTS),
  ];
  test.each(texts)("%s", (_, text = "") => {
    const started = performance.now();
    const skill = parseSkill(text);
    const middle = text.length >> 1;
    parseSkill(`${text.slice(0, middle)}x${text.slice(middle)}`, skill);
    // What is linear takes some milliseconds; what is quadratic takes minutes.
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

test("more blocks than memory holds are read from the beginning", () => {
  const { body } = parseSkill("a\n\n".repeat(150_000));
  expect(body.blocks.length).toBe(100_000);
});

test("what stands in the places where a construct is cut in two is still found", () => {
  const links = Array.from({ length: 3000 }, (_, i) => `[link ${i}](references/file-${i}.md)`).join(" ");
  expect(parseSkill(links).body.references.map(({ target }) => target.path)).toEqual(
    Array.from({ length: 3000 }, (_, i) => `references/file-${i}.md`),
  );
});
