// The text form: fits the terminal, aligned and with bars, and nothing of the skill's text is obeyed.
import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { snapshotText } from "../../../server/src/core/snapshot/format/snapshotText.ts";
import { drawBar, foldText, type TextStyle } from "../../../server/src/core/snapshot/format/textLayout.ts";
import type { Snapshot, SnapshotFile } from "../../../server/src/core/snapshot/model.ts";
import { displayWidth } from "../../../server/src/core/text/displayText.ts";
import { samplePlace, snapshotSample } from "../../support/snapshotSample.ts";
import { TEXT_OF_PIECES } from "../../support/textOfPieces.ts";
import { wholeSnapshot } from "../../support/wholeSnapshot.ts";

const same = (text: string): string => text;
const plain: TextStyle = {
  unicode: true,
  bold: same,
  dim: same,
  red: same,
  yellow: same,
  green: same,
  blue: same,
};
const ascii: TextStyle = { ...plain, unicode: false };
const colored: TextStyle = {
  unicode: true,
  bold: (text) => `\u001B[1m${text}\u001B[22m`,
  dim: (text) => `\u001B[2m${text}\u001B[22m`,
  red: (text) => `\u001B[31m${text}\u001B[39m`,
  yellow: (text) => `\u001B[33m${text}\u001B[39m`,
  green: (text) => `\u001B[32m${text}\u001B[39m`,
  blue: (text) => `\u001B[34m${text}\u001B[39m`,
};
const WIDTHS = [40, 80, 120];

const linesOf = (snapshot: Snapshot, width: number, style = plain): string[] =>
  snapshotText(snapshot, { width, style }).split("\n");

/** The lines that are too wide, but for what is there to be copied. */
function tooWide(snapshot: Snapshot, width: number): string[] {
  const copied = snapshot.install.clients.flatMap(({ steps }) => steps.map(({ copy }) => copy));
  const kept = [snapshot.source.url, snapshot.source.repositoryUrl, ...copied].filter((text) => text !== null);
  return linesOf(snapshot, width).filter(
    (line) => displayWidth(line) > width && !kept.some((text) => line.trim().endsWith(text)),
  );
}

test("the sample at 80 columns", () => {
  expect(linesOf(snapshotSample(), 80).slice(0, 32)).toEqual([
    "sql-report",
    "✗ Not valid: 1 error, 1 warning",
    "",
    "Writes SQL reports from a database & charts them. Use when the user asks for",
    "numbers from a database. Triggers on: sql report, revenue table, monthly",
    "figures.",
    "",
    "  SKILL.md       30 lines, 792 bytes",
    "  Body           65 words, 3 headings, 1 code block, 1 link",
    "  Files          8 files, 255 KB",
    "  License        MIT, from the license field",
    "  Source         example/skills",
    `                 ${snapshotSample().source.url}`,
    "  Updated        2026-01-19 04:39 +01:00, with uncommitted changes since",
    "  compatibility  Needs Python 3.10 and a PostgreSQL server.",
    "  allowed-tools  Read Bash(python:*)",
    "  metadata       version: 1.2.0",
    "",
    "Limits",
    "  name            10 / 64     ███░░░░░░░░░░░░░░░░",
    "  description    158 / 1,024  ███░░░░░░░░░░░░░░░░",
    "  listing        158 / 1,536  ██░░░░░░░░░░░░░░░░░  Claude Code cuts what is more",
    "  compatibility   42 / 500    ██░░░░░░░░░░░░░░░░░",
    "  body lines      20 / 500    █░░░░░░░░░░░░░░░░░░  lines",
    "",
    "Loading, in tokens",
    "  Name and description      47 / 100    ████░░░░  At the start of every session.",
    "  Body                     195 / 5,000  █░░░░░░░  When the skill is used.",
    "  Other files           64,615                    When the agent opens them.",
    "  Tokens are an estimate; each model counts a little differently.",
    "",
    "Targets",
  ]);
});

