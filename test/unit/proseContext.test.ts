// Step by step, the heuristics that decide whether a path in prose is a file that the skill should hold.
import { describe, expect, test } from "vitest";
import {
  followsReadingVerb,
  isExampleLine,
  isInLeadingPlace,
  isLinkPlaceholder,
  isPlainPath,
  isPromised,
  isToBeWritten,
  type Mention,
  teachesAuthoring,
  writtenPathsIn,
} from "../../server/src/core/document/proseContext.ts";

const NONE: ReadonlySet<string> = new Set();

/** A mention from a line in which the path stands in «angle quotes». */
function mention(line: string, fenceFollows = false): Mention {
  const [before = "", path = "", after = ""] = line.split(/[«»]/);
  return { path, before, after, fenceFollows };
}

describe("step 1: a whole path of a file", () => {
  test.each([
    "references/a.md",
    "./references/deep/er/a-b_c.md",
    "reference/A.1.md",
    "scripts/run.py",
    "assets/x.tar.gz",
  ])("%s is one", (path) => expect(isPlainPath(path)).toBe(true));
  test.each([
    "references/",
    "references",
    "references/a",
    "references/<topic>.md",
    "references/*.md",
    "references/{a}.md",
    "references/$NAME.md",
    "references/a|b.md",
    "references/[a].md",
    "references/....md",
    "references/….md",
    "references/YYYY-MM.md",
    "references/your-topic.md",
    "references/my-topic.md",
    "path/to/a.md",
    "references\\a.md",
    "../references/a.md",
    "references/../a.md",
    "https://x.test/a.md",
    "~/references/a.md",
    "/references/a.md",
    "@references/a.md",
    "references/foo.md",
    "a.md",
    `references/${"a".repeat(400)}.md`,
  ])("%s is none", (path) => expect(isPlainPath(path)).toBe(false));
});

describe("step 2: skills about writing skills", () => {
  test.each([
    ["skill-creator", undefined],
    ["my-plugin-kit", ""],
    ["make-slash-command", ""],
    ["docs", "Create and improve agent skills."],
    ["docs", "Use when building a new Claude Code plugin."],
    ["docs", "Validates SKILL.md files."],
    ["docs", "Helps write slash commands."],
    ["docs", "创建新的技能"],
  ])("%s: %s", (folder, description) => expect(teachesAuthoring(folder, description)).toBe(true));
  test.each([
    ["pdf-tools", "Create PDF files."],
    ["pdf-tools", undefined],
    ["pdf-tools", "Use the skill when the user names a form. Creates forms."],
  ])("not %s: %s", (folder, description) => expect(teachesAuthoring(folder, description)).toBe(false));
});

describe("step 3: examples and other skills' files", () => {
  test.each([
    "`«references/a.md»` → `references/b.md`",
    "old -> «references/a.md»",
    "see «references/a.md», e.g. for forms",
    "for example «references/a.md»",
    "files such as «references/a.md»",
    "Example: see «references/a.md»",
    "❌ see «references/a.md»",
    "✅ see «references/a.md»",
    "├── «references/a.md»",
    "see «references/a.md» of `/other`",
    "`other` skill, see «references/a.md»",
    "see «references/a.md» in the other skill",
    "see «references/a.md» from the **other** skill",
  ])("%s", (line) => expect(isExampleLine(mention(line))).toBe(true));
  test.each(["See «references/a.md» for examples", "- «references/a.md» - an exemplary form"])("not %s", (line) =>
    expect(isExampleLine(mention(line))).toBe(false),
  );
});

