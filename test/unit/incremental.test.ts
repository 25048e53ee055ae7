// Whatever an author types: parsing and checking again gives what parsing and checking afresh gives.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_CONFIG } from "../../server/src/core/config.ts";
import { type ParsedSkill, parseSkill } from "../../server/src/core/document/parseSkill.ts";
import { type RuleRun, runRules } from "../../server/src/core/rules/runRules.ts";
import type { SkillFolder } from "../../server/src/core/workspace/skillFolder.ts";
import { folderInMemory, THROWING_LOGGER } from "../support/checkInMemory.ts";

const START = `---
name: pdf-tools
description: Extracts text from PDFs. Use when a task names one.
license: MIT
metadata:
  version: "1.0"
---
# PDF tools

Read [the guide](references/guide.md#usage) and \`scripts/run.py\`, then references/missing.md.

- See \`references/gone.md\` first
- [Next](#second-part)

\`\`\`sh
!\`date\` references/no.md
\`\`\`

## Second part

> Quoted [image](./assets/a%20b.png "title").

<!-- a comment -->
`;

const FILES = {
  "/skills/pdf-tools/SKILL.md": START,
  "/skills/pdf-tools/references/guide.md": "# Guide\n\n## Usage\n",
  "/skills/pdf-tools/scripts/run.py": "",
};

/** What an author types, pastes or deletes: whole constructs and single characters that open or close them. */
const SNIPPET = fc.constantFrom(
  ..."a,\n,\n\n,---\n,---,```\n,`,[,](,),# ,- ,> ,<!--,-->,: ,\",',  ,\t,\r\n,{,},|,*,é,💡,name: x\n,description: a: b\n".split(
    ",",
  ),
  "[x](references/guide.md)",
  "`references/new.md`",
  "\n## Heading\n",
);

const EDITS = fc.array(
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), deleted: fc.nat(30), inserted: SNIPPET }),
  { minLength: 1, maxLength: 12 },
);

/** Everything that rules and features read of a skill. */
function seen({ text, frontmatter, body }: ParsedSkill): unknown {
  const { envelope, root, fields, problem, aliases, anchors, expandedSize } = frontmatter;
  const { span, headings, references, fences, comments } = body;
  return {
    text,
    frontmatter: { envelope, root, fields, problem, aliases, anchors, expandedSize },
    body: { span, headings, references, fences, comments, anchors: [...body.anchors].sort() },
  };
}

function found(
  skill: ParsedSkill,
  folder: SkillFolder | undefined,
  previous?: RuleRun,
): { run: RuleRun; plain: unknown } {
  const run = runRules(skill, folder, DEFAULT_CONFIG, THROWING_LOGGER, previous);
  const plain = run.findings.map(({ fixes, ...finding }) => ({ ...finding, fixes: [...fixes] }));
  return { run, plain };
}

describe("after any sequence of edits", () => {
  test("the skill is the one that its text says", () => {
    fc.assert(
      fc.property(EDITS, (edits) => {
        let skill = parseSkill(START);
        for (const { at, deleted, inserted } of edits) {
          const offset = Math.floor(at * skill.text.length);
          const text = skill.text.slice(0, offset) + inserted + skill.text.slice(offset + deleted);
          skill = parseSkill(text, skill);
          expect(seen(skill)).toEqual(seen(parseSkill(text)));
        }
      }),
      { numRuns: 300 },
    );
  });

  test("the findings are those of its text", async () => {
    const { folder } = await folderInMemory(FILES, "/skills/pdf-tools/SKILL.md");
    fc.assert(
      fc.property(EDITS, (edits) => {
        let skill = parseSkill(START);
        let { run } = found(skill, folder);
        for (const { at, deleted, inserted } of edits) {
          const offset = Math.floor(at * skill.text.length);
          const text = skill.text.slice(0, offset) + inserted + skill.text.slice(offset + deleted);
          skill = parseSkill(text, skill);
          const again = found(skill, folder, run);
          expect(again.plain).toEqual(found(parseSkill(text), folder).plain);
          run = again.run;
        }
      }),
      { numRuns: 200 },
    );
  });
});

test("a change of the body leaves the frontmatter's object as it is, and the other way round", () => {
  const skill = parseSkill(START);
  const inBody = parseSkill(START.replace("Quoted", "Cited"), skill);
  expect(inBody.frontmatter).toBe(skill.frontmatter);
  expect(inBody.body.identity).not.toBe(skill.body.identity);
  const inFields = parseSkill(START.replace("license: MIT", "license: Apache-2.0"), skill);
  expect(inFields.body.identity).toBe(skill.body.identity);
  expect(inFields.frontmatter).not.toBe(skill.frontmatter);
});
