// The snapshot in its window: beside the text, alive, and as files to take along.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { SnapshotView, saveAs } from "./support/snapshotView.ts";
import { expect, test } from "./support/test.ts";
import type { Workbench } from "./support/workbench.ts";

const SKILL = "pdf-tools/SKILL.md";
const text = `---
name: pdf-tools
description: Reads PDF files. Use when a PDF file must be read or a form must be filled.
---

# PDF tools

Read [the guide](references/forms.md#by-hand) first, then run \`scripts/fill.py\`.

## Steps

${Array.from({ length: 80 }, (_, index) => `${index + 1}. Step number ${index + 1}.`).join("\n")}

## End

The end of the instructions.
`;
const skill = {
  [SKILL]: text,
  "pdf-tools/references/forms.md": "# Forms\n\nHow to fill forms.\n\n## By hand\n\nWith a pen.\n",
  "pdf-tools/scripts/fill.py": "print('filled')\n",
  "other/SKILL.md":
    "---\nname: other\ndescription: Another skill. Use when the other is asked for.\n---\n\n# Other\n\nDo it.\n",
};

async function openToTheSide(workbench: Workbench): Promise<SnapshotView> {
  await workbench.open(SKILL);
  await workbench.runCommand("Skill: Open Snapshot to the Side");
  const view = new SnapshotView(workbench);
  await expect(view.title).toHaveText("pdf-tools");
  return view;
}

const sourceOf = (workbench: Workbench, path: string): Promise<string> =>
  workbench.evaluate((vscode, name) => {
    const found = vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith(`/${name}`));
    return found?.getText() ?? "";
  }, path);

test("opens beside the text, which keeps the focus, and lives with it", async ({ openWorkbench, page }) => {
  const workbench = await openWorkbench(skill);
  await workbench.open(SKILL);
  await page
    .locator('.editor-group-container.active .editor-actions [aria-label^="Open Snapshot to the Side"]')
    .click();
  const view = new SnapshotView(workbench);
  await expect(view.title).toHaveText("pdf-tools");
  await expect(workbench.activeTab).toHaveAttribute("data-resource-name", "SKILL.md");
  await expect(view.tab("Snapshot pdf-tools")).toBeVisible();
  await expect(view.verdict).toHaveText(/^Valid SKILL\.md$/);
  const files = view.frame.locator("dl.numbers div", { hasText: "Files" });
  await expect(files).toHaveText(/Files\s*3/);

  // A fault, typed: the verdict and the counter follow, and the problem is listed.
  await workbench.goToText("pdf-tools", "pdf-tools".length);
  await workbench.type("_X");
  await expect(view.verdict).toHaveText(/Not valid/);
  await expect(view.frame.locator("main")).toContainText(/11\s*(?:\/|of)\s*64/);
  const problems = view.section("Problems");
  await expect(problems).toContainText("lowercase");

  // A click on its place puts the cursor there.
  await workbench.goToText("## End");
  await problems.getByRole("button", { name: "Line 2" }).first().click();
  await expect.poll(() => workbench.cursor()).toMatch(/^Ln 2, Col (?:7|18)/);
  await expect(workbench.editor).toHaveClass(/focused/);

  // The fix changes the text, which can be undone.
  await problems
    .getByRole("button", { name: /^Fix: / })
    .first()
    .click();
  await expect(view.verdict).toHaveText(/^Valid SKILL\.md$/);
  expect(await sourceOf(workbench, SKILL)).toBe(text);
  expect(await workbench.evaluate((vscode) => vscode.workspace.textDocuments.some(({ isDirty }) => isDirty))).toBe(
    true,
  );
});

