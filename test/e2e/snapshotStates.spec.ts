// Whatever becomes of a skill, its snapshot shows something, and what it shows is right.
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "@playwright/test";
import { SnapshotView, showText } from "./support/snapshotView.ts";
import { expect, test } from "./support/test.ts";
import type { Workbench } from "./support/workbench.ts";

const SKILL = "pdf-tools/SKILL.md";
const HEAD = "---\nname: pdf-tools\ndescription: Reads PDF files. Use when a PDF file must be read.\n---\n";
const BODY = "# PDF tools\n\nRead the file page by page.\n";

async function show(workbench: Workbench, path: string): Promise<SnapshotView> {
  await workbench.evaluate(async (vscode, name) => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file("/");
    const uri = vscode.Uri.joinPath(folder, ...name.split("/"));
    await vscode.commands.executeCommand("skillwright.openSnapshotToSide", uri);
  }, path);
  return new SnapshotView(workbench);
}

/** The text of SKILL.md in the editor, replaced as by one paste. */
async function write(workbench: Workbench, text: string): Promise<void> {
  await workbench.evaluate(async (vscode, whole) => {
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith("/SKILL.md"));
    if (document === undefined) throw new Error("SKILL.md is not open.");
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), whole);
    await vscode.workspace.applyEdit(edit);
  }, text);
}

/** One of the numbers of the head, with what is said of it. */
const number = (view: SnapshotView, label: string): Locator =>
  view.frame.locator("dl.numbers > div", { has: view.frame.locator("dt", { hasText: label }) }).locator("dd");

test("a text in every state", async ({ openWorkbench }) => {
  const workbench = await openWorkbench({ [SKILL]: HEAD + BODY });
  await showText(workbench, SKILL);
  const view = await show(workbench, SKILL);
  const consequence = view.frame.locator("#consequence");
  const catalogue = view.section("What the agent sees").locator("#agent-catalogue");
  const article = view.frame.locator("article");
  const why = view.frame.locator("header .lead");
  await expect(view.verdict).toHaveText("Valid SKILL.md");
  await expect(consequence).toHaveCount(0);
  await catalogue.locator("summary").click();
  await expect(catalogue.locator("pre").first()).toContainText("<name>");

  const nothing = "Nothing. Without a name and a description that can be read, agents do not learn of this skill.";
  const noDescription = "There is no description";
  const states = [
    // Broken YAML: what the author meant is shown, and that clients see nothing of it.
    [HEAD.replace("Reads PDF files.", "Reads: PDF files."), "no valid YAML", "Reads: PDF files.", nothing],
    [HEAD.replace("name: pdf-tools", "name: [pdf-tools"), "no valid YAML", "Reads PDF files.", nothing],
    ["", "no frontmatter", noDescription, nothing],
    [HEAD.replace(/---\n$/, "\n"), "never ends", "Reads PDF files.", nothing],
    ["---\n---\n", "has no fields", noDescription, nothing],
    ["---\n- pdf-tools\n---\n", "no fields of the form", noDescription, nothing],
  ] as const;
  for (const [head, means, description, agent] of states) {
    await write(workbench, `${head}\n${BODY}`);
    await expect(consequence, head).toContainText(means);
    await expect(why, head).toContainText(description);
    await expect(view.title, head).toHaveText("pdf-tools");
    await expect(view.verdict, head).toHaveText(/^Not valid: \d+ errors?$/);
    await expect(catalogue, head).toContainText(agent);
    await expect(view.section("Targets"), head).toContainText("Refused");
    if (!means.includes("never")) await expect(article, head).toContainText("Read the file page by page.");
  }

  await write(workbench, "");
  await expect(number(view, "Lines")).toHaveText(/^0\b/);
  await expect(view.title).toHaveText("pdf-tools");
  await expect(view.verdict).toHaveText(/^Not valid/);
  await expect(why).toContainText(noDescription);
  await expect(view.section("Instructions")).toContainText("There is no text below the frontmatter.");
  await expect(view.section("Instructions")).not.toContainText("Read the file");

  await write(workbench, HEAD + BODY);
  await expect(view.verdict).toHaveText("Valid SKILL.md");
  await expect(consequence).toHaveCount(0);
  await expect(catalogue.locator("pre").first()).toContainText("<name>");
});

test("a file that goes and comes, a folder that moves, a file that is no text", async ({ openWorkbench }) => {
  const workbench = await openWorkbench({
    [SKILL]: HEAD + BODY,
    "pdf-tools/scripts/run.py": "print('x')\n",
    // As a program that was named wrongly; no editor opens it.
    "binary/SKILL.md": Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256),
  });
  const view = await show(workbench, SKILL);
  await expect(number(view, "Files")).toHaveText("2");

  workbench.removeFile(SKILL);
  await expect(view.title).toHaveText("This skill is gone");
  await expect(view.frame.locator("main")).not.toContainText("PDF");
  workbench.writeFile(SKILL, `${HEAD}${BODY}\nIt is back.\n`);
  await expect(view.title).toHaveText("pdf-tools");
  await expect(view.frame.locator("article")).toContainText("It is back.");
  await expect(number(view, "Files")).toHaveText("2");

  // Renamed in the explorer: the snapshot goes along.
  await workbench.renameInExplorer("pdf-tools", "pdf-kit");
  await expect(view.tab("Snapshot pdf-kit")).toBeVisible();
  await expect(view.section("Problems")).toContainText("pdf-kit");
  await expect(number(view, "Files")).toHaveText("2");
  // Renamed by another program: it stays with the address, and says so.
  renameSync(join(workbench.folder, "pdf-kit"), join(workbench.folder, "elsewhere"));
  await expect(view.title).toHaveText("This skill is gone");
  renameSync(join(workbench.folder, "elsewhere"), join(workbench.folder, "pdf-kit"));
  await expect(view.title).toHaveText("pdf-tools");
  await expect(number(view, "Files")).toHaveText("2");

  await show(workbench, "binary/SKILL.md");
  await expect(view.tab("Snapshot binary")).toBeVisible();
  await expect(view.title).toHaveText("binary");
  await expect(view.verdict).toHaveText(/^Not valid/);
  await expect(view.section("Problems")).toContainText("UTF-8");
  await expect(number(view, "Size")).toHaveText("4.9 KB 5,000 bytes");
});

