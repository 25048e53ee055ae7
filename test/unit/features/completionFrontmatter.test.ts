// Completion in the frontmatter: keys, values, tools, licenses, and a whole frontmatter where there is none.
import { describe, expect, test } from "vitest";
import { complete } from "../../../server/src/core/index.ts";
import { FIELDS } from "../../../server/src/core/spec/fields.ts";
import { accepted, labels, open } from "./cursor.ts";

const ALL_KEYS = FIELDS.map(({ key }) => key);

describe("keys", () => {
  test("only those that are not there, the specification's first", async () => {
    const offered = await labels("---\nname: pdf-tools\n$0\nlicense: MIT\n---\n");
    expect(offered).toEqual(ALL_KEYS.filter((key) => key !== "name" && key !== "license"));
    expect(offered.slice(0, 4)).toEqual(["description", "compatibility", "metadata", "allowed-tools"]);
  });

  test("each says what it means", async () => {
    const { view, offset } = await open("---\n$0\n---\n");
    for (const item of (await complete(view, offset)).items) {
      expect(item.documentation?.length, item.label).toBeGreaterThan(20);
      expect(item.kind).toBe("field");
    }
  });

  test.each([
    ["a word", "---\nname: pdf-tools\nlic$0\n---\n", "license", "---\nname: pdf-tools\nlicense: MIT\n---\n"],
    ["the middle of a word", "---\nli$0c\n---\n", "license", "---\nlicense: MIT\n---\n"],
    ["a key with its value", "---\nli$0x: MIT\n---\n", "license", "---\nlicense: MIT\n---\n"],
    ["a boolean", "---\nuser$0\n---\n", "user-invocable", "---\nuser-invocable: false\n---\n"],
    ["a map", "---\nmeta$0\n---\n", "metadata", "---\nmetadata:\n  author: name\n---\n"],
    ["a map with CRLF", "---\r\nmeta$0\r\n---\r\n", "metadata", "---\r\nmetadata:\r\n  author: name\r\n---\r\n"],
    ["the folder's name", "---\n$0\n---\n", "name", "---\nname: pdf-tools\n---\n"],
    ["an unclosed frontmatter", "---\nname: x\nlic$0", "license", "---\nname: x\nlicense: MIT"],
    ["an unclosed, empty frontmatter", "---\n$0\n\n# Title\n", "license", "---\nlicense: MIT\n\n# Title\n"],
    ["a blank line of an unclosed, empty one", "---\n\n$0", "license", "---\n\nlicense: MIT"],
    ["the first word of an unclosed one", "---\nlic$0\n\n# Title\n", "license", "---\nlicense: MIT\n\n# Title\n"],
    ["broken YAML", "---\ndescription: a: b\nlic$0\n---\n", "license", "---\ndescription: a: b\nlicense: MIT\n---\n"],
    ["an open quote", '---\nlic$0\ndescription: "a\n---\n', "license", '---\nlicense: MIT\ndescription: "a\n---\n'],
    ["a byte order mark", "\uFEFF---\nlic$0\n---\n", "license", "---\nlicense: MIT\n---\n"],
    ["emoji and CJK above", "---\nname: 🛠️技能\nlic$0\n---\n", "license", "---\nname: 🛠️技能\nlicense: MIT\n---\n"],
    [
      "behind a block",
      "---\ndescription: >-\n  a\nlic$0\n---\n",
      "license",
      "---\ndescription: >-\n  a\nlicense: MIT\n---\n",
    ],
  ])("after %s", async (_, text, label, expected) => {
    expect(await accepted(text, label)).toBe(expected);
  });

  test("the key under the cursor is offered again", async () => {
    expect(await labels("---\nlicense$0: MIT\n---\n")).toContain("license");
  });

  test.each([
    ["indented lines", "---\nmetadata:\n  li$0\n---\n"],
    ["an empty line inside a block", "---\ndescription: >-\n  a\n$0\n  b\n---\n"],
    ["the line between a key and its map", "---\nmetadata:\n$0\n  a: b\n---\n"],
    ["the description's words", "---\ndescription: use lic$0\n---\n"],
    ["before an existing key", "---\n$0name: x\n---\n"],
    ["the closing line", "---\nname: x\n$0---\n"],
    ["behind the closing line", "---\nname: x\n---$0\n"],
    ["the opening line of a whole frontmatter", "---$0\nname: x\n---\n"],
    ["the body", "---\nname: x\n---\nlic$0\n"],
    ["the body behind an unclosed frontmatter", "---\nname: x\n\n# Title\n\nlic$0\n"],
    ["prose behind an unclosed frontmatter", "---\nname: x\n\nlic$0"],
    ["a comment", "---\nname: x\n# lic$0\n---\n"],
  ])("none in %s", async (_, text) => {
    expect(await labels(text)).toEqual([]);
  });
});

