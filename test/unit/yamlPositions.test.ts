// The exact places of keys and values in every style, for each kind of line break.
import { describe, expect, test } from "vitest";
import { parseSkill } from "../../server/src/core/document/parseSkill.ts";
import type { YamlNode } from "../../server/src/core/document/yamlNode.ts";

/** Fields as `key · style · value as written · its content · the value`. */
function fieldsOf(yaml: string, lineBreak = "\n"): string[] {
  const text = `---\n${yaml}---\n# Body\n`.replaceAll("\n", lineBreak);
  const { frontmatter, body } = parseSkill(text);
  expect(frontmatter.problem).toBeUndefined();
  expect(body.text).toBe(`# Body${lineBreak}`);
  return frontmatter.fields.map(({ keySpan, value }) => {
    const key = text.slice(keySpan.start, keySpan.end);
    return `${key} · ${describeNode(value, text).replaceAll(lineBreak, "\n")}`;
  });
}

function describeNode(node: YamlNode, text: string): string {
  const written = text.slice(node.span.start, node.span.end);
  if (node.type === "scalar") {
    return [node.style, written, text.slice(node.contentSpan.start, node.contentSpan.end), String(node.value)].join(
      " · ",
    );
  }
  return `${node.type} · ${written}`;
}

describe.each([
  ["LF", "\n"],
  ["CRLF", "\r\n"],
  ["a lone CR", "\r"],
])("with %s", (_, lineBreak) => {
  test.each([
    ["plain", "name: pdf-tools   # why\n", ["name · plain · pdf-tools · pdf-tools · pdf-tools"]],
    [
      "plain over two lines",
      "a: one\n  two  \nb: 1\n",
      ["a · plain · one\n  two · one\n  two · one two", "b · plain · 1 · 1 · 1"],
    ],
    ["single quotes", "a: 'it''s' # c\n", ["a · single · 'it''s' · it''s · it's"]],
    ["double quotes", '"a b": "x\\ty"\n', ['"a b" · double · "x\\ty" · x\\ty · x\ty']],
    [
      "folded",
      "a: >-\n  one\n  two\n\nb: x\n",
      ["a · folded · >-\n  one\n  two · one\n  two · one two", "b · plain · x · x · x"],
    ],
    ["literal", "a: |\n    one\n      two\n", ["a · literal · |\n    one\n      two · one\n      two · one\n  two\n"]],
    ["literal with its indentation", "a: |2-\n    one\n", ["a · literal · |2-\n    one · one ·   one"]],
    ["a block without lines", "a: >\nb: x\n", ["a · folded · > ·  · ", "b · plain · x · x · x"]],
    ["nothing", "a:\nb:   \nc: x\n", ["a · plain ·  ·  · null", "b · plain ·  ·  · null", "c · plain · x · x · x"]],
    [
      "lists and maps",
      "a: [x, {y: z}]\nb:\n  - c: d\n    e: f\n\n",
      ["a · list · [x, {y: z}]", "b · list · - c: d\n    e: f"],
    ],
  ])("%s", (_name, yaml, expected) => {
    expect(fieldsOf(yaml, lineBreak)).toEqual(expected);
  });
});

test("an empty value stands directly behind its colon or the blanks behind it", () => {
  const { frontmatter } = parseSkill("---\nname:\ndescription: \n---\n");
  expect(frontmatter.get("name")?.span).toEqual({ start: 9, end: 9 });
  expect(frontmatter.get("description")?.span.start).toBeGreaterThanOrEqual(22);
  expect(frontmatter.get("description")?.span.end).toBeLessThanOrEqual(23);
});

test("the first of two equal keys is the one that counts, and both are listed", () => {
  const { frontmatter } = parseSkill("---\nname: a\nname: b\n---\n");
  expect(frontmatter.fields.map(({ key }) => key)).toEqual(["name", "name"]);
  expect(frontmatter.entry("name")).toBe(frontmatter.fields[0]);
});

test("aliases and anchors have their places and are not expanded", () => {
  const text = "---\na: &one x\nb: *one\nc: [*one, &two y]\n---\n";
  const { frontmatter } = parseSkill(text);
  const slice = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
  expect(frontmatter.anchors.map(slice)).toEqual(["&one", "&two"]);
  expect(frontmatter.aliases.map(slice)).toEqual(["*one", "*one"]);
  const alias = frontmatter.get("b");
  expect(alias?.type).toBe("alias");
  expect(alias?.type === "alias" ? alias.target : undefined).toBe(frontmatter.get("a"));
});

test.each([
  ["an alias without anchor", "globs: **/*.pdf\n", "BAD_ALIAS"],
  ["an unknown tag", "a: !important x\n", "TAG_RESOLVE_FAILED"],
  ["a second document", "a: b\n--- c\n", "MULTIPLE_DOCS"],
])("%s is a problem", (_, yaml, code) => {
  expect(parseSkill(`---\n${yaml}---\n`).frontmatter.problem?.code).toBe(code);
});