test("folders that are large", async ({ openWorkbench }) => {
  const many = Object.fromEntries(
    Array.from({ length: 2000 }, (_, index) => [`many/assets/${index % 20}/${index}.txt`, "text\n"]),
  );
  const described = (name: string): string => HEAD.replace("pdf-tools", name);
  const workbench = await openWorkbench({
    ...many,
    "many/SKILL.md": described("many") + BODY,
    "big/SKILL.md": described("big") + BODY,
  });
  await showText(workbench, "many/SKILL.md");
  const view = await show(workbench, "many/SKILL.md");
  const files = view.section("Files");
  await test.step("2,000 files", async () => {
    await expect(number(view, "Files")).toHaveText("2,001");
    const bytes = Buffer.byteLength(described("many") + BODY) + 2000 * 5;
    await expect(number(view, "Size")).toContainText(`${bytes.toLocaleString("en-US")} bytes`);
    await expect(files.getByRole("heading", { level: 2 })).toContainText("2,001 files");
    await files.locator("summary", { hasText: "assets" }).click();
    await files.locator("summary", { hasText: /^7\s*500 B$/ }).click();
    await files.getByRole("button", { name: "1987.txt" }).click();
    await workbench.untilActive("1987.txt");
  });

  await test.step("30 MB", async () => {
    await show(workbench, "big/SKILL.md");
    await expect(number(view, "Files")).toHaveText("1");
    // Each number of files that were read, as it is shown; the first "Stop" is pressed as soon as it is there, since a
    // quick machine reads the rest before a pointer has come to it.
    await files.evaluate((section) => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      const look = (): void => {
        const text = section.ownerDocument.querySelector("#files .reading")?.textContent ?? "";
        if (text !== "" && seen.length === 0) section.ownerDocument.getElementById("stop-reading")?.click();
        if (text !== "" && text !== seen.at(-1)) seen.push(text);
      };
      new MutationObserver(look).observe(section.ownerDocument.body, {
        childList: true,
        subtree: true,
        characterData: true,
      });
    });
    const data = join(workbench.folder, "data");
    const line = "Run `scripts/a.py`, see data/b.md and https://example.com/x with ${HOME} or $TOKEN: 12,345.\n";
    mkdirSync(data);
    for (let index = 0; index < 120; index++) writeFileSync(join(data, `${index}.md`), line.repeat(2747));
    renameSync(data, join(workbench.folder, "big/data"));
    await expect(files).toContainText(/Reading was stopped after \d+ of 121 files, so the numbers are too low\./);
    await expect(number(view, "Files")).toContainText("reading was stopped");
    await view.button("Read the rest").click();
    await expect(number(view, "Files")).toHaveText("121");
    const bytes = Buffer.byteLength(described("big") + BODY) + 120 * 2747 * line.length;
    await expect(number(view, "Size")).toContainText(`${bytes.toLocaleString("en-US")} bytes`);
    expect(bytes).toBeGreaterThan(30_000_000);
    const seen = await files.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
    const done = seen.map((text) => Number(/(\d+) of/.exec(text)?.[1]));
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(new Set(done).size).toBeGreaterThan(1);
  });
});

test("a text of 300 KB, as it is typed", async ({ openWorkbench }) => {
  const section = (index: number): string =>
    `## Step ${index}\n\n${`Do **this** with \`tool\` and ${index}. `.repeat(10)}\n\n`;
  const workbench = await openWorkbench({
    "long/SKILL.md": `${HEAD.replace("pdf-tools", "long")}\n${Array.from({ length: 1000 }, (_, index) => section(index)).join("")}`,
  });
  expect(workbench.readFile("long/SKILL.md").length).toBeGreaterThan(300_000);
  await showText(workbench, "long/SKILL.md");
  const view = await show(workbench, "long/SKILL.md");
  await expect(view.title).toHaveText("long");
  await expect(view.frame.locator("#counter-description")).toContainText("50 of 1,024");
  await expect(number(view, "Lines")).toHaveText(/^4,005\b/);
  await workbench.goToText("must be read.", "must be read".length);
  await workbench.type(" now");
  await expect(view.frame.locator("#counter-description")).toContainText("54 of 1,024");
  await expect(view.frame.locator("#why")).toHaveText(/must be read now\.$/);
  await view.frame.getByRole("heading", { name: "Step 999" }).scrollIntoViewIfNeeded();
  await expect(view.frame.locator("article")).toContainText("and 999.");
});
