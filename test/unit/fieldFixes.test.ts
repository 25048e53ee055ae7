// What the fixes of fields promise for any input: names end equal to the folder, moved fields keep their values, and
// nothing throws or takes long.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { writeScalar, writeScalarLike } from "../../server/src/core/document/writeScalar.ts";
import type { Finding } from "../../server/src/core/finding.ts";
import { applyFixes } from "../../server/src/core/rules/applyFixes.ts";
import { RULES } from "../../server/src/core/rules/index.ts";
import type { Rule } from "../../server/src/core/rules/rule.ts";
import { isFolderName, isValidFolderName } from "../../server/src/core/spec/name.ts";
import { applyEdits } from "../../server/src/core/text/edit.ts";
import { findingsOf, folderInMemory } from "../support/checkInMemory.ts";

const rulesOf = (pattern: RegExp): readonly Rule[] => RULES.filter(({ id }) => pattern.test(id));
const fieldRules = rulesOf(/^(?:name|description|compatibility|metadata|license|allowed|field)-/);

const yamlOf = (text: string): Record<string, unknown> => {
  const end = text.replace(/\r\n/g, "\n").indexOf("\n---", 4);
  return (parse(text.replace(/\r\n/g, "\n").slice(4, end + 1)) ?? {}) as Record<string, unknown>;
};

