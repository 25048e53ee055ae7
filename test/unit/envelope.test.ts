// Where the frontmatter stands.
import { describe, expect, test } from "vitest";
import { findEnvelope } from "../../server/src/core/document/envelope.ts";

function seen(text: string): { state: string; yaml: string; body: string } {
  const { state, displacement, content, bodyStart } = findEnvelope(text);
  return {
    state: displacement === undefined ? state : `${state} ${displacement}`,
    yaml: text.slice(content.start, content.end),
    body: text.slice(bodyStart),
  };
}

describe("closed", () => {
  test.each([
    ["LF", "---\na: b\n---\n# T\n", "a: b\n", "# T\n"],
    ["CRLF", "---\r\na: b\r\n---\r\n# T\r\n", "a: b\r\n", "# T\r\n"],
    ["a lone CR", "---\ra: b\r---\r# T\r", "a: b\r", "# T\r"],
    ["blanks behind the lines", "--- \t\na: b\n---  \n# T", "a: b\n", "# T"],
    ["nothing in it", "---\n---\nx", "", "x"],
    ["nothing behind it", "---\na: b\n---", "a: b\n", ""],
    ["a thematic break in the body", "---\na: b\n---\n\n---\n", "a: b\n", "\n---\n"],
    ["comments between blank lines", "---\na: b\n\n# c\n\nd: e\n---\n", "a: b\n\n# c\n\nd: e\n", ""],
    ["a comment at the end", "---\na: b\n\n# c\n---\n", "a: b\n\n# c\n", ""],
    ["a heading in a block", "---\na: |\n  x\n\n  # H\n---\n", "a: |\n  x\n\n  # H\n", ""],
    ["broken YAML", "---\na: b\nmore text\n\n# c\nlicense: MIT\n---\n", "a: b\nmore text\n\n# c\nlicense: MIT\n", ""],
    ["dots before the closing line", "---\na: b\n...\n---\nx", "a: b\n...\n", "x"],
    ["a frontmatter in the body", "---\na: b\n---\n---\nname: c\n---\n", "a: b\n", "---\nname: c\n---\n"],
  ])("%s", (_, text, yaml, body) => {
    expect(seen(text)).toEqual({ state: "closed", yaml, body });
  });
});

describe("unclosed", () => {
  test.each([
    ["at the end of the file", "---\na: b", "a: b", ""],
    ["before a heading", "---\na: b\n\n# T\n\ntext\n", "a: b\n", "\n# T\n\ntext\n"],
    ["before a heading at once", "---\na: b\n# T\ntext\n", "a: b\n", "# T\ntext\n"],
    ["before a body with a thematic break", "---\na: b\n\n# T\n\n- x\n\n---\n", "a: b\n", "\n# T\n\n- x\n\n---\n"],
    ["before text with a label", "---\na: b\n\nNote: x\n\n# T\n\n---\n", "a: b\n", "\nNote: x\n\n# T\n\n---\n"],
    ["dots", "---\na: b\n...\ntext\n\n---\n", "a: b\n", "text\n\n---\n"],
    ["only the opening line", "---\n", "", ""],
  ])("%s", (_, text, yaml, body) => {
    expect(seen(text)).toEqual({ state: "unclosed", yaml, body });
  });
});

describe("displaced", () => {
  test.each([
    ["a comment above", "<!-- c -->\n---\nname: x\n---\ny", "displaced preamble", "name: x\n", "y"],
    ["blank lines above", "\n\n---\nname: x\n---\ny", "displaced preamble", "name: x\n", "y"],
    ["a fence", "```yaml\n---\nname: x\n---\n```\ny", "displaced fence", "name: x\n", "y"],
    ["a fence around everything", "~~~\n---\nname: x\n---\ny\n~~~\n", "displaced fence", "name: x\n", "y\n~~~\n"],
    ["four hyphens", "----\nname: x\n---\ny", "displaced opener", "name: x\n", "y"],
    ["a long dash", "—\nname: x\n—\ny", "displaced opener", "name: x\n", "y"],
    ["an indented line", " ---\nname: x\n---\ny", "displaced opener", "name: x\n", "y"],
  ])("%s", (_, text, state, yaml, body) => {
    expect(seen(text)).toEqual({ state, yaml, body });
  });

  test("a fence of the body is not taken for the end of the one around the frontmatter", () => {
    const text = "```yaml\n---\nname: x\n---\n# T\n```js\n1\n```\n";
    expect(findEnvelope(text).fences).toHaveLength(1);
    expect(findEnvelope(`${text}text\n\`\`\`\n`).fences).toHaveLength(2);
  });
});

describe("absent", () => {
  test.each([
    ["an empty file", ""],
    ["a heading", "# T\n\n---\n\nx\n"],
    ["an example in a fence below a text", "# T\n\n```yaml\n---\nname: x\n---\n```\n"],
    ["a thematic break above a heading", "---\n# T\n\ntext\n\n---\n"],
    ["what a formatter left", "---\n\n## name: x\ndescription: y\n\n# T\n"],
  ])("%s", (_, text) => {
    expect(seen(text)).toEqual({ state: "absent", yaml: "", body: text });
  });
});
