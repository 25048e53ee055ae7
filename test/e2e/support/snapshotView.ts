// The snapshot as a person sees it: a webview in a webview in the workbench.
import { expect, type FrameLocator, type Locator } from "@playwright/test";
import type { Workbench } from "./workbench.ts";

/** The snapshot on the screen; there must be one only. */
export class SnapshotView {
  readonly frame: FrameLocator;
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.frame = workbench.page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
  }

  /** The heading of the page: the skill's name. */
  get title(): Locator {
    return this.frame.locator("h1").first();
  }

  /** The badge that says whether the skill is valid. */
  get verdict(): Locator {
    return this.frame.locator("#verdict");
  }

  /** A section of the page, by the words of its heading. */
  section(heading: string): Locator {
    return this.frame.locator("section", { has: this.frame.getByRole("heading", { name: heading, level: 2 }) });
  }

  button(name: string | RegExp): Locator {
    return this.frame.getByRole("button", { name });
  }

  /** The tab of a snapshot by its title. */
  tab(title: string): Locator {
    return this.#workbench.page.locator(`.tab[data-resource-name]`).filter({ hasText: title });
  }

  /** Clicks on the page, where nothing acts, and waits until its tab is the one in front. */
  async focus(tab: string): Promise<void> {
    await this.title.click();
    await expect(this.#workbench.activeTab).toContainText(tab);
  }

  /** How far the page is scrolled, in pixels. */
  async scrolled(): Promise<number> {
    return await this.frame.locator("main").evaluate(() => window.scrollY);
  }

  /** Scrolls the page as a person does, with the wheel over it. */
  async scrollBy(pixels: number): Promise<void> {
    const box = await this.frame.locator("main").evaluate(() => ({ width: innerWidth, height: innerHeight }));
    await this.frame.locator("body").hover({ position: { x: box.width / 2, y: 5 }, force: true });
    await this.#workbench.page.mouse.wheel(0, pixels);
  }
}

/** Opens a file in the first column, beside a snapshot in the second, whichever of them has the focus. */
export async function showText(workbench: Workbench, path: string): Promise<void> {
  await workbench.evaluate(async (vscode, name) => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file("/");
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, ...name.split("/")), { viewColumn: 1 });
  }, path);
}

/** Answers VS Code's own dialog for saving a file: a path in an input at the top of the window. */
export async function saveAs({ page }: Workbench, path: string): Promise<void> {
  const input = page.locator(".quick-input-widget:visible .quick-input-box input");
  await expect(input).toBeVisible();
  await expect(input).not.toHaveValue("");
  await input.fill(path);
  await input.press("Enter");
  await expect(input).toBeHidden();
}