describe("names", () => {
  const word = fc.string({
    unit: fc.constantFrom("a", "B", "7", "-", " ", "_", ".", "é", "中", ":", "'", '"'),
    maxLength: 10,
  });
  const folders = fc.constantFrom("pdf-tools", "2024", "on", "中文", "PDF Tools", " pdf", "-x", "a".repeat(70));

  test("fixing what is safe ends with a name that is right, or with a folder that must be renamed", async () => {
    await fc.assert(
      fc.asyncProperty(
        word,
        folders,
        fc.constantFrom("PLAIN", "QUOTE_SINGLE", "QUOTE_DOUBLE"),
        async (name, folderName, type) => {
          const value = stringify(name, { defaultStringType: type as "PLAIN", lineWidth: 0 }).trimEnd();
          const text = `---\nname: ${value}\ndescription: Reads.\n---\n`;
          const { folder } = await folderInMemory({ [`/s/${folderName}/SKILL.md`]: text }, `/s/${folderName}/SKILL.md`);
          const check = (source: string): readonly Finding[] => findingsOf(source, folder, rulesOf(/^name-/));
          const { text: fixed } = applyFixes(text, check, "safe", false);
          expect(applyFixes(fixed, check, "safe", false).text).toBe(fixed);
          expect(fixed.endsWith("\ndescription: Reads.\n---\n")).toBe(true);
          if (isValidFolderName(folderName)) {
            expect(check(fixed).filter(({ severity }) => severity === "error")).toEqual([]);
            expect(isFolderName(String(yamlOf(fixed)["name"]), folderName)).toBe(true);
            expect(typeof yamlOf(fixed)["name"]).toBe("string");
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("moving fields under metadata", () => {
  const value: fc.Arbitrary<unknown> = fc.oneof(
    fc.string({ unit: fc.constantFrom("a", " ", "\n", ":", "#", '"', "é", "-"), maxLength: 30 }),
    fc.integer(),
    fc.boolean(),
    fc.array(fc.constantFrom("a", "b c", "d: e"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("x", "y"), fc.constantFrom("1", "two\nlines\n", "z"), { maxKeys: 2 }),
  );
  const fields = fc.dictionary(fc.constantFrom("author", "tags", "x-id", "category", "notes"), value, { minKeys: 1 });
  const metadata = fc.option(
    fc.dictionary(fc.constantFrom("version", "nested"), fc.constantFrom("1", "a\nb\n"), { minKeys: 1 }),
    {
      nil: undefined,
    },
  );

  test("keeps every value and every other field", () => {
    let moved = 0;
    fc.assert(
      fc.property(fields, metadata, fc.boolean(), fc.constantFrom(2, 4), (unknown, known, crlf, indent) => {
        const entries = Object.entries(unknown);
        const all = Object.fromEntries([
          ...entries.slice(0, 1),
          ["name", "pdf-tools"],
          ...entries.slice(1, 2),
          ...(known === undefined ? [] : [["metadata", known]]),
          ...entries.slice(2),
        ]);
        const lf = `---\n${stringify(all, { lineWidth: 30, indent })}---\n# Body\n`;
        const text = crlf ? lf.replace(/\n/g, "\r\n") : lf;
        const [finding] = findingsOf(text, undefined, rulesOf(/^field-unknown$/));
        const [fix] = finding?.fixes ?? [];
        if (fix === undefined) {
          return;
        }
        moved++;
        const fixed = applyEdits(text, fix.edits);
        expect(/(?<!\r)\n/.test(fixed)).toBe(!crlf);
        expect(fixed.replace(/\r\n/g, "\n").endsWith("---\n# Body\n")).toBe(true);
        const { name, metadata: before, ...others } = yamlOf(text);
        expect(yamlOf(fixed)).toEqual({ name, metadata: { ...(before ?? {}), ...others } });
      }),
      { numRuns: 500 },
    );
    expect(moved).toBeGreaterThan(400);
  });
});

test.each([
  [
    "an anchor that an earlier field would then name before it is there",
    "author: &me Jo\nname: pdf-tools\ndescription: *me",
  ],
  ["a map in flow style", "{ name: pdf-tools, author: Jo }"],
  ["metadata in flow style", "name: pdf-tools\nmetadata: { a: b }\nauthor: Jo"],
  ["a key that metadata has", "name: pdf-tools\nmetadata:\n  author: Jo\nauthor: Jo"],
])("nothing is moved: %s", (_, yaml) => {
  const findings = findingsOf(`---\n${yaml}\n---\n`, undefined, rulesOf(/^field-unknown$/));
  expect(findings.map(({ fixes }) => fixes)).toEqual([[]]);
});

test("a written scalar is read as the same text, in every style", () => {
  const text = fc.string({
    unit: fc.constantFrom("a", "1", " ", ":", "#", "'", '"', "\\", "\n", "\t", "-", "é", "*", "\u0007"),
  });
  const styles = fc.constantFrom("plain" as const, "single" as const, "double" as const, "literal" as const);
  fc.assert(
    fc.property(text, styles, (value, style) => {
      for (const written of [writeScalarLike(style, value), writeScalar(value)]) {
        expect(written).not.toMatch(/[\r\n]/);
        expect(parse(`k: ${written}\nnext: 1\n`)).toEqual({ k: value, next: 1 });
        expect(parse(`k: ${written}`, { version: "1.1" })).toEqual({ k: value });
      }
    }),
    { numRuns: 2000 },
  );
});

test("no rule of fields throws or takes long, whatever the frontmatter holds", () => {
  const keys = ["name", "description", "compatibility", "license", "allowed-tools", "metadata", "argument-hint", "x"];
  const values = [
    "a".repeat(500_000),
    `"${"\\n".repeat(200_000)}"`,
    "(".repeat(300_000),
    ", ".repeat(200_000),
    `>9\n${" ".repeat(300_000)}x`,
    `|\n  ${"word \n  ".repeat(50_000)}`,
    "LICENSE ".repeat(60_000),
    "-".repeat(300_000),
    "😀".repeat(100_000),
    "&a [*a]",
  ];
  for (const key of keys) {
    for (const value of values) {
      const start = performance.now();
      const findings = findingsOf(`---\n${key}: ${value}\n---\n`, undefined, fieldRules);
      for (const { fixes } of findings) {
        expect(fixes.length).toBeGreaterThanOrEqual(0);
      }
      expect({ key, value: value.slice(0, 8), slow: performance.now() - start > 3000 }).toMatchObject({ slow: false });
    }
  }
});
