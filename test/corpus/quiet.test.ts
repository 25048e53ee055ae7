// Real skills that passed their collection's own checks: an error or a warning here must be one that the author grants.
import { describe, expect, test } from "vitest";
import { RULES } from "../../server/src/core/rules/index.ts";
import { findingsOf, folderInMemory } from "../support/checkInMemory.ts";
import { corpusSkills, hasCorpus, NO_CORPUS } from "../support/corpus.ts";

/** Each error and warning that remains, with why it is right. */
const GRANTED: Readonly<Record<string, string>> = {};

const rules = RULES.filter(({ severity }) => severity !== "off");

describe.skipIf(!hasCorpus)(`quiet on real skills${hasCorpus ? "" : ` (${NO_CORPUS})`}`, () => {
  const seen = new Set<string>();
  for (const skill of corpusSkills("skills")) {
    test(skill.id, async () => {
      const { skill: parsed, folder } = await folderInMemory(skill.files, skill.path);
      const grave = findingsOf(skill.files[skill.path] ?? "", folder, rules)
        .filter(({ severity }) => severity === "error" || severity === "warning")
        .map(({ rule, span, message }) => ({
          key: `${skill.id} ${rule} ${parsed.text.slice(span.start, span.end)}`,
          message,
        }));
      for (const { key } of grave) {
        seen.add(key);
      }
      expect(grave.filter(({ key }) => GRANTED[key] === undefined)).toEqual([]);
    });
  }

  test("nothing is granted that no longer occurs", () => {
    expect(Object.keys(GRANTED).filter((key) => !seen.has(key))).toEqual([]);
  });
});
