// What a person does in VS Code and what they see there. Every method waits for a state; none sleeps.
// Reads give what stands there now: wrap them in `expect.poll(() => workbench.problems())` where it may take a moment.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import type { Evaluate } from "./driver.ts";
import { type Diagnostic, diagnosticsOf, positionOf } from "./readings.ts";

export type Severity = "error" | "warning" | "info";

/** One line of the Problems panel; line and column as shown there, from 1. Source and code are empty where not shown. */
export interface Problem {
  severity: Severity;
  message: string;
  source: string;
  code: string;
  line: number;
  column: number;
}

/** A VS Code window on one workspace folder. */
export class Workbench {
  readonly page: Page;
  /** The workspace folder on the disk. */
  readonly folder: string;
  /** Runs a function with the `vscode` API: for what must be arranged or read exactly, not for what is under test. */
  readonly evaluate: Evaluate;

  constructor(page: Page, folder: string, evaluate: Evaluate) {
    this.page = page;
    this.folder = folder;
    this.evaluate = evaluate;
  }

  async untilReady(): Promise<void> {
    await expect(this.page.locator(".explorer-folders-view .monaco-list-row").first()).toBeVisible();
  }

  // --- files ---

  /** Opens a file by quick open (Ctrl+P) and waits until the editor shows it and has the focus. */
  async open(path: string): Promise<void> {
    const name = path.split("/").at(-1) ?? path;
    await this.#press("ControlOrMeta+P", this.#quickInput);
    await this.#quickInput.fill(path);
    const row = this.page.locator(`.quick-input-list .monaco-list-row.focused[aria-label*="${name}"]`);
    const wanted = path.includes("/") ? row.filter({ hasText: dirname(path) }) : row;
    await expect(wanted).toBeVisible();
    await this.page.keyboard.press("Enter");
    await expect(this.#quickInput).toBeHidden();
    await this.untilActive(name);
    await expect(this.editor).toHaveClass(/focused/);
  }

  /** Waits until the tab in front is that of a file with this name. */
  async untilActive(name: string): Promise<void> {
    await expect(this.activeTab).toHaveAttribute("data-resource-name", name);
    await expect(this.editor.locator(".view-line").first()).toBeVisible();
  }

  /** The tab in front; its attribute `data-resource-name` is the file's name. */
  get activeTab(): Locator {
    return this.page.locator(".editor-group-container.active .tab.active");
  }

  /** Saves the file in front (Ctrl+S) and waits until it is on the disk. */
  async save(): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+S");
    const isDirty = () => this.evaluate((vscode) => vscode.window.activeTextEditor?.document.isDirty);
    await expect.poll(isDirty, "the file is saved").toBe(false);
  }