describe("step 4: files that are to be written, or the user's own", () => {
  test.each([
    "Create «references/a.md»",
    "It is saved to «references/a.md»",
    "Writing «references/a.md»",
    "generates «references/a.md»",
    "Append to «references/a.md»",
    "paste it into «references/a.md»",
    "保存到 «references/a.md»",
    "If «references/a.md» is there, read it",
    "See your «references/a.md»",
    "the project's «references/a.md»",
    "see «references/a.md» exists",
    "see `«references/a.md»` does not exist yet",
  ])("%s", (line) => expect(isToBeWritten(mention(line), NONE)).toBe(true));
  test("a command writes it", () => {
    const written = writtenPathsIn(
      "x\nrun > references/a.md\nmake -o ./references/b.md --output references/c.md\n> references/d.md",
    );
    expect([...written].sort()).toEqual(["references/a.md", "references/b.md", "references/c.md"]);
    expect(isToBeWritten(mention("See «./references/a.md»"), written)).toBe(true);
    expect(isToBeWritten(mention("See «references/d.md»"), written)).toBe(false);
  });
  test("its contents follow in a fence", () => {
    expect(isToBeWritten(mention("**`«references/a.md»`**:", true), NONE)).toBe(true);
    expect(isToBeWritten(mention("**`«references/a.md»`**:", false), NONE)).toBe(false);
    expect(isToBeWritten(mention("See `«references/a.md»` and then run", true), NONE)).toBe(false);
  });
  test.each([
    "See «references/a.md» for your project",
    "- «references/a.md» - how to add forms",
    "Read addenda «references/a.md»",
  ])("not %s", (line) => expect(isToBeWritten(mention(line), NONE)).toBe(false));
});

describe("step 5: a leading place or a word of reading", () => {
  test.each([
    "- «references/a.md» - x",
    "  3. **«references/a.md»**",
    "* [ ] «references/a.md»",
    "| x | «references/a.md» |",
    "> - «references/a.md»",
  ])("%s leads", (line) => expect(isInLeadingPlace(mention(line))).toBe(true));
  test.each(["The «references/a.md»", "- x «references/a.md»", "a | «references/a.md»"])("%s does not lead", (line) =>
    expect(isInLeadingPlace(mention(line))).toBe(false),
  );
  test.each([
    "See «references/a.md»",
    "more details: «references/a.md»",
    "详见 «references/a.md»",
    "It reads «references/a.md»",
  ])("%s is read", (line) => expect(followsReadingVerb(mention(line))).toBe(true));
  test.each(["Overseen by «references/a.md»", "The «references/a.md» says: see", "«references/a.md»"])(
    "%s is not",
    (line) => expect(followsReadingVerb(mention(line))).toBe(false),
  );
});

describe("all steps", () => {
  test.each([
    ["See «references/a.md».", true],
    ["- «references/a.md»: forms", true],
    ["The «references/a.md» is long", false],
    ["See «references/<a>.md».", false],
    ["See «references/a.md», for example.", false],
    ["See and create «references/a.md».", false],
  ])("%s", (line, expected) => expect(isPromised(mention(line), NONE)).toBe(expected));
});

describe("step 6: links that nobody means as files", () => {
  test.each([
    "link",
    "url",
    "firecrawl-cli",
    "src/a.ts",
    "app/x.tsx",
    ".github/a.yml",
    "docs/a.md",
    "path/to/a.md",
    "{slug}.md",
    "your-file/a.md",
    "...",
  ])("%s", (path) => expect(isLinkPlaceholder(path)).toBe(true));
  test.each(["references/a.md", "FORMS.md", "./LICENSE", "reference/docs/a.md", "references/"])("not %s", (path) =>
    expect(isLinkPlaceholder(path)).toBe(false),
  );
});

test("a long line costs no more than its length", () => {
  const long = "see ".repeat(250_000);
  const started = performance.now();
  isPromised({ path: "references/a.md", before: long, after: long, fenceFollows: false }, NONE);
  writtenPathsIn(`${" ".repeat(500_000)}> ${"a > ".repeat(100_000)}`);
  teachesAuthoring("a", "create ".repeat(20_000));
  expect(performance.now() - started).toBeLessThan(2000);
});
