// What is shown under the mouse: fields, tools, licenses, substitutions, files.
import { describe, expect, test } from "vitest";
import { hover } from "../../../server/src/core/index.ts";
import { type Files, open } from "./cursor.ts";

async function hovered(marked: string, files: Files = {}): Promise<{ text: string; markdown: string } | undefined> {
  const { view, offset, text } = await open(marked, files);
  const content = await hover(view, offset);
  return content && { markdown: content.markdown, text: text.slice(content.span.start, content.span.end) };
}

async function markdownOf(marked: string, files: Files = {}): Promise<string> {
  return (await hovered(marked, files))?.markdown ?? "";
}

const HEAD = "---\nname: pdf-tools\n---\n";

describe("fields", () => {
  test("a key and its value: meaning, use of the limit, readers, source", async () => {
    const key = await hovered("---\nna$0me: pdf-tools\n---\n");
    expect(key?.text).toBe("name");
    expect(key?.markdown).toContain("9 of 64 characters");
    expect(key?.markdown).toContain("Read by Claude Code");
    expect(key?.markdown).toContain(
      "[Agent Skills specification, name field](https://agentskills.io/specification#name-field)",
    );
    const value = await hovered("---\nname: pdf$0-tools\n---\n");
    expect(value).toEqual({ text: "pdf-tools", markdown: key?.markdown });
  });

  test("lengths count code points, and Claude Code's listing counts both fields", async () => {
    const text = `---\ndes$0cription: "${"😀".repeat(1200)}"\nwhen_to_use: ${"a".repeat(400)}\n---\n`;
    const markdown = await markdownOf(text);
    expect(markdown).toContain("1,200 of 1,024 characters");
    expect(markdown).toContain("1,601 of the 1,536 characters");
    expect(markdown).toContain("The rest is cut.");
    expect(await markdownOf("---\ndes$0cription: abc\n---\n")).toContain("3 of the 1,536 characters");
  });

  test.each([
    ["a client's own field", "---\ncon$0text: fork\n---\n", "Read by Claude Code and VS Code."],
    ["the meaning of a fixed value", "---\neffort: hi$0gh\n---\n", "`high`: Thorough."],
    ["a default", "---\nuser-inv$0ocable: true\n---\n", "Without it: `true`."],
    ["an unknown field", "---\nfoo$0`bar: 1\n---\n", "No client that Skillwright knows reads this field."],
    ["a field of broken YAML", "---\nna$0me: x\ndescription: a: b\n---\n", "1 of 64 characters"],
    ["a field of an unclosed frontmatter", "---\nna$0me: xy", "2 of 64 characters"],
    ["a field with CRLF", "---\r\nversion: 1\r\nna$0me: xy\r\n---\r\n", "2 of 64 characters"],
    ["a field behind a BOM", "\uFEFF---\nna$0me: xy\n---\n", "2 of 64 characters"],
    ["an empty field", "---\nna$0me:\n---\n", "at most 64 characters"],
  ])("%s", async (_, text, expected) => {
    expect(await markdownOf(text)).toContain(expected);
  });

  test.each([
    ["MIT", "`MIT` is a valid SPDX identifier.  \nMIT License"],
    ["MIT OR Apache-2.0", "MIT: MIT License  \nApache-2.0: Apache License 2.0"],
    ["Apache 2.0", "`Apache 2.0` is no SPDX identifier. Its SPDX identifier is `Apache-2.0`."],
    ["Stolen from `x`", "It is taken as free text"],
  ])("the license %s", async (license, expected) => {
    expect(await markdownOf(`---\nlicense: ${license.slice(0, 1)}$0${license.slice(1)}\n---\n`)).toContain(expected);
  });

  test.each([
    [
      "allowed-tools: Read Ba$0sh(git *) Grep",
      "Bash(git *)",
      "Claude Code uses it without asking, for what matches `git *` only.",
    ],
    ["allowed-tools: [Read, Gr$0ep]", "Grep", "Searches the contents of files."],
    ["allowed-tools:\n  - Re$0ad", "Read", "\n\nClaude Code uses it without asking."],
    [
      "allowed-tools: mcp__github__create$0_issue",
      "mcp__github__create_issue",
      "The tool `create_issue` of the MCP server `github`.",
    ],
    ["allowed-tools: mcp__git$0hub", "mcp__github", "All tools of the MCP server `github`."],
    ["disallowed-tools: Web$0Fetch", "WebFetch", "Claude Code takes it away while the skill is active."],
    ["allowed-tools: bas$0h", "bash", "Skillwright does not know"],
  ])("the tool in %s", async (line, text, expected) => {
    const content = await hovered(`---\n${line}\n---\n`);
    expect(content?.text).toBe(text);
    expect(content?.markdown).toContain(expected);
  });

  test("the key of a tool field explains the field", async () => {
    expect(await markdownOf("---\nallowed-$0tools: Read\n---\n")).toContain("does not restrict");
  });
});

