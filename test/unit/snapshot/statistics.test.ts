// Lines, words and bytes, against the programs that everybody counts with.
import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { parseSkill } from "../../../server/src/core/document/parseSkill.ts";
import { snapshotStatistics } from "../../../server/src/core/snapshot/statistics.ts";
import { countWords } from "../../../server/src/core/text/countWords.ts";
import { corpusSkills, hasCorpus, NO_CORPUS } from "../../support/corpus.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What a program of a Unix system says of these bytes; `undefined` where there is none. */
function ask(command: string, args: readonly string[], input: Uint8Array): number | undefined {
  const { stdout, error } = spawnSync(command, args, {
    input,
    env: { ...process.env, LC_ALL: "C.UTF-8" },
    encoding: "utf8",
  });
  return error === undefined ? Number(stdout.trim()) : undefined;
}

const isUnix = process.platform !== "win32";
/** BSD's `wc` counts words in another way. */
const hasGnu = isUnix && (spawnSync("wc", ["--version"], { encoding: "utf8" }).stdout ?? "").includes("GNU coreutils");

function expectSameAsPrograms(bytes: Uint8Array, id: string): void {
  const skill = parseSkill(bytes);
  const { lines, bytes: size, bodyWords } = snapshotStatistics(skill);
  expect(size, `${id}: wc -c`).toBe(ask("wc", ["-c"], bytes));
  expect(lines, `${id}: grep -c ''`).toBe(ask("grep", ["-c", ""], bytes));
  expect(bodyWords, `${id}: wc -w`).toBe(ask("wc", ["-w"], encode(skill.body.text)));
}

describe.skipIf(!hasGnu)("the same as wc and grep", () => {
  test.each([
    ["empty", ""],
    ["one line break", "\n"],
    ["no line break at the end", "---\nname: a\n---\none two\nthree"],
    ["blank lines", "---\n---\n\n\n  \n\na\n\n"],
    ["CRLF", "---\r\nname: a\r\n---\r\none two\r\nthree\r\n"],
    ["lone CR", "---\nname: a\n---\none\rtwo\r"],
    ["a byte order mark", "\uFEFF---\nname: a\n---\none\n"],
    ["beyond the basic plane", "---\nname: a\n---\n😀 a😀b 中文 字\u3000字\n"],
    ["spaces of all kinds", "---\nname: a\n---\na\u00A0b c\u2003d e\u2060f g\u200Bh\u2028i \u2028 \u0007 j\n"],
  ])("%s", (id, text) => {
    expectSameAsPrograms(encode(text), id);
  });

  test.skipIf(!hasCorpus)(`every sixth real skill (${hasCorpus ? "corpus" : NO_CORPUS})`, () => {
    const skills = corpusSkills("skills").filter((_, index) => index % 6 === 0);
    expect(skills.length).toBeGreaterThanOrEqual(20);
    for (const { id, files, path } of skills) {
      expectSameAsPrograms(files[path] ?? encode(""), id);
    }
  });

  test("every character that may part words", () => {
    const characters = Array.from({ length: 0x3100 }, (_, code) => code).filter((code) => code < 0xd800 && code !== 0);
    const text = characters.map((code) => `a${String.fromCharCode(code)}b\n`).join("");
    expect(countWords(text)).toBe(ask("wc", ["-w"], encode(text)));
  });
});

describe("bytes", () => {
  test.each([
    ["utf-16le", [0xff, 0xfe]],
    ["utf-16be", [0xfe, 0xff]],
  ] as const)("%s with its mark", (name, mark) => {
    const text = "---\nname: ä😀\n---\n";
    const units = Uint8Array.from([...text].flatMap((character) => unitsOf(character, name)));
    const bytes = Uint8Array.from([...mark, ...units]);
    expect(snapshotStatistics(parseSkill(bytes)).bytes).toBe(bytes.length);
  });

  test("a mixture of encodings has what it has on the disk", () => {
    const bytes = Uint8Array.from([...encode("---\nname: a\n---\ncaf"), 0xe9, 0x0a]);
    expect(snapshotStatistics(parseSkill(bytes), bytes.length).bytes).toBe(bytes.length);
  });
});

test("elements as a reader sees them", () => {
  const body = [
    "# One",
    "",
    "[a](x.md) [b][ref] ![c](y.png) <https://a.example> https://b.example [no link]",
    "",
    "[![d](z.png)](w.md)",
    "",
    "```",
    "[in code](a.md)",
    "```",
    "",
    "    indented",
    "",
    "Two",
    "===",
    "",
    "[ref]: https://c.example",
  ].join("\n");
  const statistics = snapshotStatistics(parseSkill(`---\nname: a\n---\n${body}\n\n\n`));
  expect(statistics).toMatchObject({ links: 5, images: 2, codeBlocks: 2, bodyLines: 16 });
  expect(statistics.headings).toEqual([
    { level: 1, text: "One", slug: "one", line: 4 },
    { level: 1, text: "Two", slug: "two", line: 16 },
  ]);
});

function unitsOf(character: string, name: "utf-16le" | "utf-16be"): number[] {
  return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index)).flatMap((unit) =>
    name === "utf-16le" ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff],
  );
}
