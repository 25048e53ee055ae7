// What is wrong in a skill is seen at its exact place: squiggles, the Problems panel, the hover, the rule's page.
import { expect, test } from "./support/test.ts";
import type { Problem } from "./support/workbench.ts";

const SKILL = "document-kit/SKILL.md";
const brokenSkill = {
  [SKILL]: `---
name: Document Kit Tools
description: Fills PDF forms: text, boxes. Use it for forms.
---

# Document kit

Read [the guide](references/gone.md) and \`references/Forms.md\`.

\`\`\`sh
python scripts/fill.py
`,
  "document-kit/references/forms.md": "# Forms\n",
  "document-kit/scripts/fill.py": "print(1)\n",
};

const yamlSyntax = problem("error", "yaml-syntax", 3, 14, /^Unquoted colon in "description" .*Put quotes/);
const pathCase = problem("warning", "path-case", 8, 43, /"references\/forms\.md", not "references\/Forms\.md"/);
const fenceUnclosed = problem("warning", "fence-unclosed", 10, 1, /^This code block is never closed/);

test("each mistake of a broken skill is shown once, with rule and words", async ({ openWorkbench }) => {
  const workbench = await openWorkbench(brokenSkill);
  await workbench.open(SKILL);

  // VS Code speaks of the name and of the missing file itself, so there our own words stay away.
  const name = builtIn("error", 2, 7, /^Skill name may only contain/);
  const folder = builtIn("warning", 2, 7, /should match the folder name/);
  const link = builtIn("warning", 8, 18, /^File 'references\/gone\.md' not found/);
  await expect.poll(() => workbench.problems()).toEqual([name, yamlSyntax, folder, link, pathCase, fenceUnclosed]);
  await expect(workbench.statusItem("skillwright.status")).toHaveText("Skill: 2 errors");
  await expect.poll(() => workbench.squiggles("error").count()).toBe(2);
  await expect.poll(() => workbench.squiggles("warning").count()).toBe(4);
  await expect
    .poll(() => workbench.findings(SKILL))
    .toEqual([
      "yaml-syntax: Fills PDF forms: text, boxes. Use it for forms.",
      "path-case: references/Forms.md",
      "fence-unclosed: ```sh",
    ]);

  await workbench.setSettings({ "skillwright.hideBuiltInDuplicates": false });
  const all = expect.arrayContaining(["name-characters: Document Kit Tools", "link-missing: references/gone.md"]);
  await expect.poll(() => workbench.findings(SKILL)).toEqual(all);
  await workbench.setSettings({ "skillwright.hideBuiltInDuplicates": undefined });
});

test("a hover says what is wrong and leads to the page of the rule", async ({ openWorkbench }) => {
  const workbench = await openWorkbench(brokenSkill);
  await workbench.open(SKILL);
  await expect.poll(() => workbench.problems()).toContainEqual(fenceUnclosed);

  const code = workbench.squiggles("warning").last();
  await code.hover({ force: true });
  const hover = workbench.page.locator(".monaco-hover:visible");
  await expect(hover).toContainText("This code block is never closed, so everything below it is read as code");
  await expect(hover).toContainText("skillwrightfence-unclosed");
  await hover.getByRole("link", { name: "fence-unclosed" }).click();
  await workbench.untilActive("fence-unclosed.md");
  expect(await workbench.text()).toMatch(/^# fence-unclosed\n/);

  const targets = (await workbench.diagnostics(SKILL)).filter(({ source }) => source === "skillwright");
  expect(targets.length).toBeGreaterThanOrEqual(3);
  for (const { code: rule, target } of targets) {
    expect(target).toMatch(new RegExp(`^file:.*/skillwright\\.skillwright-[\\d.]+/docs/rules/${rule}\\.md$`));
    const page = await workbench.evaluate(async (vscode, uri) => {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.parse(uri)));
    }, target);
    expect(page).toContain(`# ${rule}\n`);
  }
});

/** A problem of ours as the panel shows it. */
function problem(severity: Problem["severity"], code: string, line: number, column: number, message: RegExp): unknown {
  return { severity, source: "skillwright", code, line, column, message: expect.stringMatching(message) };
}

/** A problem that VS Code finds itself: it names neither source nor code. */
function builtIn(severity: Problem["severity"], line: number, column: number, message: RegExp): unknown {
  return { severity, source: "", code: "", line, column, message: expect.stringMatching(message) };
}