test("leads to the skill's files and links, and copies", async ({ openWorkbench, page }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const workbench = await openWorkbench(skill);
  const view = await openToTheSide(workbench);
  const group = () => workbench.evaluate((vscode) => vscode.window.activeTextEditor?.viewColumn);

  await view
    .section("Files")
    .getByRole("button", { name: /fill\.py/ })
    .first()
    .click();
  await workbench.untilActive("fill.py");
  // Beside the snapshot, not over it.
  await expect.poll(group).toBe(1);
  await expect(view.title).toHaveText("pdf-tools");
  await view.frame.locator("article a", { hasText: "the guide" }).click();
  await workbench.untilActive("forms.md");
  await expect.poll(() => workbench.cursor()).toMatch(/^Ln 5, Col 1/);

  await view.button("Copy as Markdown").click();
  const clipboard = () => workbench.evaluate((vscode) => vscode.env.clipboard.readText());
  await expect.poll(clipboard).toMatch(/^## pdf-tools/);
  await view.button("Copy as JSON").click();
  await expect.poll(clipboard).toMatch(/^\{/);
  expect(JSON.parse(await clipboard())).toMatchObject({ version: 1, identity: { name: "pdf-tools" } });
});

test("scrolls with the text, and the text with it", async ({ openWorkbench }) => {
  const workbench = await openWorkbench(skill);
  const view = await openToTheSide(workbench);
  expect(await view.scrolled()).toBe(0);
  await workbench.goToText("The end of the instructions");
  await expect.poll(() => view.scrolled()).toBeGreaterThan(500);
  const step = view.frame.locator("article li", { hasText: "Step number 80." });
  await expect(step).toBeInViewport();

  await view.scrollBy(-100_000);
  const top = () => workbench.evaluate((vscode) => vscode.window.visibleTextEditors[0]?.visibleRanges[0]?.start.line);
  await expect.poll(top).toBe(0);
  expect(await view.scrolled()).toBe(0);
});

test("follows the editor until it is locked", async ({ openWorkbench }) => {
  const workbench = await openWorkbench(skill);
  const view = await openToTheSide(workbench);
  await workbench.open("other/SKILL.md");
  await expect(view.title).toHaveText("other");
  await expect(view.tab("Snapshot other")).toBeVisible();

  await view.focus("Snapshot other");
  await workbench.runCommand("Skill: Lock Snapshot");
  await expect(view.tab("[Snapshot] other")).toBeVisible();
  await workbench.page.keyboard.press("ControlOrMeta+1");
  await workbench.open(SKILL);
  await expect(view.title).toHaveText("other");

  // Another skill gets a panel of its own.
  await workbench.runCommand("Skill: Open Snapshot to the Side");
  await expect(view.tab("Snapshot pdf-tools")).toBeVisible();
  await expect(view.tab("[Snapshot] other")).toBeVisible();
  await view.tab("[Snapshot] other").click();
  await workbench.runCommand("Skill: Unlock Snapshot");
  await expect(view.tab("[Snapshot]")).toHaveCount(0);
});

test("comes back after the window is reloaded, where it was", async ({ openWorkbench, page }) => {
  const workbench = await openWorkbench(skill);
  const view = await openToTheSide(workbench);
  await view.focus("Snapshot pdf-tools");
  await workbench.runCommand("Skill: Lock Snapshot");
  await view.scrollBy(400);
  await expect.poll(() => view.scrolled()).toBe(400);
  // As an author does it: a page that is torn away loses what the browser had not yet written down.
  const loaded = page.waitForEvent("load");
  // The window may be gone before the palette is seen to close: what counts is that it loads again.
  void workbench.runCommand("Developer: Reload Window").catch(() => undefined);
  await loaded;
  await workbench.untilReady();
  await expect(view.title).toHaveText("pdf-tools");
  await expect(view.tab("[Snapshot] pdf-tools")).toBeVisible();
  await expect.poll(() => view.scrolled()).toBe(400);
});

test("shows images of the skill, and those of a host when the author allows it", async ({ openWorkbench, page }) => {
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20"/></svg>`;
  const asked: string[] = [];
  await page.context().route("https://img.example.com/**", (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: "image/svg+xml", body: picture });
  });
  const images = "![own](assets/a%20b.svg)\n\n![foreign](https://img.example.com/badge.svg)\n";
  const workbench = await openWorkbench({
    [SKILL]: `---\nname: pdf-tools\ndescription: Reads PDF files. Use when a PDF file must be read.\n---\n\n${images}`,
    "pdf-tools/assets/a b.svg": picture,
  });
  const view = await openToTheSide(workbench);
  const isShown = (alt: string) => () =>
    view.frame.getByAltText(alt).evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0);
  await view.frame.getByAltText("own").scrollIntoViewIfNeeded();
  await expect.poll(isShown("own")).toBe(true);
  expect(asked).toEqual([]);
  await view.button(/Show images from img\.example\.com/).click();
  await expect(view.frame.getByAltText("foreign")).toBeAttached();
  await view.frame.getByAltText("foreign").scrollIntoViewIfNeeded();
  await expect.poll(isShown("foreign")).toBe(true);
  expect(asked).toEqual(["https://img.example.com/badge.svg"]);
});

