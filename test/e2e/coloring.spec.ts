// What a skill names stands out from its text, in the colors of the theme.
import { expect, test } from "./support/test.ts";

const SKILL = "pdf-tools/SKILL.md";

test("resource paths and substitutions have other colors than the text around them", async ({ openWorkbench }) => {
  const workbench = await openWorkbench({
    [SKILL]: `---
name: pdf-tools
description: Reads PDF files. Use it when a PDF file must be read.
argument-hint: the file
---

Open scripts/fill.py with $ARGUMENTS slowly.
`,
    "pdf-tools/scripts/fill.py": "print(1)\n",
  });
  const color = async (text: string) => {
    const token = workbench.editor.locator(".view-line span span").filter({ hasText: text });
    return await token.last().evaluate((element) => getComputedStyle(element).color);
  };
  await workbench.open(SKILL);
  for (const [theme, kind] of [
    ["Default Dark Modern", "dark"],
    ["Default Light Modern", "light"],
  ] as const) {
    await workbench.setTheme(theme, kind);
    await expect.poll(() => color("scripts/fill.py")).not.toBe(await color("slowly"));
    await expect.poll(() => color("$ARGUMENTS")).not.toBe(await color("slowly"));
    expect(await color("Open")).toBe(await color("slowly"));
  }
});