describe("substitutions", () => {
  test.each([
    ["$ARGUM$0ENTS", "$ARGUMENTS", "Everything that was typed"],
    ["a `$ARGUMENTS[1]$0` b", "$ARGUMENTS[1]", "The 2nd argument"],
    ["Use $$00 here.", "$0", "The 1st argument"],
    ["Fix $fi$0le.", "$file", "The 2nd argument of the skill's slash command, called `file` in `arguments`"],
    ["```\n${CLAUDE_SESS$0ION_ID}\n```", "${CLAUDE_SESSION_ID}", "Claude Code only"],
    ["`${CLAUDE_SKI$0LL_DIR}/scripts/run.py`", "${CLAUDE_SKILL_DIR}", "The folder of this skill"],
    ["`{base$0Dir}/x`", "{baseDir}", "OpenClaw only"],
  ])("%s", async (body, text, expected) => {
    const content = await hovered(`---\narguments: mode file\n---\n${body}\n`);
    expect(content?.text).toBe(text);
    expect(content?.markdown).toContain(expected);
  });

  test.each([["\\$ARGUM$0ENTS"], ["$HO$0ME"], ["costs $1$05.00"], ["$unkn$0own"], ["${CLAUDE_NEW$0_THING}"]])(
    "nothing for %s",
    async (body) => {
      expect(await hovered(`---\narguments: mode file\n---\n${body}\n`)).toBeUndefined();
    },
  );
});

