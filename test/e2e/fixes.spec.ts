// Each mistake has its fix: from the lightbulb with the keyboard, from the palette, and on saving.
import { expect, test } from "./support/test.ts";

const SKILL = "pdf-tools/SKILL.md";
const brokenSkill = {
  [SKILL]: `---
name: pdf-tool
description: Reads PDF: text and forms. Use it for PDF files.
license: mit license
---

# PDF tools

Read [the guide](references/gone.md) first, then \`references/Forms.md\`.
`,
  "pdf-tools/references/forms.md": "# Forms\n",
};
const COLON = "yaml-syntax: Reads PDF: text and forms. Use it for PDF files.";
const LICENSE = "license-not-spdx: mit license";
const CASE = "path-case: references/Forms.md";

test("quick-fixes change the text, the skill's files and its folder", async ({ openWorkbench }) => {
  const workbench = await openWorkbench(brokenSkill);
  await workbench.open(SKILL);
  // Where VS Code says the same, one problem is to be seen: its own.
  await expect.poll(() => workbench.findings(SKILL)).toEqual([COLON, LICENSE, CASE]);
  const at = async (text: string) => (await workbench.diagnostics(SKILL)).filter((found) => found.text === text);
  await expect.poll(() => at("pdf-tool")).toMatchObject([{ source: "", severity: "warning" }]);
  await expect.poll(() => at("references/gone.md")).toMatchObject([{ source: "", severity: "warning" }]);

  await workbench.goToText("Reads PDF");
  await workbench.applyQuickFix("Quote the value");
  expect(await workbench.text()).toContain('description: "Reads PDF: text and forms. Use it for PDF files."\n');
  await expect.poll(() => workbench.findings(SKILL)).toEqual([LICENSE, CASE]);
  const messages = async () => (await workbench.problems()).map(({ message }) => message);
  await expect.poll(messages).not.toContainEqual(expect.stringContaining('"description"'));

  // The problem at the link is VS Code's, and so is that at the name; the fixes for them are ours.
  await workbench.goToText("references/gone.md");
  await workbench.pickQuickFix('Create "references/gone.md"');
  await expect.poll(() => workbench.exists("pdf-tools/references/gone.md")).toBe(true);
  await workbench.untilActive("SKILL.md");
  // VS Code looks at files again only when the text changes.
  await workbench.goToText("# PDF tools");
  await workbench.type("\n");
  await expect.poll(() => at("references/gone.md")).toEqual([]);

  await workbench.goToText("pdf-tool\n");
  await workbench.applyQuickFix('Rename the skill to "pdf-tools"');
  expect(await workbench.text()).toContain("name: pdf-tools\n");
  await expect.poll(() => at("pdf-tools")).toEqual([]);
  await workbench.undo();
  await expect.poll(() => at("pdf-tool")).toMatchObject([{ source: "" }]);

  await workbench.save();
  await workbench.goToText("pdf-tool\n");
  await workbench.pickQuickFix('Rename the folder to "pdf-tool"');
  await expect.poll(() => workbench.exists("pdf-tool/references/gone.md")).toBe(true);
  expect(workbench.exists("pdf-tools")).toBe(false);
  const path = () => workbench.evaluate((vscode) => vscode.window.activeTextEditor?.document.uri.path);
  await expect.poll(path, "the editor follows the folder").toBe(`${workbench.folder}/pdf-tool/SKILL.md`);
  const left = async () => (await workbench.diagnostics("pdf-tool/SKILL.md")).map(({ text }) => text);
  await expect.poll(left).toEqual(["mit license", "references/Forms.md"]);
});

test("all safe fixes are made at once, by command and on saving", async ({ openWorkbench }) => {
  const onSave = { "editor.codeActionsOnSave": { "source.fixAll.skillwright": "explicit" } };
  const workbench = await openWorkbench(brokenSkill, onSave);
  await workbench.open(SKILL);
  await expect.poll(() => workbench.findings(SKILL)).toEqual([COLON, LICENSE, CASE]);
  const fixed = `---
name: pdf-tools
description: "Reads PDF: text and forms. Use it for PDF files."
license: MIT
---

# PDF tools

Read [the guide](references/gone.md) first, then \`references/forms.md\`.
`;

  await workbench.runCommand("Skill: Fix All Auto-Fixable Problems");
  await expect.poll(() => workbench.text()).toBe(fixed);
  await expect.poll(() => workbench.findings(SKILL)).toEqual([]);
  expect(workbench.readFile(SKILL)).toBe(brokenSkill[SKILL]);

  await workbench.runCommand("Skill: Fix All Auto-Fixable Problems");
  await expect(workbench.notifications).toHaveText("Nothing in this skill can be fixed automatically.");

  await workbench.undo();
  await expect.poll(() => workbench.findings(SKILL)).toEqual([COLON, LICENSE, CASE]);
  await workbench.goToText("# PDF tools");
  await workbench.type("\n");
  await workbench.save();
  expect(workbench.readFile(SKILL)).toBe(fixed.replace("# PDF", "\n# PDF"));
});
