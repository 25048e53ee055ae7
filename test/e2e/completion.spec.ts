// What can be written is offered while typing: fields, their values, the skill's files, headings.
import { expect, test } from "./support/test.ts";

const SKILL = "pdf-tools/SKILL.md";
const skill = {
  [SKILL]: `---
name: pdf-tools
description: Reads PDF files. Use it when a PDF file must be read.

---

# PDF tools


## Usage

Read them one by one.
`,
  "pdf-tools/references/forms.md": "# Forms\n\n## Fill a form\n",
  "pdf-tools/references/deep/more.md": "# More\n",
  "pdf-tools/scripts/fill.py": "print(1)\n",
};

test("a field and its value are completed", async ({ openWorkbench }) => {
  const workbench = await openWorkbench(skill);
  await workbench.open(SKILL);
  await expect(workbench.statusItem("skillwright.status")).toHaveText("Skill");

  await workbench.goTo(4, 1);
  const keys = await workbench.suggestions();
  expect(keys.slice(0, 4)).toEqual(["license", "compatibility", "metadata", "allowed-tools"]);
  expect(keys).not.toContain("description");
  await workbench.acceptSuggestion("license");
  // The snippet goes on with the choice of a value.
  await expect.poll(() => workbench.text()).toContain("\nlicense: MIT\n---\n");
  await workbench.page.keyboard.press("Escape");

  await workbench.goToText("MIT\n");
  await workbench.page.keyboard.press("Shift+End");
  await workbench.type("Apa");
  await workbench.acceptSuggestion("Apache-2.0");
  await workbench.page.keyboard.press("End");
  await workbench.type("\nallowed-tools: ");
  const tools = await workbench.suggestions();
  expect(tools).toEqual(expect.arrayContaining(["Read", "Write", "Bash"]));
  await workbench.acceptSuggestion("Read");
  await expect.poll(() => workbench.text()).toContain("\nlicense: Apache-2.0\nallowed-tools: Read\n---\n");
  await expect.poll(() => workbench.findings(SKILL)).toEqual([]);
});

test("paths are completed folder by folder, and headings, each offered once", async ({ openWorkbench }) => {
  const workbench = await openWorkbench(skill);
  await workbench.open(SKILL);
  await expect(workbench.statusItem("skillwright.status")).toHaveText("Skill");
  const offers = () => workbench.suggestions();
  // VS Code itself offers "file:" and "tool:" behind any "#".
  const headings = async () => (await offers()).filter((label) => !/^(?:file|tool):$/.test(label)).sort();
  const line = async () => (await workbench.text()).split("\n")[8];

  await workbench.goTo(9, 1);
  await workbench.type("Run `scr");
  await expect.poll(offers).toEqual(["scripts/"]);
  await workbench.acceptSuggestion("scripts/");
  await expect.poll(offers).toEqual(["fill.py"]);
  await workbench.acceptSuggestion("fill.py");
  await workbench.type("`, see [more](./ref");
  await expect.poll(offers).toEqual(["references/"]);
  await workbench.acceptSuggestion("references/");
  await expect.poll(offers).toEqual(["deep/", "forms.md"]);
  await workbench.acceptSuggestion("deep/");
  await expect.poll(offers).toEqual(["more.md"]);
  await workbench.acceptSuggestion("more.md");
  expect(await line()).toBe("Run `scripts/fill.py`, see [more](./references/deep/more.md)");

  // Behind the parenthesis the files come unasked.
  await workbench.page.keyboard.press("End");
  await workbench.type(", [steps](");
  await expect.poll(() => workbench.offered()).toEqual(["references/", "scripts/"]);
  await workbench.type("references/forms.md#");
  await expect.poll(headings).toEqual(["#fill-a-form", "#forms"]);
  await workbench.acceptSuggestion("#fill-a-form");
  await workbench.page.keyboard.press("End");
  await workbench.type(" and [usage](#");
  await expect.poll(headings).toEqual(["#pdf-tools", "#usage"]);
  await workbench.acceptSuggestion("#usage");
  expect(await line()).toMatch(/, \[steps\]\(references\/forms\.md#fill-a-form\) and \[usage\]\(#usage\)$/);
  await expect.poll(() => workbench.findings(SKILL)).toEqual([]);
});
