// `skillwright to-prompt`: the same bytes as the "to-prompt" of the Agent Skills reference library prints.
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, goodSkill, runCli } from "./runCli.ts";

const entry = (name: string, description: string, location: string): string =>
  `<skill>
<name>
${name}
</name>
<description>
${description}
</description>
<location>
${location}
</location>
</skill>
`;
const skill = (name: string, description: string): string =>
  `---\nname: ${name}\ndescription: ${description}\n---\n\n# Skill\n\nDo it.\n`;

test("several skills, in the order in which they are given, by folder or by file", async () => {
  const cwd = folderWith({
    "b/SKILL.md": skill("b", "Second in name, first in the list."),
    "a/SKILL.md": skill("a", "First in name."),
  });
  const { code, stdout, stderr } = await runCli(["to-prompt", "b", "a/SKILL.md"], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toBe(
    `<available_skills>
${entry("b", "Second in name, first in the list.", join(cwd, "b", "SKILL.md"))}${entry("a", "First in name.", join(cwd, "a", "SKILL.md"))}</available_skills>
`,
  );
});

test("name and description are stripped and escaped, the place is not", async () => {
  const cwd = folderWith({
    "a & b's/SKILL.md": skill("x", `"  <b>Tom & \\"Jerry\\"</b> isn't &amp; 中文 😀\\n "`),
  });
  const { stdout } = await runCli(["to-prompt", "a & b's"], { cwd });
  expect(stdout).toBe(
    `<available_skills>
${entry(
  "x",
  "&lt;b&gt;Tom &amp; &quot;Jerry&quot;&lt;/b&gt; isn&#x27;t &amp;amp; 中文 😀",
  join(cwd, "a & b's", "SKILL.md"),
)}</available_skills>
`,
  );
});

test("a description over several lines stays over several lines", async () => {
  const cwd = folderWith({ "a/SKILL.md": skill("a", "|\n  One.\n  Two.") });
  const { stdout } = await runCli(["to-prompt", "a"], { cwd });
  expect(stdout).toContain("<description>\nOne.\nTwo.\n</description>\n");
});

test("skill.md is found where there is no SKILL.md, and its own name is printed", async () => {
  const cwd = folderWith({ "a/skill.md": goodSkill("a") });
  expect((await runCli(["to-prompt", "a"], { cwd })).stdout).toContain(`\n${join(cwd, "a", "skill.md")}\n`);
});

test("a skill that breaks a rule is listed, as the library lists it", async () => {
  const cwd = folderWith({ "a/SKILL.md": goodSkill("other") });
  expect(await runCli(["to-prompt", "a"], { cwd })).toMatchObject({ code: 0, stderr: "" });
});

describe("what has no name and description ends it, with nothing on the standard output", () => {
  const texts: Readonly<Record<string, string>> = {
    "no frontmatter": "# Skill\n",
    "a frontmatter without an end": "---\nname: a\ndescription: b\n",
    "broken YAML": "---\nname: a\ndescription: b: c: [d\n---\n",
    "no name": "---\ndescription: b\n---\n",
    "an empty description": '---\nname: a\ndescription: ""\n---\n',
    "a list as description": "---\nname: a\ndescription: [b]\n---\n",
  };
  for (const [what, text] of Object.entries(texts)) {
    test(what, async () => {
      const cwd = folderWith({ "good/SKILL.md": goodSkill("good"), "a/SKILL.md": text });
      expect(await runCli(["to-prompt", "good", "a"], { cwd })).toEqual({
        code: 1,
        stdout: "",
        stderr:
          'skillwright: "a/SKILL.md" has no name and description that a client could read; "skillwright check" says why.\n',
      });
    });
  }
});

test("wrong use ends with 2", async () => {
  const cwd = folderWith({ "a/SKILL.md": goodSkill("a"), "empty/x.md": "" });
  const wrong = async (...args: string[]): Promise<unknown> => await runCli(["to-prompt", ...args], { cwd });
  const said = (sentence: string): unknown => ({ code: 2, stdout: "", stderr: `skillwright: ${sentence}\n` });
  expect(await wrong()).toEqual(said('Say which skills: "skillwright to-prompt skills/one skills/two".'));
  expect(await wrong("a", "empty")).toEqual(said('There is no skill in "empty": a skill is a folder with a SKILL.md.'));
  expect(await wrong("a", "--format", "json")).toEqual(
    said('"--format" is an option of "check" and "snapshot", not of "to-prompt".'),
  );
});
