// A snapshot as a whole: identity, verdict, counters, targets, install guide; for any text and for real skills.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseSkill } from "../../../server/src/core/document/parseSkill.ts";
import { createSnapshot } from "../../../server/src/core/snapshot/createSnapshot.ts";
import type { Repository } from "../../../server/src/core/snapshot/repository.ts";
import { CLIENTS } from "../../../server/src/core/spec/clients.ts";
import { corpusSkills, hasCorpus, NO_CORPUS } from "../../support/corpus.ts";
import { rightSkill } from "../../support/skillTexts.ts";
import { checkOf, snapshotOf } from "../../support/snapshotInMemory.ts";
import { FRONTMATTER_OF_PIECES, TEXT_OF_PIECES } from "../../support/textOfPieces.ts";

describe("identity", () => {
  test("name, description, heading, and the other fields as lines of text", async () => {
    const { identity } = await snapshotOf(`---
name: pdf-tools
description: >
  Reads PDF
  files.
license: MIT
allowed-tools: Read, Bash(git *)
metadata:
  version: "1.0"
  nested: {a: [1, two], b: null}
depends-on: [x, "y z"]
shell: &s bash
again: *s
---

# PDF *tools*
`);
    expect(identity).toMatchObject({
      name: "pdf-tools",
      title: "pdf-tools",
      description: "Reads PDF files.",
      heading: "PDF tools",
      frontmatter: "valid",
      consequence: null,
    });
    expect(identity.fields.map(({ key, value }) => `${key}: ${value}`)).toEqual([
      "license: MIT",
      "allowed-tools: Read, Bash(git *)",
      "metadata: version: 1.0, nested: {a: [1, two], b: null}",
      "depends-on: x, y z",
      "shell: bash",
      "again: bash",
    ]);
    expect(identity.fields.map(({ clients }) => clients)).toEqual([
      ["VS Code"],
      ["Claude Code"],
      ["Codex", "OpenClaw", "Hermes Agent"],
      [],
      ["Claude Code"],
      [],
    ]);
  });

  test("a value is at most 500 characters long, even when aliases make it endless", async () => {
    const doubling = Array.from({ length: 30 }, (_, i) => `  a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join("\n");
    const text = `---\nlong: ${"ab ".repeat(1000)}\nbomb:\n  a0: &a0 [x, y]\n${doubling}\nself: &s [*s, *s]\n---\n`;
    const { identity } = await snapshotOf(text);
    expect(identity.fields).toHaveLength(3);
    for (const { value } of identity.fields) {
      expect(value.length).toBeLessThanOrEqual(500);
    }
    expect(identity.fields[0]?.value).toMatch(/^[ab ]{490,}…$/);
  });

  test.each([
    ["missing", "# A\n", /has no frontmatter.*Codex/],
    ["missing", "Hello\n---\nname: a\ndescription: b\n---\n", /not where clients look/],
    ["missing", "", /has no frontmatter/],
    ["unclosed", "---\nname: a\n", /never ends/],
    ["broken", "---\nname: a\ndescription: b: c\n---\n", /no valid YAML.*Claude Code.*Codex/],
    ["empty", "---\n---\n", /has no fields/],
    ["empty", "---\n# nothing\n---\n", /has no fields/],
    ["notAMap", "---\n- name\n---\n", /no fields of the form/],
    ["notAMap", "---\nwords\n---\n", /no fields of the form/],
  ] as const)("a frontmatter that is %s: %j", async (state, text, consequence) => {
    const { identity, verdict } = await snapshotOf(text);
    expect(identity.frontmatter).toBe(state);
    expect(identity.consequence).toMatch(consequence);
    expect(identity.consequence).toMatch(/^[A-Z][^.]*\.(?:sh[^.]*\.)?(?:ai[^.]*\.)?$/);
    expect(verdict.valid).toBe(false);
  });

  test("of broken YAML what can still be read is shown", async () => {
    const { identity } = await snapshotOf("---\nname: pdf-tools\ndescription: a: b\nlicense: MIT\n---\n");
    expect(identity).toMatchObject({ name: "pdf-tools", description: "a: b", title: "pdf-tools" });
    expect(identity.fields.map(({ key }) => key)).toEqual(["license"]);
  });

  test("without a name the folder gives the title", async () => {
    expect((await snapshotOf("# A\n")).identity).toMatchObject({ name: null, title: "pdf-tools" });
  });
});

describe("verdict, problems and targets", () => {
  test("a skill that is right", async () => {
    const snapshot = await snapshotOf(rightSkill("pdf-tools"));
    expect(snapshot.verdict).toEqual({ valid: true, errors: 0, warnings: 0, infos: 0, hints: 0 });
    expect(snapshot.targets).toEqual([
      { id: "specification", title: "Agent Skills specification", verdict: "accepts", problems: [] },
    ]);
    expect(snapshot.problems).toEqual([]);
  });

  test("problems carry places from 1 and the titles of their fixes", async () => {
    const text = "---\nname: PDF-tools\ndescription: x\n---\n# A\n\n[a](gone.md)\n";
    const { problems, verdict, targets } = await snapshotOf(text);
    expect(problems.map(({ rule, severity, line, column }) => [rule, severity, line, column])).toEqual([
      ["name-characters", "error", 2, 7],
      ["link-missing", "warning", 7, 5],
    ]);
    const [first] = problems;
    expect(text.slice(first?.start, first?.end)).toBe("PDF-tools");
    expect(first).toMatchObject({ endLine: 2, endColumn: 16 });
    expect(first?.fixes[0]).toEqual({ title: expect.stringContaining("pdf-tools"), kind: expect.any(String) });
    expect(verdict).toEqual({ valid: false, errors: 1, warnings: 1, infos: 0, hints: 0 });
    expect(targets[0]).toMatchObject({ verdict: "refuses", problems: [0, 1] });
  });

  test("the gravest reason stands first, and only what counts is a reason", async () => {
    const text = "---\nname: pdf-tools\ndescription: x\nfoobar: 1\n---\n# A\n\n[a](gone.md)\n";
    const { problems, targets } = await snapshotOf(text);
    expect(problems.map(({ severity }) => severity)).toContain("warning");
    expect(targets[0]?.verdict).toBe("warns");
    expect(targets[0]?.problems.map((index) => problems[index]?.severity)).toEqual(["warning"]);
    const two = await snapshotOf(`${text}\n[b](lost.md)\n`);
    expect(two.targets[0]?.problems.map((index) => two.problems[index]?.line)).toEqual([8, 10]);
    const broken = await snapshotOf(`${text}\n`.replace("description: x", "description: ''"));
    expect(broken.targets[0]?.problems.map((index) => broken.problems[index]?.severity)).toEqual(["error", "warning"]);
  });
});

describe("counters", () => {
  const counted = async (text: string) =>
    (await snapshotOf(text)).counters.map(({ id, used, limit, kind }) => [id, used, limit, kind]);

  test("code points, as the rules count", async () => {
    const text = `---\nname: " pdf-tools "\ndescription: "😀😀 "\nwhen_to_use: abc\ncompatibility: ä\n---\n\n# A\n\nb\n\n\n`;
    expect(await counted(text)).toEqual([
      ["name", 9, 64, "hard"],
      ["description", 3, 1024, "hard"],
      ["listing", 6, 1536, "cut"],
      ["compatibility", 1, 500, "hard"],
      ["bodyLines", 4, 500, "advice"],
    ]);
  });

  test("compatibility only where it is", async () => {
    expect((await counted("# A\n")).map(([id]) => id)).toEqual(["name", "description", "listing", "bodyLines"]);
  });

  test("the lines of the body are those that the rule counts", async () => {
    const { counters, problems } = await snapshotOf(
      `---\nname: pdf-tools\ndescription: x\n---\n${"line\n".repeat(507)}\n\n`,
    );
    expect(counters.find(({ id }) => id === "bodyLines")?.used).toBe(507);
    expect(problems.find(({ rule }) => rule === "body-too-long")?.message).toContain(" 507 ");
  });
});

describe("inventory", () => {
  test("tools and other skills that fields name", async () => {
    const { inventory } = await snapshotOf(`---
name: pdf-tools
description: x
allowed-tools: [Read, "Bash(git add *) Skill(commit)"]
depends-on: [python-typing-patterns, Not A Name]
metadata:
  related-skills: a-b, c
dependencies: numpy
---
`);
    expect(inventory.tools).toEqual(["Read", "Bash(git add *)", "Skill(commit)"]);
    expect(inventory.skills).toEqual([
      { name: "python-typing-patterns", from: "depends-on" },
      { name: "a-b", from: "related-skills" },
      { name: "c", from: "related-skills" },
      { name: "commit", from: "allowed-tools" },
    ]);
  });
});

describe("the install guide", () => {
  const repository: Repository = {
    remote: "git@github.com:owner/skills.git",
    branch: "main",
    commit: "0123456789012345678901234567890123456789",
    path: "skills/pdf-tools",
    updatedAt: "2026-01-02T03:04:05+00:00",
    uncommitted: false,
  };
  const guides = async (text: string, answer: Repository | "none") =>
    (await snapshotOf(text, {}, { repository: answer })).install.clients;

  test("two steps for each client, with a folder and a command", async () => {
    const clients = await guides(rightSkill("pdf-tools"), repository);
    expect(clients.map(({ client }) => client)).toEqual([...CLIENTS.map(({ id }) => id), "claude-ai", "other"]);
    expect(clients.every(({ steps }) => steps.length === 2)).toBe(true);
    expect(clients[0]?.steps.map(({ copy }) => copy)).toEqual([
      ".claude/skills/pdf-tools",
      "npx skills add owner/skills --skill pdf-tools --agent claude-code",
    ]);
    expect(clients.at(-1)?.steps[1]?.copy).toBe(
      "https://github.com/owner/skills/tree/0123456789012345678901234567890123456789/skills/pdf-tools",
    );
  });

  test("elsewhere than on GitHub the address is given", async () => {
    const clients = await guides(rightSkill("pdf-tools"), { ...repository, remote: "https://gitlab.com/a/b/c.git" });
    expect(clients[0]?.steps[1]?.copy).toBe(
      "npx skills add https://gitlab.com/a/b/c --skill pdf-tools --agent claude-code",
    );
  });

  test("without a repository there is no command", async () => {
    const clients = await guides(rightSkill("pdf-tools"), "none");
    expect(clients[0]?.steps[1]?.copy).toBeNull();
    expect(clients.at(-1)?.steps[1]?.copy).toBeNull();
  });

  test.each(["x; rm -rf ~", "$(id)", "a b", "../../etc", "`id`", "a\\nb", "-rf", "'"])(
    "a name that a shell would act on is not in what is copied: %s",
    async (name) => {
      const remote = `https://gitlab.com/a/b$(id)${name.replace(/ /g, "")}.git`;
      const clients = await guides(`---\nname: "${name}"\ndescription: x\n---\n`, { ...repository, remote });
      for (const { copy } of clients.slice(0, -1).flatMap(({ steps }) => steps)) {
        expect(copy ?? "").toMatch(/^[\w./:@ -]*$/);
        expect(copy ?? "").not.toContain("..");
        expect(copy ?? "").not.toMatch(/ -rf/);
      }
      expect(clients[0]?.steps[0]?.copy).toBe(".claude/skills/pdf-tools");
    },
  );
});

describe("any text", () => {
  test("gives a snapshot, and the same one again", async () => {
    const { folder, host, uri } = await checkOf({ "/work/pdf-tools/SKILL.md": "" }, "/work/pdf-tools/SKILL.md");
    fc.assert(
      fc.property(fc.oneof(TEXT_OF_PIECES, FRONTMATTER_OF_PIECES), fc.boolean(), (text, hasFolder) => {
        const check = { uri, host, folder: hasFolder ? folder : undefined, findings: [], skill: parseSkill(text) };
        const snapshot = createSnapshot({ check, scan: undefined, repository: "unknown" });
        const again = createSnapshot({
          check: { ...check, skill: parseSkill(text) },
          scan: undefined,
          repository: "unknown",
        });
        const json = JSON.stringify(snapshot);
        expect(JSON.stringify(again)).toBe(json);
        expect(JSON.parse(json)).toEqual(snapshot);
      }),
      { numRuns: 500 },
    );
  });

  test("an edit gives what reading afresh gives", async () => {
    const { folder, host, uri } = await checkOf({ "/work/pdf-tools/SKILL.md": "" }, "/work/pdf-tools/SKILL.md");
    const snapshotFrom = (skill: ReturnType<typeof parseSkill>): string =>
      JSON.stringify(
        createSnapshot({ check: { uri, host, folder, findings: [], skill }, scan: undefined, repository: "none" }),
      );
    fc.assert(
      fc.property(TEXT_OF_PIECES, TEXT_OF_PIECES, fc.nat(), (before, inserted, at) => {
        const place = at % (before.length + 1);
        const after = before.slice(0, place) + inserted + before.slice(place);
        const first = parseSkill(before);
        snapshotFrom(first);
        expect(snapshotFrom(parseSkill(after, first))).toBe(snapshotFrom(parseSkill(after)));
      }),
      { numRuns: 300 },
    );
  });
});

test.skipIf(!hasCorpus)(`real skills give plausible values (${hasCorpus ? "corpus" : NO_CORPUS})`, async () => {
  for (const { id, files, path } of [...corpusSkills("skills"), ...corpusSkills("drafts")]) {
    const check = await checkOf(files, path);
    const {
      identity,
      statistics,
      files: found,
      loading,
      counters,
      agentView,
    } = createSnapshot({
      check,
      scan: undefined,
      repository: "none",
    });
    // Of a mixture of encodings only the reading of the folder knows the size.
    if (check.skill.encoding.name !== "windows-1252") {
      expect(statistics.bytes, id).toBe(files[path]?.length);
    }
    expect(statistics.lines, id).toBeGreaterThan(0);
    expect(statistics.bodyWords, id).toBe(check.skill.body.text.split(/\s+/).filter((word) => /\S/.test(word)).length);
    expect(found.count, id).toBeGreaterThanOrEqual(1);
    expect(found.tree.filter(({ kind }) => kind === "skill").length, id).toBe(1);
    expect(agentView.catalogue === null, id).toBe(loading.stages[0]?.tokens === 0);
    expect(counters.find(({ id }) => id === "bodyLines")?.used, id).toBe(statistics.bodyLines);
    if (identity.frontmatter === "valid") {
      expect(identity.consequence, id).toBeNull();
      expect(agentView.body, id).toBe(check.skill.body.text.trim());
    }
    const lines = check.skill.text.split(/\r\n|\n|\r/);
    if (agentView.body !== "") {
      expect(lines[agentView.bodyLine - 1]?.trim(), id).toBe(agentView.body.split(/\r\n|\n|\r/)[0]?.trim());
    }
  }
});
