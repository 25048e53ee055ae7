// A skill is checked against its folder as it is now: on the disk, in the explorer, in an unsaved editor.
import { expect, test } from "./support/test.ts";

const SKILL = "pdf-tools/SKILL.md";
const skill = {
  [SKILL]: `---
name: pdf-tools
description: Reads PDF files. Use it when a PDF file must be read.
---

# PDF tools

Read \`references/forms.md\` first, then \`references/notes.md\`, then run \`scripts/fill.py\`.
See [the steps](references/forms.md#steps).
`,
  "pdf-tools/references/forms.md": "# Forms\n\n## Steps\n",
  "pdf-tools/references/notes.md": "# Notes\n",
  "pdf-tools/scripts/fill.py": "print(1)\n",
};
// Then VS Code's own checks of links, which see no change of a file, stay out of it.
const asMarkdown = { "files.associations": { "**/SKILL.md": "markdown" } };

test("a file that is renamed, deleted or created changes the findings", async ({ openWorkbench }) => {
  const workbench = await openWorkbench(skill, asMarkdown);
  await workbench.open(SKILL);
  await expect(workbench.statusItem("skillwright.status")).toHaveText("Skill");
  expect(await workbench.problems()).toEqual([]);

  await workbench.renameInExplorer("pdf-tools/references/notes.md", "remarks.md");
  await expect.poll(() => workbench.findings(SKILL)).toEqual(["path-missing: references/notes.md"]);
  const shown = { severity: "warning", source: "skillwright", code: "path-missing", line: 8, column: 41 };
  await expect.poll(() => workbench.problems()).toMatchObject([shown]);
  await workbench.renameInExplorer("pdf-tools/references/remarks.md", "notes.md");
  await expect.poll(() => workbench.problems()).toEqual([]);

  // From outside: a whole folder goes, and comes back with other contents.
  workbench.removeFile("pdf-tools/references");
  const notes = "path-missing: references/notes.md";
  await expect.poll(() => workbench.findings(SKILL)).toEqual([notes, "link-missing: references/forms.md"]);
  workbench.writeFile("pdf-tools/references/forms.md", "# Forms\n");
  await expect.poll(() => workbench.findings(SKILL)).toEqual([notes, "anchor-missing: steps"]);
  workbench.writeFile("pdf-tools/references/forms.md", "# Forms\n\n## Steps\n");
  workbench.writeFile("pdf-tools/references/notes.md", "# Notes\n");
  await expect.poll(() => workbench.findings(SKILL)).toEqual([]);
});

test("what is not saved yet counts", async ({ openWorkbench }) => {
  const workbench = await openWorkbench(skill, asMarkdown);
  await workbench.open(SKILL);
  await workbench.goTo(9, 1);
  await workbench.type("Know [the end](references/forms.md#the-end).\n");
  await expect.poll(() => workbench.findings(SKILL)).toEqual(["anchor-missing: the-end"]);

  await workbench.open("pdf-tools/references/forms.md");
  await workbench.goTo(4, 1);
  await workbench.type("\n## The end\n");
  await expect.poll(() => workbench.findings(SKILL)).toEqual([]);
  expect(workbench.readFile("pdf-tools/references/forms.md")).not.toContain("The end");
  expect(workbench.readFile(SKILL)).not.toContain("the-end");

  await workbench.page.keyboard.press("ControlOrMeta+A");
  await workbench.type("# Forms");
  await expect.poll(() => workbench.findings(SKILL)).toEqual(["anchor-missing: the-end", "anchor-missing: steps"]);
});
