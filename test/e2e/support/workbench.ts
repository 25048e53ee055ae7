// What a person does in VS Code and what they see there. Every method waits for a state; none sleeps.
import type { Locator, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import type { Evaluate } from "./driver.ts";

export type Severity = "error" | "warning" | "info";

/** One line of the Problems panel; line and column as shown there, from 1. */
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
  /** Replaces the user's settings (on top of the calm ones of the tests). */
  readonly setSettings: (settings: Record<string, unknown>) => void;

  constructor(page: Page, folder: string, evaluate: Evaluate, setSettings: (settings: Record<string, unknown>) => void) {
    this.page = page;
    this.folder = folder;
    this.evaluate = evaluate;
    this.setSettings = setSettings;
  }

  async untilReady(): Promise<void> {
    await expect(this.page.locator(".explorer-folders-view .monaco-list-row").first()).toBeVisible();
  }
}
