// When to use a skill, found in its description, its field when_to_use and its sections.
import { describe, expect, test } from "vitest";
import { parseBody } from "../../../server/src/core/document/body.ts";
import { findUseCases } from "../../../server/src/core/snapshot/useCases.ts";
import { corpusSkills, hasCorpus, NO_CORPUS } from "../../support/corpus.ts";
import { snapshotOf } from "../../support/snapshotInMemory.ts";

const inDescription = (text: string) =>
  findUseCases(text, "", parseBody("", 0)).map(({ from, text }) => `${from}: ${text}`);
const inBody = (text: string) => findUseCases("", "", parseBody(text, 0)).map(({ from, text }) => `${from}: ${text}`);

describe("in the description", () => {
  test.each([
    ["who asks", "Makes reports. Use when the user asks for numbers.", ["sentence: The user asks for numbers."]],
    [
      "what is done",
      "Use this skill when editing PDF files, or filling forms.",
      ["sentence: Editing PDF files, or filling forms."],
    ],
    ["a participle keeps its word", "Use when asked to merge files.", ["sentence: When asked to merge files."]],
    ["for something", "Use for azd, azure.yaml and Bicep.", ["sentence: For azd, azure.yaml and Bicep."]],
    ["to do something", "Use this skill to get context about lakes.", ["sentence: Get context about lakes."]],
    ["whenever", "Use it whenever Enzyme tests fail.", ["sentence: Whenever Enzyme tests fail."]],
    ["another verb", "Activate this skill when a student has notes.", ["sentence: A student has notes."]],
    [
      "in the middle of a sentence",
      "Yields — activate when the user asks about bonds.",
      ["sentence: The user asks about bonds."],
    ],
    ["behind a semicolon", "Checks quality; use it before submission.", ["sentence: Before submission."]],
    ["up to a semicolon", "Use when auditing an account; returns a score.", ["sentence: Auditing an account."]],
    ["a label", "WHEN TO USE: trigger when the user wants to move files.", ["sentence: The user wants to move files."]],
    ["names keep their case", "Use when azd fails.", ["sentence: When azd fails."]],
    ["a full stop in a name", "Use for a .xlsx file. It converts.", ["sentence: For a .xlsx file."]],
    ["an abbreviation", "Use for e.g. Excel files. It converts.", ["sentence: For e.g. Excel files."]],
    [
      "triggers",
      "Triggers on: sqlalchemy, orm, async database.",
      ["trigger: sqlalchemy", "trigger: orm", "trigger: async database"],
    ],
    ["quoted triggers", 'Triggers: "a, b", \'c\', "I\'m stuck"', ["trigger: a, b", "trigger: c", "trigger: I'm stuck"]],
    [
      "trigger phrases",
      'Triggers on phrases like "outage report", "RCA". Covers much.',
      ["trigger: outage report", "trigger: RCA"],
    ],
    [
      "use for, as a list",
      'USE FOR: first setup; "what, now?"; a tour. DO NOT USE FOR: x.',
      ["trigger: first setup", "trigger: what, now?", "trigger: a tour"],
    ],
    ["parentheses hold together", "Triggers on: files (a, b), tables.", ["trigger: files (a, b)", "trigger: tables"]],
    ["triggers that are a sentence", "Triggers when the user opens a file.", ["sentence: The user opens a file."]],
    [
      "a list below",
      "Use this skill when:\n- Reviewing code\n- Checking, twice",
      ["sentence: Reviewing code", "sentence: Checking, twice"],
    ],
    [
      "a list that was folded",
      "Use this skill when: - Reviewing code - Checking",
      ["sentence: Reviewing code", "sentence: Checking"],
    ],
    ["the same twice", "Use when editing files. Use this skill when editing files!", ["sentence: Editing files."]],
    ["nothing", "Makes reports from data. Covers tables and charts.", []],
    ["what it is not for", "Do not use when the file is large. Not for images. Never use it for video.", []],
    ["what it uses", "Use Playwright to test pages. Use the Foo library for bars.", []],
    ["another language", "面向真实业务决策的核验。触发：回测、选股。安装：pip。", []],
    ["German", "Erstellt Berichte. Für Tabellen und Diagramme.", []],
  ])("%s", (_, text, expected) => {
    expect(inDescription(text)).toEqual(expected);
  });

  test("at most twelve, and sentences before triggers", () => {
    const triggers = Array.from({ length: 30 }, (_, index) => `word${index}`).join(", ");
    const found = inDescription(`Triggers on: ${triggers}. Use when the user is lost.`);
    expect(found).toHaveLength(12);
    expect(found.at(-1)).toBe("sentence: The user is lost.");
  });

  test("one that is very long ends at a word", () => {
    const [only] = inDescription(`Use when the user ${"really ".repeat(100)}wants it.`);
    expect(only?.length).toBeLessThanOrEqual("sentence: ".length + 300);
    expect(only).toMatch(/really…$/);
  });

  test.each([
    ["quotes", `Triggers on: ${'"a '.repeat(350_000)}`],
    ["parentheses", `Use when ${"(".repeat(1_000_000)}`],
    ["words", `Use ${"this ".repeat(200_000)}`],
    ["blanks", `Use this${" ".repeat(1_000_000)}`],
  ])("a megabyte of %s ends", (_, text) => {
    expect(inDescription(text).length).toBeLessThanOrEqual(12);
  });
});

