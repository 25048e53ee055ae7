// `npm test`: every layer of tests, from fast to real, a table of what they counted, and one closing line
// `N passed, N failed, N skipped`. A layer that could not run counts as one failure, never as nothing.
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { browserAdvice, findOrInstallBrowser } from "./browser.mjs";
import { installEmbeddedVscode } from "./embeddedVscode.mjs";
import { buildBundles, packExtension } from "./pack.mjs";
import { Failure, runMain, step } from "./progress.mjs";
import { cacheFolder, projectRoot } from "./project.mjs";
import { runNode } from "./runCommand.mjs";
import { setUp } from "./setup.mjs";
import { readPlaywrightReport, readVitestReport } from "./testReports.mjs";

const help = `npm test [-- --only layer,layer | --skip layer,layer]

Runs every layer of tests: lint, types, package, the folders of test/, and e2e.`;
const reports = join(cacheFolder, "test");
const one = (passed) => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 });

await runMain(async () => {
  const { only, skip, help: wantsHelp } = readOptions();
  if (wantsHelp) return console.log(help);
  const wants = (layer) => (only.length === 0 || only.includes(layer)) && !skip.includes(layer);
  const vitestLayers = vitestFolders().filter(wants);
  // In a log, colours are noise; some of the tools take CI=true for a terminal.
  if (!process.stdout.isTTY) process.env.NO_COLOR = "1";
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });

  const setup = await layer("setup", async () => {
    await setUp();
    return one(true);
  });
  if (setup.failed > 0) return summarise([setup]);
  const needsBrowser = wants("e2e") || vitestLayers.includes("web");
  const browser = needsBrowser ? await findOrInstallBrowser() : undefined;
  if (browser) process.env.SKILLWRIGHT_BROWSER = browser;

  const rows = [];
  if (wants("lint")) rows.push(await layer("lint", () => check("@biomejs/biome/bin/biome", ["ci", "."])));
  if (wants("types")) rows.push(await layer("types", () => check("typescript/bin/tsc", ["-b"])));
  // The layers below run what is built, so this is done whichever of them was asked for.
  rows.push(await layer("package", packageAll));
  // The grammars are also tested on those of the real VS Code, once it is there.
  if (wants("e2e") && browser) rows.push(await layer("vscode", makeVscodeReady));
  if (vitestLayers.length > 0) rows.push(...(await runVitest(vitestLayers)));
  if (wants("e2e")) rows.push(await layer("e2e", () => runEndToEnd(browser)));
  return summarise(rows);
});

function readOptions() {
  const layers = ["lint", "types", "package", ...vitestFolders(), "e2e"];
  const list = (value) => value?.split(",").filter((name) => name !== "") ?? [];
  try {
    const known = { only: { type: "string" }, skip: { type: "string" }, help: { type: "boolean", short: "h" } };
    const { values } = parseArgs({ options: known });
    const [only, skip] = [list(values.only), list(values.skip)];
    const unknown = [...only, ...skip].find((name) => !layers.includes(name));
    if (unknown) throw new Error(`There is no layer "${unknown}", only ${layers.join(", ")}`);
    return { only, skip, help: values.help };
  } catch (error) {
    const [reason] = error.message.split(/\. |\n/);
    throw new Failure(`${reason}.`, { exitCode: 2 });
  }
}

/** The folders of test/ that hold vitest's files: each is a layer of its own. */
function vitestFolders() {
  const folders = readdirSync(join(projectRoot, "test"), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const holdsTests = (name) =>
    readdirSync(join(projectRoot, "test", name), { recursive: true }).some((file) => /\.test\.ts$/.test(file));
  return folders.map((entry) => entry.name).filter((name) => name !== "e2e" && holdsTests(name));
}

async function layer(name, run) {
  console.log(`\n── ${name} ${"─".repeat(Math.max(0, 70 - name.length))}\n`);
  const start = performance.now();
  const counts = await run().catch((error) => {
    console.error(error instanceof Failure ? `✗ ${error.message}` : error);
    return one(false);
  });
  return { name, ...counts, seconds: (performance.now() - start) / 1000 };
}

async function check(tool, args) {
  const { code } = await runNode(join(projectRoot, "node_modules", tool), args, { show: true });
  return one(code === 0);
}

async function packageAll() {
  await step("Built dist/", buildBundles);
  await step("Packed the extension", packExtension);
  return one(true);
}

async function runVitest(layers) {
  const reportFile = join(reports, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`];
  const folders = layers.map((name) => `test/${name}/`);
  const vitest = join(projectRoot, "node_modules/vitest/vitest.mjs");
  let byFolder = [];
  const whole = await layer(layers.join(", "), async () => {
    const { code } = await runNode(vitest, ["run", ...reporters, ...folders], { show: true });
    byFolder = readVitestReport(reportFile);
    const failed = byFolder.reduce((sum, row) => sum + row.failed, 0);
    const silent = layers.filter((name) => !byFolder.some((row) => row.name === name));
    // An error outside of every test, or a layer of which nothing was heard, is not a success.
    if (silent.length > 0) throw new Failure(`vitest reported nothing of ${silent.join(", ")}.`);
    if (code !== 0 && failed === 0) throw new Failure(`vitest ended with exit code ${code} though no test failed.`);
    return { passed: 0, failed: 0, skipped: 0 };
  });
  return whole.failed > 0 ? [...byFolder, { ...whole, name: "vitest" }] : byFolder;
}

async function makeVscodeReady() {
  await step("Made the embedded VS Code ready", async () => ((await installEmbeddedVscode()) ? "installed" : ""));
  return one(true);
}

async function runEndToEnd(browser) {
  if (!browser) throw new Failure(browserAdvice);
  const reportFile = join(reports, "playwright.json");
  // Playwright decides about colours by itself, and would warn about the variable in every worker.
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile, NO_COLOR: undefined };
  const playwright = join(projectRoot, "node_modules/@playwright/test/cli.js");
  const { code } = await runNode(playwright, ["test", "--reporter=list,json"], { show: true, env });
  if (!existsSync(reportFile)) throw new Failure("Playwright ended without a report.");
  const counts = readPlaywrightReport(reportFile);
  if (code !== 0 && counts.failed === 0) throw new Failure(`Playwright ended with exit code ${code}.`);
  return counts;
}

function summarise(rows) {
  const sum = (field) => rows.reduce((total, row) => total + row[field], 0);
  const line = (name, ...cells) => `${name.padEnd(12)}${cells.map((cell) => String(cell).padStart(9)).join("")}`;
  console.log(`\n${line("layer", "passed", "failed", "skipped", "seconds")}`);
  for (const row of rows) console.log(line(row.name, row.passed, row.failed, row.skipped, row.seconds.toFixed(1)));
  const [passed, failed, skipped] = [sum("passed"), sum("failed"), sum("skipped")];
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed === 0 ? 0 : 1;
}
