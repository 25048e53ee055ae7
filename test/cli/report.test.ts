// What the report says: text for people, JSON for programs.
import { describe, expect, test } from "vitest";
import type { CheckedSkill, ReportedFinding } from "../../server/src/cli/checkSkills.ts";
import { drawExcerpt, excerptOf } from "../../server/src/cli/excerpt.ts";
import { textReport } from "../../server/src/cli/reporters/text.ts";
import { summarize } from "../../server/src/cli/summary.ts";
import { displayWidth } from "../../server/src/core/text/displayText.ts";
import { createLineIndex } from "../../server/src/core/text/lineIndex.ts";
import { folderWith, goodSkill, runCli } from "./runCli.ts";

const broken = goodSkill("other").replace("Draw them.", "See [the guide](references/gone.md).");

describe("text", () => {
  test("shows place, rule, message, line, underline, related places and fix, whatever the severity", () => {
    const skills = [{ path: "skills/charts/SKILL.md", name: "Charts", findings: [error, info] }];
    expect(textReport(skills, summarize(skills), { width: 60, colors: false })).toBe(
      [
        "skills/charts/SKILL.md:2:7  error  name-characters",
        "  The name has upper-case letters. Clients such as VS Code",
        "  do not load the skill.",
        "  2 | name: Charts",
        "    |       ^^^^^^",
        "  see: skills/charts/SKILL.md:1:1: The frontmatter begins",
        "  fix: Write it in lower case (--fix)",
        "",
        "skills/charts/SKILL.md:9:1  info  body-too-long",
        "  The body has 612 lines.",
        "  9 | More text",
        "    | ^^^^^^^^^",
        "  fix: Move it (--fix-unsafe)",
        "",
        "1 skill: 1 error, 0 warnings, 1 info, 0 hints; 1 fixable with --fix, 1 more with --fix-unsafe.",
        "",
      ].join("\n"),
    );
  });

  test("is what the command line prints", async () => {
    const cwd = folderWith({ "charts/SKILL.md": broken });
    const { stdout, code } = await runCli(["check"], { cwd });
    const lines = stdout.split("\n");
    expect(code).toBe(1);
    expect(lines[0]).toBe("charts/SKILL.md:2:7  error  name-folder-mismatch");
    expect(lines).toContain("  2 | name: other");
    expect(lines).toContain("    |       ^^^^^");
    expect(lines).toContain("charts/SKILL.md:8:17  warning  link-missing");
    expect(lines).toContain("  8 | See [the guide](references/gone.md).");
    expect(lines).toContain("    |                 ^^^^^^^^^^^^^^^^^^");
    expect(lines.at(-2)).toBe(
      "1 skill: 1 error, 1 warning, 0 infos, 0 hints; 1 fixable with --fix, 1 more with --fix-unsafe.",
    );
    expect(lines.filter((line) => displayWidth(line) > 100)).toEqual([]);
  });

  test("counts columns in code points", async () => {
    const cwd = folderWith({ "charts/SKILL.md": broken.replace("See ", "\u{1F600} 漢字 ") });
    expect((await runCli(["check"], { cwd })).stdout).toContain("charts/SKILL.md:8:18  warning  link-missing\n");
  });

  test("has colors only on a terminal or where the environment asks for them", async () => {
    const cwd = folderWith({ "charts/SKILL.md": broken });
    const coloredWith = async (env: Record<string, string>): Promise<boolean> =>
      (await runCli(["check"], { cwd, env })).stdout.includes("\u001b[");
    expect(await coloredWith({})).toBe(false);
    expect(await coloredWith({ CI: "true" })).toBe(false);
    expect(await coloredWith({ FORCE_COLOR: "1" })).toBe(true);
    expect(await coloredWith({ FORCE_COLOR: "0" })).toBe(false);
    expect(await coloredWith({ FORCE_COLOR: "1", NO_COLOR: "1" })).toBe(false);
    expect(await coloredWith({ FORCE_COLOR: "1", NO_COLOR: "" })).toBe(true);
  });

  test("obeys no escape sequence of a skill or of a file's name", async () => {
    const cwd = folderWith({ "cha\u001b[31mrts/SKILL.md": broken.replace("See ", "\u001b[2J\u202e ") });
    const { stdout } = await runCli(["check"], { cwd });
    expect(stdout).toContain("link-missing");
    expect(["\u001b", "\u202e"].filter((character) => stdout.includes(character))).toEqual([]);
  });
});

