// Each safe fix, on every real file: done once it stays done, its finding is gone, no new one appears, and nothing
// but what it says has changed.
import { describe, expect, test } from "vitest";
import { type ParsedSkill, parseSkill } from "../../server/src/core/document/parseSkill.ts";
import { resolveAlias, type YamlNode } from "../../server/src/core/document/yamlNode.ts";
import type { Finding, Fix } from "../../server/src/core/finding.ts";
import { applyFixes } from "../../server/src/core/rules/applyFixes.ts";
import { RULES } from "../../server/src/core/rules/index.ts";
import { applyEdits } from "../../server/src/core/text/edit.ts";
import { findingsOf, folderInMemory } from "../support/checkInMemory.ts";
import { corpusSkills, hasCorpus, NO_CORPUS } from "../support/corpus.ts";

/** Rules off by default are run too, each at a level of its own. */
const rules = RULES;

describe.skipIf(!hasCorpus)(`safe fixes on real files${hasCorpus ? "" : ` (${NO_CORPUS})`}`, () => {
  for (const skill of [...corpusSkills("skills"), ...corpusSkills("drafts")]) {
    test(skill.id, async () => {
      const { skill: parsed, folder } = await folderInMemory(skill.files, skill.path);
      const check = (text: string): readonly Finding[] =>
        findingsOf({ text, encoding: parsed.encoding }, folder, rules);
      const before = check(parsed.text);
      for (const finding of before) {
        for (const fix of finding.fixes.filter(({ kind, edits }) => kind === "safe" && edits.length > 0)) {
          expectToBeSafe(parsed, finding, fix, before, check);
        }
      }
      const all = applyFixes(parsed.text, check, "safe", false);
      expect(applyFixes(all.text, check, "safe", false).text, "fix-all is idempotent").toBe(all.text);
    });
  }
});

function expectToBeSafe(
  skill: ParsedSkill,
  finding: Finding,
  fix: Fix,
  before: readonly Finding[],
  check: (text: string) => readonly Finding[],
): void {
  const where = `${finding.rule}: ${fix.title}`;
  const text = applyEdits(skill.text, fix.edits);
  const after = check(text);
  expect(count(after, finding.rule), `${where}: one finding less`).toBeLessThan(count(before, finding.rule));
  const readsMore =
    finding.rule === "yaml-syntax" || finding.rule.startsWith("frontmatter-") || finding.rule === "fence-unclosed";
  if (readsMore) {
    return;
  }
  for (const rule of new Set(after.map(({ rule }) => rule))) {
    expect(count(after, rule), `${where}: no new ${rule}`).toBeLessThanOrEqual(count(before, rule));
  }
  const inBody = fix.edits.every(({ span }) => span.start >= skill.body.span.start);
  const fixed = parseSkill(text);
  if (inBody) {
    expect(fixed.frontmatter.text, where).toBe(skill.frontmatter.text);
  } else {
    expect(fixed.body.text, where).toBe(skill.body.text);
    const touched = skill.frontmatter.fields.filter(({ span }) =>
      fix.edits.some((edit) => edit.span.start <= span.end && edit.span.end >= span.start),
    );
    const others = skill.frontmatter.fields
      .filter((field) => !touched.includes(field))
      .map(({ key, value }) => [key, plain(value)]);
    const kept = fixed.frontmatter.fields.map(({ key, value }) => [key, plain(value)]);
    expect(kept, where).toEqual(expect.arrayContaining(others));
  }
}

function count(findings: readonly Finding[], rule: string): number {
  return findings.filter((finding) => finding.rule === rule).length;
}

/** A value without its places, for comparison. */
function plain(node: YamlNode): unknown {
  const resolved = resolveAlias(node);
  switch (resolved.type) {
    case "scalar":
      return resolved.value;
    case "list":
      return resolved.items.map(plain);
    case "map":
      return Object.fromEntries(resolved.entries.map(({ key, value }) => [key, plain(value)]));
    default:
      return resolved.type;
  }
}