  /** A file of the workspace as it is on the disk. */
  readFile(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  /** Writes a file of the workspace from outside of VS Code, as git or another program would. */
  writeFile(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  /** Whether a file or folder of the workspace is on the disk. */
  exists(path: string): boolean {
    return existsSync(join(this.folder, path));
  }

  /** Removes a file or folder of the workspace from outside of VS Code. */
  removeFile(path: string): void {
    rmSync(join(this.folder, path), { recursive: true });
  }

  /** Renames a file or folder in the explorer, with F2; `name` is its new name without a folder. */
  async renameInExplorer(path: string, name: string): Promise<void> {
    const row = await this.#revealInExplorer(path);
    await row.click();
    await this.page.keyboard.press("F2");
    const input = this.page.locator(".explorer-item-edited input");
    await input.fill(name);
    await input.press("Enter");
    await expect(this.#explorerRow(name)).toBeVisible();
  }

  // --- the editor ---

  /** The text editor in front. */
  get editor(): Locator {
    return this.page.locator(".editor-group-container.active .editor-instance .monaco-editor").first();
  }

  /** The text in the editor in front, saved or not. */
  async text(): Promise<string> {
    return await this.evaluate((vscode) => vscode.window.activeTextEditor?.document.getText() ?? "");
  }

  /** The squiggly lines to be seen in the editor in front. */
  squiggles(severity: Severity): Locator {
    return this.editor.locator(`.squiggly-${severity}`);
  }

  /** Puts the cursor at a line and column, from 1 (Ctrl+G). */
  async goTo(line: number, column: number): Promise<void> {
    await this.focusEditor();
    await this.#press("Control+G", this.#quickInput);
    await this.#quickInput.fill(`:${line}:${column}`);
    await this.#quickInput.press("Enter");
    await expect(this.#quickInput).toBeHidden();
    await expect(this.#selectionItem).toHaveText(`Ln ${line}, Col ${column}`);
  }

  /** Puts the cursor into the first occurrence of a text, `offset` characters after its start. */
  async goToText(text: string, offset = 0): Promise<void> {
    const position = await this.evaluate(positionOf, { text, offset });
    if (!position) throw new Error(`The editor does not contain ${JSON.stringify(text)}.`);
    await this.goTo(position.line + 1, position.character + 1);
  }

  /** Where the cursor is, as the status bar says it, such as "Ln 2, Col 7". */
  async cursor(): Promise<string> {
    return await this.#selectionItem.innerText();
  }

  /** Types at the cursor, key by key. */
  async type(text: string): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.type(text);
  }

  /** Takes the last change back (Ctrl+Z). */
  async undo(): Promise<void> {
    await this.focusEditor();
    const before = await this.text();
    await this.page.keyboard.press("ControlOrMeta+Z");
    await expect.poll(() => this.text(), "the last change is taken back").not.toBe(before);
  }

  async focusEditor(): Promise<void> {
    if (/\bfocused\b/.test((await this.editor.getAttribute("class")) ?? "")) return;
    await this.page.keyboard.press("ControlOrMeta+1");
    await expect(this.editor).toHaveClass(/focused/);
  }

  // --- findings ---

  /** What the Problems panel shows (opened when it is closed), in its order. It shows about seven lines at a time. */
  async problems(): Promise<Problem[]> {
    const panel = this.page.locator(".markers-panel");
    if (!(await panel.isVisible())) {
      await this.evaluate((vscode) => vscode.commands.executeCommand("workbench.actions.view.problems"));
      await expect(panel).toBeVisible();
      if (await this.editor.isVisible()) await this.focusEditor();
    }
    return await panel.locator('.monaco-list-row[aria-level="2"]').evaluateAll((rows) =>
      rows.map((row) => {
        const text = (selector: string) => row.querySelector(selector)?.textContent ?? "";
        const [line, column] = text(".marker-line").match(/\d+/g) ?? [];
        const icon = row.querySelector(".marker-icon")?.className ?? "";
        return {
          severity: /\berror\b/.test(icon) ? "error" : /\bwarning\b/.test(icon) ? "warning" : "info",
          message: text(".marker-message"),
          source: text(".marker-source"),
          code: text(".marker-code").replace(/^\(|\)$/g, ""),
          line: Number(line),
          column: Number(column),
        } as const;
      }),
    );
  }

  /** Every diagnostic of a file, hints included, from the API: with the text it covers, its tags and its rule's page. */
  async diagnostics(path: string): Promise<Diagnostic[]> {
    return await this.evaluate(diagnosticsOf, path);
  }

  /** The diagnostics of ours in a file, each as "rule: the text that it marks", in their order. */
  async findings(path: string): Promise<string[]> {
    const all = await this.diagnostics(path);
    return all.filter(({ source }) => source === "skillwright").map(({ code, text }) => `${code}: ${text}`);
  }

  /** What the hover at the cursor says (Ctrl+K Ctrl+I), one entry per section. */
  async hover(): Promise<string[]> {
    await this.focusEditor();
    await this.page.keyboard.press("ControlOrMeta+K");
    await this.page.keyboard.press("ControlOrMeta+I");
    const rows = this.page.locator(".monaco-hover:visible .hover-row");
    await expect(rows.first()).toBeVisible();
    await expect(rows.filter({ hasText: /^Loading/ })).toHaveCount(0);
    return await rows.allInnerTexts();
  }

  /** The titles in the quick-fix menu at the cursor (Ctrl+.), which stays open; none when there is nothing to offer. */
  async quickFixes(): Promise<string[]> {
    await this.focusEditor();
    const nothing = this.page.locator(".monaco-editor-overlaymessage:visible");
    await this.#press("ControlOrMeta+.", this.#codeActions.first().or(nothing));
    return await this.#codeActions.locator(".title").allInnerTexts();
  }

  /** Picks an entry of the quick-fix menu at the cursor (arrow keys, Enter) as soon as it is offered. */
  async pickQuickFix(title: string): Promise<void> {
    await expect(async () => {
      const offered = await this.quickFixes();
      if (!offered.includes(title)) await this.page.keyboard.press("Escape");
      expect(offered).toContain(title);
    }).toPass({ timeout: 15_000 });
    const wanted = this.#codeActions.filter({ has: this.page.getByText(title, { exact: true }) });
    await expect(async () => {
      if (!/\bfocused\b/.test((await wanted.getAttribute("class")) ?? "")) await this.page.keyboard.press("ArrowDown");
      await expect(wanted).toHaveClass(/\bfocused\b/, { timeout: 500 });
    }).toPass({ timeout: 10_000, intervals: [0] });
    await this.page.keyboard.press("Enter");
    await expect(this.#codeActions).toHaveCount(0);
  }

  /** Picks an entry of the quick-fix menu at the cursor and waits until the text has changed. */
  async applyQuickFix(title: string): Promise<void> {
    const before = await this.text();
    await this.pickQuickFix(title);
    await expect.poll(() => this.text(), `the quick-fix "${title}" changes the text`).not.toBe(before);
  }

  // --- completion ---

  /** The labels that completion at the cursor offers (Ctrl+Space), as far as the list shows them. It stays open. */
  async suggestions(): Promise<string[]> {
    await this.focusEditor();
    // Asked afresh: a list that is open already may be an older one.
    await this.page.keyboard.press("Escape");
    const widget = this.page.locator(".suggest-widget.visible");
    await this.#press("Control+Space", widget);
    const settled = widget.locator(".monaco-list-row, .message:visible").filter({ hasNotText: /^Loading/ });
    await expect(settled.first()).toBeVisible();
    return await this.offered();
  }

  /** The labels in the completion list that stands open now. */
  async offered(): Promise<string[]> {
    return await this.#suggestions.locator(".label-name").allInnerTexts();
  }

  /** Accepts what completion at the cursor offers first under a label and waits until the text has changed. */
  async acceptSuggestion(label: string): Promise<void> {
    const before = await this.text();
    await expect.poll(() => this.suggestions(), `"${label}" is offered`).toContain(label);
    await this.#suggestions
      .filter({ has: this.page.getByText(label, { exact: true }) })
      .first()
      .click();
    await expect.poll(() => this.text(), `accepting "${label}" changes the text`).not.toBe(before);
  }

  // --- going places ---

  /** Goes to the definition of what is at the cursor (F12) and waits until a file with this name is in front. */
  async goToDefinition(name: string): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press("F12");
    await this.untilActive(name);
  }

  /** Follows the link at the cursor ("Open Link") and waits until a file with this name is in front. */
  async followLink(name: string): Promise<void> {
    await this.runCommand("Open Link");
    await this.untilActive(name);
  }

  // --- the language server ---

  /** The process ids of the language servers that this window's extension host has started (Linux and macOS). */
  async serverProcesses(): Promise<number[]> {
    const extensionHost = await this.evaluate(() => process.pid);
    const all = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
    const children = all
      .map((line) => line.trim().split(/\s+/))
      .filter(([, parent]) => Number(parent) === extensionHost);
    return children
      .filter((words) => words.some((word) => word.endsWith("dist/server.js")))
      .map(([pid]) => Number(pid));
  }

  // --- the window ---

  /** Runs a command from the palette (F1) by its full title, such as "Skill: Show Output". */
  async runCommand(title: string): Promise<void> {
    await this.#press("F1", this.#quickInput);
    await this.#quickInput.fill(`>${title}`);
    const label = this.page.locator(".quick-input-list .monaco-list-row .label-name").getByText(title, { exact: true });
    await label.first().click();
    const asked = () =>
      this.#quickInput.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
    await expect.poll(asked, `the palette runs "${title}"`).not.toContain(`>${title}`);
  }

  /** An item of the status bar by the id its extension gave it, such as "skillwright.status", or by its text. */
  statusItem(idOrText: string): Locator {
    const items = this.page.locator(".statusbar-item");
    return items.and(this.page.locator(`[id$="${idOrText}"]`)).or(items.filter({ hasText: idOrText }));
  }

  /** What the notifications in the corner say. */
  get notifications(): Locator {
    return this.page.locator(".notifications-toasts .notification-list-item-message");
  }

  /** Changes user settings while the window is open; the next window starts without them. */
  async setSettings(settings: Record<string, unknown>): Promise<void> {
    await this.evaluate(async (vscode, changed) => {
      for (const [key, value] of Object.entries(changed)) {
        await vscode.workspace.getConfiguration().update(key, value, vscode.ConfigurationTarget.Global);
      }
    }, settings);
  }

  /** Switches the colour theme and waits until it is seen. */
  async setTheme(name: string, kind: "dark" | "light" | "high-contrast"): Promise<void> {
    await this.setSettings({ "workbench.colorTheme": name });
    const classes = { dark: /\bvs-dark\b/, light: /\bvs\b(?!-)/, "high-contrast": /\bhc-(black|light)\b/ };
    await expect(this.page.locator(".monaco-workbench")).toHaveClass(classes[kind]);
  }

  /** Gives the window another size and waits until the workbench fills it. */
  async resize(width: number, height: number): Promise<void> {
    await this.page.setViewportSize({ width, height });
    const size = () => this.page.locator(".monaco-workbench").boundingBox();
    await expect.poll(size, "the workbench fills the window").toMatchObject({ width, height });
  }

  // --- parts ---

  get #quickInput(): Locator {
    return this.page.locator(".quick-input-widget:visible .quick-input-box input");
  }

  get #codeActions(): Locator {
    return this.page.locator(".action-widget:visible .monaco-list-row.action");
  }

  get #suggestions(): Locator {
    return this.page.locator(".suggest-widget.visible .monaco-list-row");
  }

  get #selectionItem(): Locator {
    return this.page.locator("[id='status.editor.selection']");
  }

  #explorerRow(name: string): Locator {
    const row = this.page.locator(".explorer-folders-view .monaco-list-row");
    return row.filter({ has: this.page.locator(".label-name").getByText(name, { exact: true }) });
  }

  /** Opens the folders above a path one by one; its names must be the only ones of their kind that are then visible. */
  async #revealInExplorer(path: string): Promise<Locator> {
    const names = path.split("/");
    for (const folder of names.slice(0, -1)) {
      const row = this.#explorerRow(folder);
      await expect(row).toBeVisible();
      if ((await row.getAttribute("aria-expanded")) === "false") await row.click();
      await expect(row).toHaveAttribute("aria-expanded", "true");
    }
    return this.#explorerRow(names.at(-1) ?? path);
  }

  /** Presses a key until what it should open is there: a window that still starts up may swallow the first one. */
  async #press(key: string, opened: Locator): Promise<void> {
    await expect(async () => {
      if (!(await opened.isVisible())) await this.page.keyboard.press(key);
      await expect(opened).toBeVisible({ timeout: 5000 });
    }).toPass({ timeout: 20_000 });
  }
}
