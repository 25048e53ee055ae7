// After a syntax error each field that can be read is read, and none is missing that is there.
import { expect, test } from "vitest";
import { parseSkill } from "../../server/src/core/document/parseSkill.ts";

function fieldsOf(yaml: string): Record<string, string> {
  const text = `---\n${yaml}---\n`;
  const { frontmatter } = parseSkill(text);
  expect(frontmatter.problem).toBeDefined();
  return Object.fromEntries(
    frontmatter.fields.map(({ key, keySpan, value }) => {
      expect(text.slice(keySpan.start, keySpan.end)).toBe(key);
      const written = text.slice(value.span.start, value.span.end);
      if (value.type === "invalid") {
        expect(value.text).toBe(written);
      }
      return [key, `${value.type} ${written}`];
    }),
  );
}

test.each([
  [
    "a broken value",
    "name: x\ndescription: Use: this\nmetadata:\n  a: b\nlicense: MIT\n",
    { name: "scalar x", description: "invalid Use: this", metadata: "map a: b", license: "scalar MIT" },
  ],
  [
    "a broken value in a map",
    "name: x\nmetadata:\n  a: b: c\n  d: e\nlicense: MIT\n",
    { name: "scalar x", metadata: "invalid a: b: c\n  d: e", license: "scalar MIT" },
  ],
  ["an unclosed quote", 'name: "x\ndescription: y\n', { name: 'invalid "x', description: "scalar y" }],
  [
    "a block with wrong indentation",
    "description: >\n    a\n  b\nname: x\n",
    { description: "invalid >\n    a\n  b", name: "scalar x" },
  ],
  [
    "a field that is indented",
    "name: x\n description: y\nlicense: MIT\n",
    { name: "scalar x", description: "scalar y", license: "scalar MIT" },
  ],
  ["a field without colon", "name x\ndescription: y\n", { name: "invalid x", description: "scalar y" }],
  [
    "a field without colon above its map",
    "description: y\nmetadata\n  a: b\nname: x\n",
    { description: "scalar y", metadata: "invalid ", name: "scalar x" },
  ],
  ["a field without space", "name:x\ndescription: y\n", { name: "invalid :x", description: "scalar y" }],
  [
    "a line that goes on at the margin",
    "description: y\ndescription goes on\nname: x\n",
    { description: "scalar y", name: "scalar x" },
  ],
  [
    "a map in braces that ends at the margin",
    "metadata: {\n  a: b\n}\nname: a: b\n",
    { metadata: "map {\n  a: b\n}", name: "invalid a: b" },
  ],
])("%s", (_, yaml, expected) => {
  expect(fieldsOf(yaml)).toEqual(expected);
});
