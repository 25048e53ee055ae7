// Whatever a skill names can be reached and explained from the keyboard.
import { expect, test } from "./support/test.ts";
import type { Workbench } from "./support/workbench.ts";

const SKILL = "pdf-tools/SKILL.md";
const skill = {
  [SKILL]: `---
name: pdf-tools
description: Reads PDF files. Use it when a PDF file must be read.
license: MIT
---

# PDF tools

Read \`references/forms.md\`, then [the steps](references/forms.md#fill-a-form), then [the notes](#notes).

## Usage

Run scripts/fill.py.

## Notes
`,
  "pdf-tools/references/forms.md": "# Forms\n\nThe fields of a form.\n\n## Fill a form\n",
  "pdf-tools/scripts/fill.py": "print(1)\n",
};

test("code spans, bare paths and headings lead to what they name", async ({ openWorkbench }) => {
  const workbench = await openWorkbench(skill);
  await open(workbench);

  await workbench.goToText("references/forms.md`", 3);
  await workbench.goToDefinition("forms.md");
  await open(workbench);
  await workbench.goToText("references/forms.md`", 3);
  await workbench.followLink("forms.md");
  await open(workbench);
  await workbench.goToText("scripts/fill.py", 3);
  await workbench.followLink("fill.py");

  await open(workbench);
  await workbench.goToText("#fill-a-form", 3);
  await workbench.goToDefinition("forms.md");
  await expect.poll(() => workbench.cursor()).toBe("Ln 5, Col 1");
  await open(workbench);
  await workbench.goToText("#notes", 3);
  await workbench.page.keyboard.press("F12");
  await expect.poll(() => workbench.cursor()).toBe("Ln 15, Col 1");
});

test("fields and paths explain themselves, and the outline has each part once", async ({ openWorkbench }) => {
  const workbench = await openWorkbench(skill);
  await open(workbench);

  const hover = async () => (await workbench.hover()).join("\n");
  await workbench.goToText("description:", 2);
  await expect.poll(hover).toMatch(/description · text · 53 of 1,024 characters/);
  await workbench.goToText("references/forms.md`", 3);
  await expect.poll(hover).toMatch(/references\/forms\.md · \d+ bytes\n[\s\S]*The fields of a form\./);

  const outline = await workbench.evaluate(async (vscode, uri) => {
    const names = (symbols: { name: string; children: never[] }[]): unknown[] =>
      symbols.map(({ name, children }) => [name, ...names(children)]);
    return names(await vscode.commands.executeCommand("vscode.executeDocumentSymbolProvider", vscode.Uri.file(uri)));
  }, `${workbench.folder}/${SKILL}`);
  expect(outline).toEqual([
    ["Frontmatter", ["name"], ["description"], ["license"]],
    ["# PDF tools", ["## Usage"], ["## Notes"]],
  ]);
});

async function open(workbench: Workbench): Promise<void> {
  await workbench.open(SKILL);
  await expect(workbench.statusItem("skillwright.status")).toHaveText("Skill");
}