test("is an editor of SKILL.md too", async ({ openWorkbench }) => {
  const workbench = await openWorkbench(skill);
  await workbench.open(SKILL);
  await workbench.evaluate(async (vscode) => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    await vscode.commands.executeCommand("vscode.openWith", uri, "skillwright.snapshotEditor");
  });
  const view = new SnapshotView(workbench);
  await expect(view.title).toHaveText("pdf-tools");
  await expect(workbench.activeTab).toHaveAttribute("data-resource-name", "SKILL.md");
  await view.focus("SKILL.md");
  await workbench.runCommand("Skill: Open Source of Snapshot");
  await workbench.untilActive("SKILL.md");
  await expect(workbench.editor).toHaveClass(/focused/);
});

test("packages the skill, after asking about errors and unsaved text", async ({ openWorkbench }) => {
  const workbench = await openWorkbench({ ...skill, "pdf-tools/.DS_Store": "junk" });
  const view = await openToTheSide(workbench);
  const { page } = workbench;
  const dialog = page.locator(".monaco-dialog-box");

  await view.button("Package…").click();
  const target = join(workbench.folder, "out.skill");
  await saveAs(workbench, target);
  const written = workbench.notifications.filter({ hasText: "out.skill was written with 3 files. Left out: 1." });
  await expect(written).toBeVisible();
  const files = unzipSync(readFileSync(target));
  expect(
    Object.keys(files)
      .filter((path) => !path.endsWith("/"))
      .sort(),
  ).toEqual([SKILL, "pdf-tools/references/forms.md", "pdf-tools/scripts/fill.py"].sort());
  expect(new TextDecoder().decode(files[SKILL])).toBe(text);

  await page.locator('.tab[data-resource-name="SKILL.md"]').click();
  await workbench.untilActive("SKILL.md");
  await expect.poll(() => workbench.text()).toBe(text);
  await workbench.goToText("pdf-tools", "pdf-tools".length);
  await workbench.type("_X");
  await expect(view.verdict).toHaveText(/Not valid/);
  await workbench.runCommand("Skill: Package Skill…");
  await dialog.getByRole("button", { name: "Save and Package" }).click();
  await expect(dialog).toContainText("Clients may refuse it");
  expect(workbench.readFile(SKILL)).toContain("pdf-tools_X");
  await dialog.getByRole("button", { name: "Show Problems" }).click();
  await expect(page.locator(".markers-panel")).toBeVisible();
});

test("is exported as one HTML file that looks the same", async ({ openWorkbench, page }) => {
  const workbench = await openWorkbench(skill);
  const view = await openToTheSide(workbench);
  await view.button("Export HTML…").click();
  const target = join(workbench.folder, "pdf-tools.html");
  await saveAs(workbench, target);
  await expect(workbench.notifications.filter({ hasText: "pdf-tools.html" })).toBeVisible();
  const exported = await page.context().newPage();
  const asked: string[] = [];
  exported.on("request", (request) => asked.push(request.url()));
  await exported.goto(`file://${target}`);
  await expect(exported.locator("h1").first()).toHaveText("pdf-tools");
  await expect(exported.locator("#verdict")).toHaveText(/Valid SKILL\.md/);
  await expect(exported.locator("article")).toContainText("Step number 80.");
  expect(asked).toEqual([`file://${target}`]);
  await exported.close();
});
