// The `test` of the end-to-end tests. One embedded VS Code serves all tests of a worker; every test opens its own window
// on its own copy of a workspace, in a fresh browser profile.
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test as base } from "@playwright/test";
import type { VscodeServer } from "../../../scripts/embeddedVscode.mjs";
import { connectDriver } from "./driver.ts";
import { Workbench } from "./workbench.ts";

export { expect } from "@playwright/test";

/** The name of a folder in test/e2e/workspaces, or files (text, or bytes) by their path. */
export type Workspace = string | Record<string, string | Uint8Array>;

export type OpenWorkbench = (workspace: Workspace, settings?: Record<string, unknown>) => Promise<Workbench>;

interface Served {
  server: VscodeServer;
  workspaces: string;
  home: string;
  announcements: string;
  setSettings(settings: Record<string, unknown>): void;
}

/** Settings that every window starts with: calm, and nothing on the screen that moves or covers the text. */
const testSettings = {
  "editor.hover.delay": 100,
  "editor.minimap.enabled": false,
  "editor.cursorBlinking": "solid",
  "explorer.compactFolders": false,
  "explorer.confirmDragAndDrop": false,
  "files.autoSave": "off",
  // Or VS Code would speak up about the port of the test driver.
  "remote.autoForwardPorts": false,
  "workbench.colorTheme": "Default Dark Modern",
};

export const test = base.extend<{ openWorkbench: OpenWorkbench }, { served: Served }>({
  served: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use, { config }) => {
      const vscode = await import("../../../scripts/embeddedVscode.mjs");
      // In the real path: VS Code and the file watcher must speak of the same one.
      const home = mkdtempSync(join(realpathSync(tmpdir()), "skillwright-e2e-"));
      const folders = { userDataDir: join(home, "user-data"), extensionsDir: join(home, "extensions") };
      const announcements = join(home, "drivers");
      mkdirSync(announcements);
      const setSettings = (settings: Record<string, unknown>): void =>
        vscode.writeUserSettings(folders.userDataDir, { ...vscode.calmSettings, ...testSettings, ...settings });
      setSettings({});
      // The folder is empty yet: what lies in it at the first install is taken as installed.
      cpSync(join(config.rootDir, "driver"), join(folders.extensionsDir, "skillwright.skillwright-test-driver-0.0.0"), {
        recursive: true,
      });
      await vscode.installExtension(join(config.rootDir, "../../.cache/skillwright.vsix"), folders);
      const server = await vscode.serve({
        ...folders,
        port: (await vscode.freePort(0)) ?? 0,
        env: { SKILLWRIGHT_TEST_DRIVER: announcements },
        reconnectionGraceSeconds: 5,
      });
      await use({ server, home, workspaces: join(config.rootDir, "workspaces"), announcements, setSettings });
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 120_000 },
  ],

  openWorkbench: async ({ page, served }, use) => {
    const folders: string[] = [];
    await use(async (workspace, settings = {}) => {
      const folder = mkdtempSync(join(served.home, "workspace-"));
      folders.push(folder);
      fill(folder, typeof workspace === "string" ? join(served.workspaces, workspace) : workspace);
      served.setSettings(settings);
      await page.goto(`${served.server.url}?folder=${encodeURIComponent(folder)}`);
      const evaluate = await connectDriver(served.announcements, folder);
      const workbench = new Workbench(page, folder, evaluate);
      await workbench.untilReady();
      return workbench;
    });
    await page.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  },
});

/** Copies a folder, or writes files by their path. */
function fill(folder: string, content: Workspace): void {
  if (typeof content === "string") cpSync(content, folder, { recursive: true });
  else
    for (const [path, text] of Object.entries(content)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
}
