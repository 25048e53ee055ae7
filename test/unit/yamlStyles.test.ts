// From one style of YAML to another and back, without a change of what it says.
import fc from "fast-check";
import { expect, test } from "vitest";
import { toBlockScalar, toQuotedLine } from "../../server/src/core/document/blockScalar.ts";
import { toBlockStyle } from "../../server/src/core/document/blockStyle.ts";
import type { Frontmatter } from "../../server/src/core/document/frontmatter.ts";
import { parseSkill } from "../../server/src/core/document/parseSkill.ts";
import { doubleQuoted, foldLines, wrapLine } from "../../server/src/core/document/writeYaml.ts";
import { stringOf, type YamlScalar } from "../../server/src/core/document/yamlNode.ts";
import { yamlValue } from "../../server/src/core/document/yamlValue.ts";
import { applyEdits, type TextEdit } from "../../server/src/core/text/edit.ts";

function frontmatterOf(text: string): Frontmatter {
  return parseSkill(text).frontmatter;
}

function description(text: string): { frontmatter: Frontmatter; node: YamlScalar } {
  const frontmatter = frontmatterOf(text);
  const node = frontmatter.get("description");
  if (node?.type !== "scalar") {
    throw new Error("The description is no scalar.");
  }
  return { frontmatter, node };
}

function edited(text: string, edit: TextEdit | undefined): string {
  return edit === undefined ? "no edit" : applyEdits(text, [edit]);
}

test("any text in double quotes is read back as it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(stringOf(frontmatterOf(`---\na: ${doubleQuoted(text)}\n---\n`).get("a"))).toBe(text);
    }),
    { numRuns: 300 },
  );
});

test("a long line becomes a folded block with the file's line breaks, and comes back", () => {
  const sentence = "Reads PDFs: text, tables and forms, page by page, and says what it could not read. "
    .repeat(2)
    .trim();
  const text = `---\nname: x\ndescription: ${doubleQuoted(sentence)}\nlicense: MIT\n---\n`.replaceAll("\n", "\r\n");
  const { frontmatter, node } = description(text);
  const block = edited(text, toBlockScalar(frontmatter, node));
  expect(block).toContain("description: >-\r\n  Reads PDFs: text,");
  expect(block.split("\r\n").every((line) => line.length <= 80 && !line.includes("\n"))).toBe(true);
  const again = description(block);
  expect(again.node.text).toBe(sentence);
  expect(edited(block, toQuotedLine(again.frontmatter, again.node))).toBe(text);
});

test("a text with lines of its own becomes a literal block", () => {
  const text = '---\nmetadata:\n  x: 1\ndescription: "one:\\n  - two\\n\\nthree"\n---\n';
  const { frontmatter, node } = description(text);
  expect(edited(text, toBlockScalar(frontmatter, node))).toBe(
    "---\nmetadata:\n  x: 1\ndescription: |-\n  one:\n    - two\n\n  three\n---\n",
  );
});

test.each([
  ["a block already", "description: |\n  x\n"],
  ["a number", "description: 1\n"],
  ["nothing", "description:\n"],
  ["leading blanks", 'description: " x"\n'],
  ["a comment behind it", "description: 'x' # c\n"],
  ["a control character", 'description: "a\\x07b"\n'],
])("no block for %s", (_, yaml) => {
  const { frontmatter, node } = description(`---\n${yaml}---\n`);
  expect(toBlockScalar(frontmatter, node)).toBeUndefined();
});

test("a block is offered only where it keeps the value", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", " ", "\n", "#", ":", "-", "é", "word ", "\t") }), (value) => {
      const text = `---\nname: x\ndescription: ${doubleQuoted(value)}\n---\n`;
      const { frontmatter, node } = description(text);
      const edit = toBlockScalar(frontmatter, node);
      fc.pre(edit !== undefined);
      expect(description(applyEdits(text, [edit])).node.text).toBe(value);
    }),
    { numRuns: 300 },
  );
});

const scalar = fc.oneof(
  fc.constantFrom("a", "1.0", "'x, y'", '"[z]"', "true", "null", "'it''s'", "~", "a-b", "http://x/y"),
  fc.string({ maxLength: 6 }).map(doubleQuoted),
);
const flow = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    fc.array(tie("node"), { minLength: 1, maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
    fc
      .array(tie("node"), { minLength: 1, maxLength: 3 })
      .map((items) => `{ ${items.map((item, index) => `k${index}: ${item}`).join(",\n    ")} }`),
  ),
})).node;

test("lists and maps in brackets become lines that say the same", () => {
  fc.assert(
    fc.property(fc.array(flow, { minLength: 1, maxLength: 3 }), (items) => {
      const text = `---\nname: x\ntags: [${items.join(",\n  ")}]  # c\nmetadata:\n  - {a: ${items[0]}}\n---\n`;
      const frontmatter = frontmatterOf(text);
      const [, tags, metadata] = frontmatter.fields;
      const item = metadata?.value.type === "list" ? metadata.value.items[0] : undefined;
      for (const node of [tags?.value, item]) {
        if (node?.type !== "list" && node?.type !== "map") {
          throw new Error("The example is no collection.");
        }
        const edit = toBlockStyle(frontmatter, node);
        const fixed = frontmatterOf(edited(text, edit));
        expect(edit).toBeDefined();
        expect(fixed.fields.map(({ value }) => yamlValue(value))).toEqual(
          frontmatter.fields.map(({ value }) => yamlValue(value)),
        );
      }
    }),
    { numRuns: 200 },
  );
});

test.each([
  ["an alias", "name: &a x\ntags: [*a]\n"],
  ["a tag", "tags: [!!str 1]\n"],
  ["an empty list", "tags: []\n"],
  ["an empty map inside", "tags: [a, {}]\n"],
])("%s has no other style", (_, yaml) => {
  const frontmatter = frontmatterOf(`---\n${yaml}---\n`);
  const node = frontmatter.get("tags");
  expect(node?.type === "list" ? toBlockStyle(frontmatter, node) : "no list").toBeUndefined();
});

test("lines are folded as YAML folds plain text", () => {
  expect(foldLines("  one\r\n  two \n\n\n three\n")).toBe("one two\n\nthree");
});

test("lines are broken only where folding gives the same text back", () => {
  expect(wrapLine("aaa bbb  ccc ddd", 7)).toEqual(["aaa", "bbb  ccc", "ddd"]);
});