describe("the whole frontmatter", () => {
  const whole = '---\nname: pdf-tools\ndescription: "What it does. Use when the situation."\n---\n\n# Title\n\n$0';

  test.each([
    ["an empty file", "$0"],
    ["one hyphen", "-$0"],
    ["the opening line", "---$0"],
    ["a byte order mark", "\uFEFF$0"],
  ])("in a file with %s", async (_, text) => {
    expect(await accepted(text, "Skill frontmatter")).toBe(whole);
  });

  test("above a body, in its line breaks", async () => {
    expect(await accepted("$0\r\n# Old\r\n", "Skill frontmatter")).toBe(
      '---\r\nname: pdf-tools\r\ndescription: "What it does. Use when the situation."\r\n---\r\n$0\r\n# Old\r\n',
    );
  });

  test("named by a slug of the folder", async () => {
    const { view, offset } = await open("$0", {}, "/skills/PDF Tools/SKILL.md");
    const [item] = (await complete(view, offset)).items;
    expect(item?.newText).toContain("name: ${1:pdf-tools}\n");
  });

  test("not where a frontmatter follows, nor on a later line", async () => {
    expect(await labels("$0\n---\nname: x\ndescription: y\n---\n")).toEqual([]);
    expect(await labels("# Title\n$0\n")).toEqual([]);
  });
});

describe("values", () => {
  test.each([
    ["user-invocable", ["true", "false"]],
    ["context", ["fork"]],
    ["effort", ["low", "medium", "high", "xhigh", "max"]],
    ["shell", ["bash", "powershell"]],
    ["name", ["pdf-tools"]],
    ["description", []],
    ["my-own-field", []],
    ["metadata", []],
  ])("of %s", async (key, expected) => {
    expect(await labels(`---\n${key}: $0\n---\n`)).toEqual(expected);
    expect(await labels(`---\n${key}: $0`)).toEqual(expected);
    expect(await labels(`---\r\n${key}: $0\r\nother: [\r\n---\r\n`)).toEqual(expected);
  });

  test.each([
    ["user-invocable: tr$0", "true", "user-invocable: true"],
    ["user-invocable:$0", "true", "user-invocable: true"],
    ["user-invocable: f$0alse # why", "true", undefined],
    ["user-invocable: $0false # why", "true", "user-invocable: true # why"],
    ['user-invocable: "tr$0"', "true", "user-invocable: true"],
    ["name: pdf$0", "pdf-tools", "name: pdf-tools"],
    ["name: Other$0", "pdf-tools", "name: pdf-tools"],
    ['name: "$0"', "pdf-tools", 'name: "pdf-tools"'],
    ["license: apa$0", "Apache-2.0", "license: Apache-2.0"],
    ["license: apache lic$0", "Apache-2.0", "license: Apache-2.0"],
    ["license: 'M$0'", "MIT", "license: 'MIT'"],
    ["license: 'M$0", "MIT", "license: 'MIT"],
    ["license: MIT OR apa$0", "Apache-2.0", "license: MIT OR Apache-2.0"],
    ["license: (m$0 OR ISC) AND 0BSD", "MIT", "license: (MIT OR ISC) AND 0BSD"],
    ["license: $0", "Complete terms in LICENSE.txt", "license: Complete terms in LICENSE.txt"],
  ])("%s", async (line, label, expected) => {
    const text = `---\n${line}\n---\n`;
    const files = { "LICENSE.txt": "" };
    if (expected === undefined) {
      expect(await labels(text, files)).not.toContain(label);
    } else {
      expect(await accepted(text, label, files)).toBe(`---\n${expected}\n---\n`);
    }
  });

  test("the common licenses first, the list cut and said to be", async () => {
    const { view, offset } = await open("---\nlicense: $0\n---\n");
    const { items, incomplete } = await complete(view, offset);
    expect(items.slice(0, 2).map(({ label }) => label)).toEqual(["MIT", "Apache-2.0"]);
    expect(incomplete).toBe(true);
    expect(await labels("---\nlicense: wtf$0\n---\n")).toContain("WTFPL");
  });

  test("none in a comment, behind WITH, or below the key", async () => {
    expect(await labels("---\nlicense: MIT # M$0\n---\n")).toEqual([]);
    expect(await labels("---\nlicense: GPL-2.0-only WITH $0\n---\n")).toEqual([]);
    expect(await labels("---\nlicense:\n  M$0\n---\n")).toEqual([]);
  });
});

