// What holds for every text: no rule throws, findings and edits lie in the text, and fixing comes to an end.
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseSkill } from "../../server/src/core/document/parseSkill.ts";
import type { Finding } from "../../server/src/core/finding.ts";
import { applyFixes } from "../../server/src/core/rules/applyFixes.ts";
import { RULES } from "../../server/src/core/rules/index.ts";
import { applyEdits } from "../../server/src/core/text/edit.ts";
import { findingsOf, folderInMemory } from "../support/checkInMemory.ts";
import { FRONTMATTER_OF_PIECES, TEXT_OF_PIECES } from "../support/textOfPieces.ts";

const PATH = "/skills/pdf-tools/SKILL.md";
const { folder } = await folderInMemory(
  { [PATH]: "", "/skills/pdf-tools/references/a b.md": "# A\n", "/skills/pdf-tools/scripts/run.py": "" },
  PATH,
);

test.each([
  ["made of the format's own pieces", TEXT_OF_PIECES],
  ["with any value in any field", FRONTMATTER_OF_PIECES],
])("a text %s", (_, texts) => {
  fc.assert(
    fc.property(texts, (given) => {
      const { text } = parseSkill(given);
      const check = (source: string): readonly Finding[] => findingsOf(source, folder, RULES);
      for (const { rule, span, fixes } of check(text)) {
        expect(span.start, rule).toBeGreaterThanOrEqual(0);
        expect(span.end, rule).toBeGreaterThanOrEqual(span.start);
        expect(span.end, rule).toBeLessThanOrEqual(text.length);
        for (const { edits, title } of fixes) {
          expect(() => applyEdits(text, edits), `${rule}: ${title}`).not.toThrow();
        }
      }
      const fixed = applyFixes(text, check, "safe", false).text;
      expect(applyFixes(fixed, check, "safe", false).text, "fixing again changes nothing").toBe(fixed);
    }),
    { numRuns: 400 },
  );
});

test("a fault at a blank line stands on the line, and its span does not turn over", () => {
  const text = "---\nname: \r\t\nname: \n---\n# A\n";
  for (const { span } of findingsOf(text, folder, RULES)) {
    expect(span.end).toBeGreaterThanOrEqual(span.start);
  }
});
