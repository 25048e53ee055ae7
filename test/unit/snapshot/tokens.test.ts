// How far the estimate of tokens is from what a real tokenizer counts (o200k, a public vocabulary).
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { describe, expect, test } from "vitest";
import { parseSkill } from "../../../server/src/core/document/parseSkill.ts";
import { estimateTokens, tokensOf } from "../../../server/src/core/document/tokenCount.ts";
import { corpusSkills, hasCorpus, NO_CORPUS } from "../../support/corpus.ts";

/** By how much of the true number the estimate is wrong: 0.1 is ten percent too many. */
function errorOf(text: string): number {
  const real = countTokens(text, { allowedSpecial: "all" });
  return (estimateTokens(text) - real) / real;
}

const REAL = hasCorpus ? [...corpusSkills("skills"), ...corpusSkills("drafts")] : [];

/** The errors at half, nine tenths and all of the texts, by size. */
function spread(errors: readonly number[]): readonly number[] {
  const sorted = errors.map(Math.abs).sort((a, b) => a - b);
  return [0.5, 0.9, 1].map((share) => sorted[Math.floor((sorted.length - 1) * share)] ?? 1);
}

describe("texts of every kind", () => {
  test.each([
    [
      "English",
      0.15,
      "When somebody asks for a report, read the schema first and decide which tables hold the numbers. Write one query for each question, run it, and put the result into a table with a sentence above it that says what the reader should notice. Keep the queries in the file, so that the next person can check them and change what they want to see.",
    ],
    [
      "Python",
      0.35,
      "def read_rows(path: str, limit: int = 100) -> list[dict[str, str]]:\n    rows = []\n    with open(path, newline='', encoding='utf-8') as handle:\n        for index, row in enumerate(csv.DictReader(handle)):\n            if index >= limit:\n                break\n            rows.append({key.strip(): value for key, value in row.items()})\n    return rows\n",
    ],
    [
      "German",
      0.35,
      "Wenn jemand nach einem Bericht fragt, lies zuerst die Beschreibung der Datenbank und entscheide, in welchen Tabellen die Zahlen stehen. Schreibe für jede Frage eine Abfrage, führe sie aus und setze das Ergebnis mit einem erklärenden Satz in eine Tabelle.",
    ],
    [
      "Chinese",
      0.5,
      "当用户需要报告时，请先阅读数据库的结构说明，再决定哪些表格保存所需的数字。为每个问题编写一个查询，运行查询，并把结果放进表格，在表格上方用一句话说明读者应该注意什么。",
    ],
  ])("%s", (_, bound, text) => {
    expect(Math.abs(errorOf(text))).toBeLessThan(bound);
  });
});

describe("real skills", () => {
  // These numbers stand in the sentence that authors read (snapshot/loading.ts).
  test.skipIf(!hasCorpus)(
    `half within 7 %, nine of ten within 15 %, none beyond 35 % (${hasCorpus ? "corpus" : NO_CORPUS})`,
    () => {
      const errors = REAL.flatMap(({ files }) => Object.entries(files))
        .filter(([path, bytes]) => path.endsWith(".md") && bytes.length >= 200)
        .map(([, bytes]) => errorOf(new TextDecoder().decode(bytes)));
      expect(errors.length).toBeGreaterThan(300);
      const [half = 1, most = 1, worst = 1] = spread(errors);
      expect(half).toBeLessThan(0.07);
      expect(most).toBeLessThan(0.15);
      expect(worst).toBeLessThan(0.35);
    },
  );

  test.skipIf(!hasCorpus)(`their bodies, block by block (${hasCorpus ? "corpus" : NO_CORPUS})`, () => {
    const errors = REAL.map(({ files, path }) => {
      const { body } = parseSkill(files[path] ?? "");
      const real = countTokens(body.text, { allowedSpecial: "all" });
      return real < 50 ? 0 : (tokensOf(body) - real) / real;
    });
    const [half = 1, most = 1, worst = 1] = spread(errors);
    expect(half).toBeLessThan(0.07);
    expect(most).toBeLessThan(0.15);
    expect(worst).toBeLessThan(0.35);
  });
});

test("the body counts as the sum of its blocks, which is no further from the truth", () => {
  const paragraph = "# Title\n\nSome words in a paragraph.\n\n- One\n- Two\n\n";
  const { body } = parseSkill(`---\nname: a\n---\n${paragraph.repeat(50)}`);
  const real = countTokens(body.text);
  expect(Math.abs(tokensOf(body) - real) / real).toBeLessThan(0.15);
});

test("a long text is judged by its beginning", () => {
  const sentence = "Read the file and answer. ";
  const one = estimateTokens(sentence.repeat(1000));
  expect(estimateTokens(sentence.repeat(10_000)) / one).toBeCloseTo(10, 0);
});
