// Real drafts with the mistakes that authors make: what the reference validator rejects, we find, and our fixes repair.
import { describe, expect, test } from "vitest";
import { parseSkill } from "../../server/src/core/document/parseSkill.ts";
import type { Finding } from "../../server/src/core/finding.ts";
import { applyFixes } from "../../server/src/core/rules/applyFixes.ts";
import { RULES } from "../../server/src/core/rules/index.ts";
import { findingsOf, folderInMemory } from "../support/checkInMemory.ts";
import { type CorpusSkill, corpusSkills, hasCorpus, NO_CORPUS } from "../support/corpus.ts";

/** Errors whose repair needs words, or a choice, that only a person has. */
const NEEDS_A_PERSON = new Set([
  "description-missing",
  "description-too-long",
  "name-too-long",
  "compatibility-invalid",
  "body-empty",
]);

const rules = RULES.filter(({ severity }) => severity !== "off");

/** Rejected for something other than an extra field or flow style, which the specification does not forbid. */
function isWrong({ verdict }: CorpusSkill): boolean {
  return (verdict ?? []).some((message) => !message.startsWith("Unexpected fields") && !message.includes("JSONesque"));
}

function graveOf(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity === "error" || severity === "warning");
}

describe.skipIf(!hasCorpus)(`drafts that the reference validator rejects${hasCorpus ? "" : ` (${NO_CORPUS})`}`, () => {
  const drafts = corpusSkills("drafts").filter(isWrong);

  test("there are some", () => {
    expect(drafts.length).toBeGreaterThan(30);
  });

  for (const draft of drafts) {
    test(draft.id, async () => {
      const { skill, folder } = await folderInMemory(draft.files, draft.path);
      const check = (text: string): readonly Finding[] => findingsOf({ text, encoding: skill.encoding }, folder, rules);
      expect(graveOf(check(skill.text)).length, "an error or a warning").toBeGreaterThan(0);

      const repaired = applyFixes(skill.text, check, "unsafe", true);
      const renamed = repaired.files.find((file) => file.type === "renameFolder");
      const isUtf8 = repaired.files.some((file) => file.type === "reencode");
      const afterwards = findingsOf(
        isUtf8 ? repaired.text : { text: repaired.text, encoding: skill.encoding },
        folder && { ...folder, name: renamed?.to ?? folder.name },
        rules,
      );
      const errors = afterwards.filter(({ severity, rule }) => severity === "error" && !NEEDS_A_PERSON.has(rule));
      expect(errors.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
      expect(parseSkill(repaired.text).frontmatter.root).toBe("map");
    });
  }
});