describe("tools", () => {
  test.each([
    ["allowed-tools: $0", "Read", "allowed-tools: Read"],
    ["allowed-tools:$0", "Read", "allowed-tools: Read"],
    ["allowed-tools: Gl$0", "Glob", "allowed-tools: Glob"],
    ["allowed-tools: Read Gr$0", "Grep", "allowed-tools: Read Grep"],
    ["allowed-tools: Read, Gr$0, Glob", "Grep", "allowed-tools: Read, Grep, Glob"],
    ["allowed-tools: )![$0", "Grep", "allowed-tools: )![Grep"],
    ["allowed-tools: [Read, $0]", "Grep", "allowed-tools: [Read, Grep]"],
    ["allowed-tools: [Read, Gr$0", "Grep", "allowed-tools: [Read, Grep"],
    ['allowed-tools: ["Read", "Gr$0"]', "Grep", 'allowed-tools: ["Read", "Grep"]'],
    ['allowed-tools: "Read Gr$0"', "Grep", 'allowed-tools: "Read Grep"'],
    ["allowed-tools:\n  - Read\n  - Gr$0", "Grep", "allowed-tools:\n  - Read\n  - Grep"],
    ["allowed-tools:\n- Read\n- $0", "Grep", "allowed-tools:\n- Read\n- Grep"],
    ["allowed-tools: >-\n  Read\n  Gr$0", "Grep", "allowed-tools: >-\n  Read\n  Grep"],
    ["allowed-tools: [\n  Read,\n  Gr$0\n]", "Grep", "allowed-tools: [\n  Read,\n  Grep\n]"],
    ["allowed-tools: ba$0", "Bash(git add *)", "allowed-tools: Bash(git add *)"],
    ["allowed-tools: Ba$0(git *)", "Bash", "allowed-tools: Bash(git *)"],
    ["allowed-tools: Bash(git *) R$0", "Read", "allowed-tools: Bash(git *) Read"],
    ["allowed-tools: mcp$0", "mcp__server__tool", "allowed-tools: mcp__server__tool"],
    ["disallowed-tools: We$0", "WebFetch", "disallowed-tools: WebFetch"],
  ])("%s", async (line, label, expected) => {
    expect(await accepted(`---\n${line}\n---\n`, label)).toBe(`---\n${expected}\n---\n`);
    expect(await accepted(`---\nname: x\n${line}`, label)).toBe(`---\nname: x\n${expected}`);
  });

  test("not those that are named already, nor inside a pattern", async () => {
    const offered = await labels("---\nallowed-tools: Read $0\n---\n");
    expect(offered).not.toContain("Read");
    expect(offered).toContain("Read(src/**)");
    expect(await labels("---\nallowed-tools: Bash(git $0)\n---\n")).toEqual([]);
    expect(await labels("---\nallowed-tools: Bash(git $0\n---\n")).toEqual([]);
  });
});