test("files are a tree with sizes, bars and what is special about them", () => {
  const lines = linesOf(snapshotSample(), 90);
  expect(lines.slice(lines.indexOf("Files"), lines.indexOf("Inventory") - 1)).toEqual([
    "Files",
    "  assets/               51 KB",
    "  ├─ example.png        47 KB  ████░░░░░░░░░░░  image",
    "  └─ template.html     4.0 KB  █░░░░░░░░░░░░░░  HTML",
    "  references/          199 KB",
    "  ├─ columns.md        1.5 KB  █░░░░░░░░░░░░░░  through references/schema.md",
    "  ├─ dump.json         195 KB  ███████████████  JSON, large, not reached",
    "  └─ schema.md         2.3 KB  █░░░░░░░░░░░░░░",
    "  scripts/             3.0 KB",
    "  └─ report.py         3.0 KB  █░░░░░░░░░░░░░░  Python, executable",
    "  LICENSE              1.0 KB  █░░░░░░░░░░░░░░",
    "  SKILL.md          792 bytes  █░░░░░░░░░░░░░░",
    "  missing   references/layout.md, named on line 24",
    "  left out  .DS_Store: a file that the system made",
    "            evals/: tests of the skill",
    "            latest: a symbolic link",
  ]);
});

test("branches lead through the folders of folders", () => {
  const [any] = snapshotSample().files.tree;
  const tree = ["a/", "a/b/", "a/b/c/", "a/b/c/1", "a/b/2", "a/3", "4"].map((path): SnapshotFile => {
    const isFolder = path.endsWith("/");
    const kind = isFolder ? "folder" : "text";
    const file = { ...(any as SnapshotFile), path: path.replace(/\/$/, ""), size: 1, kind, tokens: 1 } as const;
    return { ...file, type: isFolder ? "folder" : "file", reached: "direct" };
  });
  const lines = linesOf(snapshotSample({ files: { ...snapshotSample().files, tree, missing: [], leftOut: [] } }), 50);
  expect(lines.slice(lines.indexOf("Files") + 1, lines.indexOf("Files") + 8)).toEqual([
    "  a/          1 byte",
    "  ├─ b/       1 byte",
    "  │  ├─ c/    1 byte",
    "  │  │  └─ 1  1 byte",
    "  │  └─ 2     1 byte",
    "  └─ 3        1 byte",
    "  4           1 byte",
  ]);
});

describe("every line fits", () => {
  for (const width of WIDTHS) {
    test(`the sample in ${width} columns`, () => {
      expect(tooWide(snapshotSample(), width)).toEqual([]);
    });
    test(`wide characters and words without an end in ${width} columns`, () => {
      for (const text of [
        "数据库报表生成器".repeat(30),
        "😀👩‍👩‍👧‍👦".repeat(60),
        "x".repeat(500),
        "e\u0301".repeat(200),
      ]) {
        expect(tooWide(filledWith(text), width)).toEqual([]);
      }
    });
    test(`any text in ${width} columns`, () => {
      fc.assert(
        fc.property(fc.oneof(TEXT_OF_PIECES, fc.string({ unit: "grapheme" })), (text) => {
          expect(tooWide(filledWith(text), width)).toEqual([]);
        }),
      );
    });
  }
  test("less than 40 columns are drawn as 40", () => {
    expect(linesOf(snapshotSample(), 3)).toEqual(linesOf(snapshotSample(), 40));
  });
});

test("what a terminal would obey is made visible", () => {
  const text = snapshotText(filledWith("a\u001B[31mred\u0007\u009B2J\u202Eb\r\nc\td\u0000"), {
    width: 80,
    style: plain,
  });
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(text).toContain("a\uFFFD[31mred\uFFFD\uFFFD2J\uFFFDb c d\uFFFD");
});

test("colors change no column", () => {
  const bare = stripVTControlCharacters(snapshotText(snapshotSample(), { width: 80, style: colored }));
  expect(bare).toBe(snapshotText(snapshotSample(), { width: 80, style: plain }));
});

