// A skill is one by its file's name: in lower case, under any language id, in any encoding.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./support/test.ts";

const text = `---
name: pdf-tools
description: Reads PDF files. Use it when a PDF file must be read.
license: mit license
---

# PDF tools

Read \`references/gone.md\` first. Café.
`;
const FINDINGS = ["license-not-spdx: mit license", "path-missing: references/gone.md"];

test("skill.md in lower case is a skill, and so is one that is treated as Markdown", async ({ openWorkbench }) => {
  const workbench = await openWorkbench({ "pdf-tools/skill.md": text, "other/pdf-tools/SKILL.md": text });
  await workbench.open("pdf-tools/skill.md");
  await expect.poll(() => workbench.findings("pdf-tools/skill.md")).toEqual(FINDINGS);

  await workbench.open("other/pdf-tools/SKILL.md");
  await expect.poll(() => workbench.findings("other/pdf-tools/SKILL.md")).toEqual(FINDINGS);
  const language = () => workbench.evaluate((vscode) => vscode.window.activeTextEditor?.document.languageId);
  expect(await language()).toBe("skill");
  await workbench.runCommand("Skill: Let Only Skillwright Check SKILL.md");
  const dialog = workbench.page.locator(".monaco-dialog-box");
  await expect(dialog).toContainText("Let only Skillwright check SKILL.md files?");
  await dialog.getByRole("button", { name: "In This Workspace" }).click();
  await expect.poll(language).toBe("markdown");
  await expect.poll(() => workbench.findings("other/pdf-tools/SKILL.md")).toEqual(FINDINGS);
  expect(JSON.parse(workbench.readFile(".vscode/settings.json"))).toEqual({
    "files.associations": { "**/SKILL.md": "markdown" },
  });
  await workbench.runCommand("Skill: Use VS Code's Own Skill Checks Too");
  await expect.poll(language).toBe("skill");
});

test("a byte order mark and another encoding are found and repaired on the disk", async ({ openWorkbench }) => {
  const bytes = (path: string) => readFileSync(join(workbench.folder, path));
  const withMark = Buffer.from(`\uFEFF${text}`);
  const utf16 = Buffer.from(`\uFEFF${text}`, "utf16le");
  const workbench = await openWorkbench({ "one/pdf-tools/SKILL.md": withMark, "two/pdf-tools/SKILL.md": utf16 });

  await workbench.open("one/pdf-tools/SKILL.md");
  const rules = async (path: string) => (await workbench.findings(path)).map((finding) => finding.split(":")[0]);
  const left = ["license-not-spdx", "path-missing"];
  await expect.poll(() => rules("one/pdf-tools/SKILL.md")).toEqual(["encoding-bom", ...left]);
  await workbench.goTo(1, 1);
  await workbench.pickQuickFix("Remove the byte order mark");
  await expect.poll(() => bytes("one/pdf-tools/SKILL.md").equals(Buffer.from(text))).toBe(true);
  await expect.poll(() => rules("one/pdf-tools/SKILL.md")).toEqual(left);

  await workbench.open("two/pdf-tools/SKILL.md");
  await expect.poll(() => rules("two/pdf-tools/SKILL.md")).toContain("encoding-not-utf8");
  await workbench.goTo(1, 1);
  await workbench.pickQuickFix("Save the file as UTF-8");
  await expect.poll(() => bytes("two/pdf-tools/SKILL.md").equals(Buffer.from(text))).toBe(true);
  await expect.poll(() => rules("two/pdf-tools/SKILL.md")).toEqual(left);
});
