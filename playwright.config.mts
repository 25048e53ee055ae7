// The end-to-end tests: the packed extension in the embedded VS Code, driven in an installed browser. `npm test` prepares
// all of it; to run them alone: `npm run package && npx playwright test`.
import { defineConfig } from "@playwright/test";
import { browserAdvice, findBrowser, headlessFlags } from "./scripts/browser.mjs";

const executablePath = findBrowser();
if (!executablePath) throw new Error(browserAdvice);

export default defineConfig({
  testDir: "test/e2e",
  outputDir: ".cache/test/e2e",
  // One after the other: each window has a server-side extension host, and two at a time only slow each other down.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env["CI"]),
  reporter: "list",
  use: {
    viewport: { width: 1280, height: 800 },
    actionTimeout: 15_000,
    screenshot: "only-on-failure",
    // Snapshots of the page without a film of it: the film takes a third of the time of every test.
    trace: { mode: "retain-on-failure", snapshots: true, screenshots: false, sources: false },
    launchOptions: { executablePath, args: headlessFlags },
  },
});