describe("paths", () => {
  const FILES: Files = {
    "references/forms.md": `# Forms\n\n\`\`\`js\ncode\n\`\`\`\n\n## Fill in\n\nType.\n`,
    "references/long.md": Array.from({ length: 50 }, (_, i) => `Line ${i}`).join("\r\n"),
    "references/wide.md": `a\n${"😀".repeat(5000)}`,
    "scripts/run.py": "print(1)\n",
    "scripts/empty.sh": "",
    "assets/logo.png": new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]),
    "assets/data.bin": `${"text ".repeat(50)}\0`,
    "assets/latin.txt": new Uint8Array([0x63, 0x61, 0x66, 0xe9]),
    "/skills/README.md": "# All skills\n",
  };

  test("a file: its size and first lines, safely fenced", async () => {
    expect(await hovered(`${HEAD}[x](references/fo$0rms.md)`, FILES)).toEqual({
      text: "references/forms.md",
      markdown:
        "**`references/forms.md`** · 43 bytes\n\n````markdown\n# Forms\n\n```js\ncode\n```\n\n## Fill in\n\nType.\n````",
    });
  });

  test.each([
    ["the label of a link", "[la$0bel](scripts/run.py)", "```python\nprint(1)\n```"],
    ["an image", "![x](assets/lo$0go.png)", "**`assets/logo.png`** · 8 bytes\n\nA binary file."],
    ["text with a NUL", "[x](assets/data$0.bin)", "A binary file."],
    ["another encoding", "[x](assets/lat$0in.txt)", "```txt\ncafé\n```"],
    ["a code span", "`scripts/r$0un.py`", "```python\nprint(1)\n```"],
    ["a word of a command", "`python scripts/r$0un.py --all`", "```python\nprint(1)\n```"],
    ["a bare path", "Run scripts/r$0un.py now.", "```python\nprint(1)\n```"],
    ["a definition", "[x]: scripts/r$0un.py", "```python\nprint(1)\n```"],
    ["behind a variable", "`${CLAUDE_SKILL_DIR}/scr$0ipts/run.py`", "```python\nprint(1)\n```"],
    ["an empty file", "[x](scripts/emp$0ty.sh)", "**`scripts/empty.sh`** · 0 bytes\n\nIt is empty."],
    ["a folder", "[x](scrip$0ts/)", "**`scripts`** · folder\n\n- `empty.sh`\n- `run.py`"],
    ["a heading of it", "[x](references/forms.md#fi$0ll-in)", "```markdown\n## Fill in\n\nType.\n```"],
    ["a heading that is not there", "[x](references/forms.md#go$0ne)", "There is no heading `#gone` in it."],
    ["a heading of this file", "# Us`e`\n\nText\n\n[x](#u$0se)", "```markdown\n# Us`e`\n\nText"],
    ["no heading of this file", "[x](#u$0se)", "There is no heading `#use` in it."],
    ["another case", "[x](Scripts/R$0un.py)", "is not found on Linux"],
    ["a name alone in code", "`ru$0n.py`", "The only file of this name in the skill."],
    ["outside the skill", "[x](../REA$0DME.md)", "It lies outside the skill's folder"],
    ["a missing file", "[x](references/fo$0rm.md)", "It is not in the skill. There is `references/forms.md`."],
    ["a missing file elsewhere", "[x](docs/lo$0ng.md)", "There is `references/long.md`."],
    ["a missing file in code", "`references/go$0ne.md`", "It is not in the skill."],
    ["a file outside that is not there", "[x](../go$0ne.md)", "would lie outside the skill's folder"],
    ["this file", "[x](SKILL$0.md)", "this file"],
  ])("%s", async (_, body, expected) => {
    expect(await markdownOf(`${HEAD}${body}\n`, FILES)).toContain(expected);
  });

  test("twelve lines at most, long ones cut between characters", async () => {
    const long = await markdownOf(`${HEAD}[x](references/lo$0ng.md)`, FILES);
    expect(long).toContain("Line 11\n…\n```");
    expect(long).not.toContain("Line 12");
    const wide = await markdownOf(`${HEAD}[x](references/wi$0de.md)`, FILES);
    expect(wide).toContain("20 KB");
    expect(wide).toContain(`a\n${"😀".repeat(160)}…\n`);
    expect(wide).not.toContain("\uFFFD");
  });

  test("no more than 8 KB of a file is read", async () => {
    const { view, offset, host } = await open(`${HEAD}[x](references/wi$0de.md)`, FILES);
    const limits: (number | undefined)[] = [];
    const spying = {
      ...host,
      readFile(uri: string, limit?: number) {
        limits.push(limit);
        return host.readFile(uri, limit);
      },
    };
    await hover({ ...view, host: spying }, offset);
    expect(limits).toEqual([8192]);
  });

  test("a symbolic link is not followed", async () => {
    const { view, offset, host } = await open(`${HEAD}[x](scripts/r$0un.py)`, FILES);
    const entries = new Map(view.folder?.listing.entries).set("scripts/run.py", "symlink");
    const { createFolderListing } = await import("../../../server/src/core/workspace/folderListing.ts");
    const folder = view.folder && { ...view.folder, listing: createFolderListing(entries) };
    const before = host.asked.readFile;
    expect((await hover({ ...view, folder }, offset))?.markdown).toContain("symbolic link");
    expect(host.asked.readFile).toBe(before);
  });

  test.each([
    ["prose", "Some wo$0rds."],
    ["a URL", "[x](https://exa$0mple.com)"],
    ["a file of the user's project", "`package$0.json`"],
    ["a path of the user's project", "`src/ma$0in.ts`"],
    ["a placeholder", "`references/<na$0me>.md`"],
    ["a fence", "```\nscripts/r$0un.py\n```"],
    ["a place outside in code", "`../go$0ne.md`"],
  ])("nothing for %s", async (_, body) => {
    expect(await hovered(`${HEAD}${body}\n`, FILES)).toBeUndefined();
  });
});
