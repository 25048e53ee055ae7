// The description between one quoted line and a block.
import { describe, expect, test } from "vitest";
import { applyEdits, refactorings } from "../../../server/src/core/index.ts";
import { open } from "./cursor.ts";

async function refactored(marked: string): Promise<string | undefined> {
  const { view, offset, text } = await open(marked);
  const [first, ...others] = await refactorings(view, { start: offset, end: offset });
  expect(others).toEqual([]);
  return first && applyEdits(text, first.edits);
}

describe("refactorings", () => {
  const words =
    "Reads PDF files, fills in forms and merges documents; use it when the user names a PDF, a form or a scan.";

  test.each([
    ["plain", `---\ndescription: ${words}$0\nname: x\n---\n`],
    ["double quotes", `---\ndescription: "${words}"$0\nname: x\n---\n`],
    ["single quotes", `---\ndescription: '${words}'$0\nname: x\n---\n`],
  ])("%s becomes a block, wrapped at words", async (_, text) => {
    expect(await refactored(text)).toBe(
      "---\ndescription: >-\n  Reads PDF files, fills in forms and merges documents; use it when the user names a PDF, a form or\n  a scan.\nname: x\n---\n",
    );
  });

  test.each([
    ["folded", ">-\n  a: b\n  c", '"a: b c"'],
    ["literal", "|\n  a\n  b", '"a\\nb"'],
    ["with quotes and backslashes", '>\n  a "b" \\c', '"a \\"b\\" \\\\c"'],
    ["CJK and emoji", ">-\n  中文：😀", '"中文：😀"'],
  ])("a %s block becomes one line", async (_, block, line) => {
    expect(await refactored(`---\ndes$0cription: ${block}\nname: x\n---\n`)).toBe(
      `---\ndescription: ${line}\nname: x\n---\n`,
    );
    const crlf = `---\ndes$0cription: ${block}\nname: x\n---\n`.replaceAll("\n", "\r\n");
    expect(await refactored(crlf)).toBe(`---\r\ndescription: ${line}\r\nname: x\r\n---\r\n`);
  });

  test("there and back again gives the same value", async () => {
    for (const value of [words, "a  b   c", "a\nb\n\nc", `${"長い説明。".repeat(60)}`, "ends in: colon # no comment"]) {
      const quoted = `---\ndescription: ${JSON.stringify(value)}\n---\n`;
      const block = await refactored(quoted.replace("description", "des$0cription"));
      expect(block).toMatch(/^---\ndescription: >-\n/);
      expect(await refactored(block?.replace("description", "des$0cription") ?? "")).toBe(quoted);
    }
  });

  test.each([
    ["another field", "---\nna$0me: x\ndescription: y\n---\n"],
    ["an empty value", "---\ndes$0cription:\n---\n"],
    ["a number", "---\ndes$0cription: 1\n---\n"],
    ["a broken value", "---\ndes$0cription: a: b\n---\n"],
    ["an anchor", "---\ndes$0cription: &a b\nc: *a\n---\n"],
    ["a comment that would become text", "---\ndes$0cription: a b # why\n---\n"],
    ["text that begins with spaces", '---\ndes$0cription: "  a"\n---\n'],
    ["the body", "---\ndescription: a\n---\nbo$0dy\n"],
  ])("nothing for %s", async (_, text) => {
    expect(await refactored(text)).toBeUndefined();
  });
});