describe("the underline stands exactly below the stretch", () => {
  const cases: readonly (readonly [name: string, line: string, marked: string])[] = [
    ["Latin", "name: pdf tools", "pdf tools"],
    ["tabs", "\tsee\t[x](a.md) and", "a.md"],
    ["wide characters before", "漢字カナ [x](a.md)", "a.md"],
    ["wide characters inside", "see [x](漢字/説明.md).", "漢字/説明.md"],
    ["emoji of several code points", "👩‍💻 🇩🇪 1️⃣ ❤️ [x](a.md)", "a.md"],
    ["combining marks", "e\u0301te\u0301 [x](a.md)", "a.md"],
    ["a character without width", "a\u200bb [x](a.md)", "a.md"],
  ];
  for (const [name, line, marked] of cases) {
    test(name, () => {
      const drawn = draw(line, marked, 80);
      const before = drawn.underline.length - drawn.underline.trimStart().length;
      expect(before).toBe(displayWidth(drawn.line.slice(0, drawn.line.indexOf(marked))));
      expect(drawn.underline.trim()).toBe("^".repeat(displayWidth(marked)));
    });
  }

  test("as many columns as terminals give to wide characters", () => {
    expect(draw("漢字 x", "x", 80)).toEqual({ line: "漢字 x", underline: "     ^" });
    expect(draw("👩‍💻 x", "x", 80)).toEqual({ line: "👩‍💻 x", underline: "   ^" });
    expect(draw("a\tx", "x", 80)).toEqual({ line: "a   x", underline: "    ^" });
  });

  test("a long line is cut around it", () => {
    const line = `${"before ".repeat(50)}[x](a.md)${" after".repeat(5000)}`;
    const drawn = draw(line, "a.md", 40);
    expect(drawn.line).toMatch(/^….*\(a\.md\).*…$/);
    expect(displayWidth(drawn.line)).toBeLessThanOrEqual(40);
    expect(drawn.line.slice(drawn.underline.indexOf("^"), drawn.underline.length)).toBe("a.md");
  });

  test("a stretch longer than the line keeps its beginning", () => {
    const drawn = draw(`description: ${"long ".repeat(300)}`, "long ".repeat(300), 40);
    expect(drawn.line).toBe(`description: ${"long ".repeat(6).slice(0, 26)}…`);
    expect(drawn.underline).toBe(`${" ".repeat(13)}${"^".repeat(26)}`);
  });

  test("an empty stretch, one at the end and one over several lines are seen", () => {
    const text = "one\r\ntwo\r\n";
    const lines = createLineIndex(text);
    expect(drawExcerpt(excerptOf(text, lines, { start: 3, end: 3 }), 80)).toEqual({ line: "one", underline: "   ^" });
    expect(drawExcerpt(excerptOf(text, lines, { start: 1, end: 8 }), 80)).toEqual({ line: "one", underline: " ^^" });
    expect(drawExcerpt(excerptOf(text, lines, { start: 10, end: 10 }), 80)).toEqual({ line: "", underline: "^" });
  });

  test("a line of a megabyte takes no time that anyone feels", () => {
    const line = "漢字 and words, ".repeat(70_000);
    const start = performance.now();
    draw(`${line}[x](a.md)`, "a.md", 100);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

test("--format json has exactly the shape that programs rely on", async () => {
  const cwd = folderWith({ "charts/SKILL.md": broken.replace("See ", "😀 "), "good/SKILL.md": goodSkill("good") });
  const { stdout, stderr, code } = await runCli(["check", "--format", "json"], { cwd });
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  expect(JSON.parse(stdout)).toStrictEqual({
    version: 1,
    skills: [
      {
        path: "charts/SKILL.md",
        name: "other",
        findings: [
          {
            rule: "name-folder-mismatch",
            severity: "error",
            message: expect.stringContaining('"other"'),
            range: { start: { line: 1, character: 6 }, end: { line: 1, character: 11 } },
            fixes: [
              { title: 'Rename the skill to "charts"', kind: "safe" },
              { title: 'Rename the folder to "other"', kind: "unsafe" },
            ],
          },
          {
            rule: "link-missing",
            severity: "warning",
            message: expect.stringContaining('"references/gone.md"'),
            range: { start: { line: 7, character: 15 }, end: { line: 7, character: 33 } },
            fixes: [{ title: 'Create "references/gone.md"', kind: "unsafe" }],
          },
        ],
      },
      { path: "good/SKILL.md", name: "good", findings: [] },
    ],
    summary: { skills: 2, errors: 1, warnings: 1, infos: 0, hints: 0, durationMs: expect.any(Number) },
  });
});

test("a skill without a name has none in JSON, and no skill at all is an empty list", async () => {
  const cwd = folderWith({ "charts/SKILL.md": "# Charts\n", "empty/notes.txt": "" });
  const nameless = await runCli(["check", "charts", "--format", "json"], { cwd });
  expect(JSON.parse(nameless.stdout).skills[0].name).toBeNull();
  const none = await runCli(["check", "empty", "--format", "json"], { cwd });
  expect(none.code).toBe(2);
  expect(JSON.parse(none.stdout)).toMatchObject({ version: 1, skills: [], summary: { skills: 0, errors: 0 } });
});

const place = { line: 0, character: 0 };
const error: ReportedFinding = {
  rule: "name-characters",
  severity: "error",
  message: "The name has upper-case letters. Clients such as VS Code do not load the skill.",
  range: { start: place, end: place },
  place: { line: 2, column: 7 },
  related: [{ message: "The frontmatter begins", path: "skills/charts/SKILL.md", place: { line: 1, column: 1 } }],
  fixes: [
    { title: "Look at it", kind: "unsafe" },
    { title: "Write it in lower case", kind: "safe" },
  ],
  excerpt: { text: "name: Charts", start: 6, end: 12, isCutBefore: false, isCutAfter: false },
};
const info: CheckedSkill["findings"][number] = {
  ...error,
  rule: "body-too-long",
  severity: "info",
  message: "The body has 612 lines.",
  place: { line: 9, column: 1 },
  related: [],
  fixes: [{ title: "Move it", kind: "unsafe" }],
  excerpt: { text: "More text", start: 0, end: 9, isCutBefore: false, isCutAfter: false },
};

function draw(line: string, marked: string, width: number): { line: string; underline: string } {
  const start = line.indexOf(marked);
  return drawExcerpt(excerptOf(line, createLineIndex(line), { start, end: start + marked.length }), width);
}