describe("in the field when_to_use", () => {
  const inField = (text: string) => findUseCases("", text, parseBody("", 0)).map(({ text }) => text);

  test("a sentence with the usual words", () => {
    expect(inField("Use when the user asks for a chart.")).toEqual(["The user asks for a chart."]);
  });

  test("any other text is a use case as a whole", () => {
    expect(inField("Charts and tables\nof all kinds")).toEqual(["Charts and tables of all kinds"]);
  });

  test("it is read from the frontmatter", async () => {
    const { identity } = await snapshotOf("---\nname: pdf-tools\ndescription: x\nwhen_to_use: Charts.\n---\n");
    expect(identity.useCases).toEqual([{ text: "Charts.", from: "sentence" }]);
  });
});

describe("in sections", () => {
  test.each([
    ["When to use"],
    ["When to Use This Skill"],
    ["1. When to Use This Skill"],
    ["✅ When to use:"],
    ["Use Cases"],
    ["Common use cases"],
    ["When to Activate"],
    ["Use this skill when"],
    ["Triggers"],
  ])("%s", (title) => {
    expect(inBody(`# A\n\n## ${title}\n\n- One *thing*\n- Another\n\n## Next\n\n- No\n`)).toEqual([
      "section: One thing",
      "section: Another",
    ]);
  });

  test.each([
    ["When not to use"],
    ["When to use each step type"],
    ["Use"],
    ["When Something Goes Wrong"],
    ["Trigger URL"],
  ])("not in %s", (title) => {
    expect(inBody(`## ${title}\n\n- One\n`)).toEqual([]);
  });

  test("a list behind a sentence that leads to it", () => {
    expect(inBody("## When to use\n\nUse this skill when you need to:\n\n- Merge files;\n- Split files.\n")).toEqual([
      "section: Merge files",
      "section: Split files.",
    ]);
  });

  test("sentences where there is no list", () => {
    expect(inBody("## When to use\n\nTrigger this skill any time there is a `.xlsx` file. It is quick.\n")).toEqual([
      "section: Any time there is a .xlsx file.",
    ]);
  });

  test("quotes around an item are taken off, and a list in it is left out", () => {
    expect(inBody('## When to use\n\n1. "How do I merge?"\n   - details\n2. Use it when a file is large\n')).toEqual([
      "section: How do I merge?",
      "section: A file is large.",
    ]);
  });

  test("what the skill is not for ends it", () => {
    expect(inBody("## When to use\n\n- Yes\n- Not for images\n\n❌ **Don't use it when:**\n\n- No\n")).toEqual([
      "section: Yes",
    ]);
  });

  test("a list that belongs to another thought", () => {
    const thought = `${"Such folders hold many kinds of files, and others do those, so also start these at once ".repeat(2)}:`;
    expect(inBody(`## When to use\n\n- Yes\n\n${thought}\n\n- No\n`)).toEqual(["section: Yes"]);
  });
});

describe("over real skills", () => {
  test.skipIf(!hasCorpus)(
    `more than half have some, and each is a line of words (${hasCorpus ? "corpus" : NO_CORPUS})`,
    () => {
      const skills = [...corpusSkills("skills"), ...corpusSkills("drafts")];
      let some = 0;
      for (const { files, path, id } of skills) {
        const body = new TextDecoder().decode(files[path]);
        const description = /^description:(.*(?:\n[ \t].*)*)/m.exec(body)?.[1]?.trim() ?? "";
        const found = findUseCases(description, "", parseBody(body, 0));
        some += found.length > 0 ? 1 : 0;
        for (const { text } of found) {
          expect(text, id).toMatch(/\p{L}{2}/u);
          expect(text, id).not.toMatch(/[\r\n]|:$|^[-,;.]|^(?:Do not|Don't|Never|Not for)\b/);
        }
      }
      expect(some / skills.length).toBeGreaterThan(0.5);
    },
  );
});