test("a terminal without Unicode gets ASCII", () => {
  const text = snapshotText(snapshotSample(), { width: 80, style: ascii });
  expect(text).toMatch(/^[\n -~]*$/);
  expect(text).toContain("  name            10 / 64     ###................");
  expect(text).toContain("  `- report.py ");
});

test("a bar shows that something is there, and is full only when nothing more fits", () => {
  const barOf = (share: number): string => {
    const { full, rest } = drawBar(share, 10, ascii);
    return full + rest;
  };
  expect([0, 0.001, 0.25, 0.5, 0.999, 1, 7].map(barOf)).toEqual([
    "..........",
    "#.........",
    "###.......",
    "#####.....",
    "#########.",
    "##########",
    "##########",
  ]);
});

test("folding keeps every word, breaks what is longer than a line, and loses nothing", () => {
  expect(foldText("one two three", 8)).toEqual(["one two", "three"]);
  expect(foldText("a 数据库报表", 6)).toEqual(["a 数据", "库报表"]);
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z数据😀]{1,12}$/u)),
      fc.integer({ min: 2, max: 20 }),
      (words, width) => {
        const lines = foldText(words.join(" "), width);
        expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
        expect(lines.join("").replaceAll(" ", "")).toBe(words.join(""));
      },
    ),
  );
});

describe("states", () => {
  const files = snapshotSample().files;
  const cases: readonly (readonly [Partial<Snapshot["files"]>, string])[] = [
    [{ state: "gone" }, "The skill's folder cannot be listed, so only SKILL.md is known."],
    [{ state: "stopped", done: 3, total: 2_000 }, "Of 2,000 files, 3 were read, so the numbers are too small."],
    [{ state: "stopped", done: 1, total: 1 }, "Of 1 file, 1 was read, so the numbers are too small."],
    [{ truncated: true }, "The folder is too large, or a folder in it cannot be listed, so the numbers are too small."],
  ];
  for (const [change, sentence] of cases) {
    test(sentence, () => {
      expect(linesOf(snapshotSample({ files: { ...files, ...change } }), 120)).toContain(sentence);
    });
  }
  test("2,000 files are drawn as far as one reads", () => {
    const [, first] = files.tree;
    const tree = Array.from({ length: 2_000 }, (_, index) => ({ ...(first as SnapshotFile), path: `f${index}` }));
    const lines = linesOf(snapshotSample({ files: { ...files, tree } }), 80);
    expect(lines).toContain("  and 1,800 more files");
    expect(lines.length).toBeLessThan(400);
  });
});

test("any text of a SKILL.md gives a text that fits", async () => {
  await fc.assert(
    fc.asyncProperty(TEXT_OF_PIECES, async (text) => {
      const path = "/skills/a/SKILL.md";
      const snapshot = await wholeSnapshot({ [path]: text, "/skills/a/中文😀.md": text }, path);
      expect(tooWide(snapshot, 60)).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

/** The sample with a text wherever a skill can have one. */
function filledWith(text: string): Snapshot {
  const sample = snapshotSample();
  return snapshotSample({
    fileName: text,
    identity: {
      ...sample.identity,
      title: text,
      description: text,
      useCases: [{ text, from: "section" }],
      fields: [{ key: text, value: text, clients: [] }],
      consequence: text,
    },
    problems: [
      {
        rule: "name-missing",
        severity: "error",
        message: text,
        fixes: [{ title: text, kind: "safe" }],
        ...samplePlace("sql-report"),
      },
    ],
    files: {
      ...sample.files,
      tree: sample.files.tree.map((file) => ({ ...file, path: `${text}/${text}`, via: text })),
      leftOut: [{ path: text, type: "folder", reason: text }],
      missing: [{ path: text, ...samplePlace("sql-report") }],
    },
    inventory: { ...sample.inventory, tools: [text, text], scripts: [{ language: text, files: [text] }] },
    license: { spdx: text, from: "none", written: text, path: text, similarity: null },
    source: { ...sample.source, repository: text },
  });
}
