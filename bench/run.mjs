// `npm run bench`: what an author waits for, measured on the built server over real stdio, as a table.
// Machines are noisy: each figure is also given as a multiple of a reference taken in the same run, the time that
// remark-parse takes for the typical skill. Compare multiples between runs, not milliseconds.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { HARD_CASES, hugeSkill, largeSkill, typicalSkill } from "./skills.mjs";
import { startServer } from "./stdioClient.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const server = process.argv[2] ?? join(root, "dist", "server.js");
execFileSync(process.execPath, ["esbuild.mjs"], { cwd: root, stdio: "inherit" });

const workspace = mkdtempSync(join(tmpdir(), "skillwright-bench-"));
const rows = [];
const typical = typicalSkill();
const reference = referenceTime(typical);

try {
  await benchStart();
  await benchKeystrokes("typical skill", typical);
  await benchKeystrokes("50 KB skill", largeSkill());
  await benchSnapshots("typical skill", typical);
  await benchSnapshots("300 KB skill", hugeSkill());
  await benchFolder();
  for (const [name, text] of HARD_CASES) {
    await benchHardCase(name, text);
  }
  printTable();
} finally {
  rmSync(workspace, { recursive: true, force: true });
}

function referenceTime(text) {
  const parser = unified().use(remarkParse);
  const times = [];
  for (let i = 0; i < 30; i++) {
    const start = performance.now();
    parser.parse(text);
    times.push(performance.now() - start);
  }
  return median(times);
}

/** From spawning the server to the first diagnostics of a typical skill. */
async function benchStart() {
  const uri = writeSkill("start", typical);
  const times = [];
  for (let i = 0; i < 7; i++) {
    const start = performance.now();
    const client = startServer(server);
    await client.initialize(pathToFileURL(workspace).href);
    await client.open(uri, typical);
    times.push(performance.now() - start);
    await client.stop();
  }
  add("spawn to first diagnostics", times);
}

/** From didChange to the diagnostics of that version, typing in the description and then in the body. */
async function benchKeystrokes(name, text) {
  const uri = writeSkill(`type-${rows.length}`, text);
  const client = startServer(server);
  await client.initialize(pathToFileURL(workspace).href);
  await client.open(uri, text);
  const places = { description: text.indexOf("description: ") + 22, body: Math.floor(text.length / 2) };
  for (const [place, offset] of Object.entries(places)) {
    const times = [];
    for (let i = 0; i < 60; i++) {
      const start = performance.now();
      await client.type(uri, offset, "x");
      times.push(performance.now() - start);
    }
    add(`keystroke in the ${place}, ${name}`, times.slice(10));
  }
  add(`server memory after, ${name}`, [client.memory()], "MiB");
  await client.stop();
}

/** From didChange to a snapshot of that text, when all files are known. */
async function benchSnapshots(name, text) {
  const uri = writeSkill(`snapshot-${rows.length}`, text);
  const client = startServer(server);
  await client.initialize(pathToFileURL(workspace).href);
  await client.open(uri, text);
  await client.request("skillwright/exportSnapshot", { uri, format: "json" });
  const times = [];
  for (let i = 0; i < 40; i++) {
    const start = performance.now();
    void client.type(uri, text.indexOf("description: ") + 22, "x");
    await client.request("skillwright/snapshot", { uri });
    times.push(performance.now() - start);
  }
  add(`keystroke to snapshot, ${name}`, times.slice(10));
  await client.stop();
}

/** From asking to the whole snapshot of a skill with many files that was never looked at; then a second time. */
async function benchFolder() {
  const uri = writeSkill("many-files", typical);
  const folder = join(workspace, "many-files", "assets");
  mkdirSync(folder);
  for (let i = 0; i < 2000; i++) {
    writeFileSync(join(folder, `file-${i}.md`), `# File ${i}\n\n${"See the next file. ".repeat(40)}\n`);
  }
  const client = startServer(server);
  await client.initialize(pathToFileURL(workspace).href);
  await client.open(uri, typical);
  const take = async (time) => {
    const start = performance.now();
    await client.request("skillwright/exportSnapshot", { uri, format: "json" });
    add(`snapshot of 2,000 files, ${time}`, [performance.now() - start]);
  };
  await take("the first time");
  await client.request("skillwright/snapshot", { uri, watch: true });
  await client.request("skillwright/exportSnapshot", { uri, format: "json" });
  await take("again");
  await client.stop();
}

/** From didOpen to diagnostics, then one keystroke at the end. */
async function benchHardCase(name, text) {
  const uri = writeSkill(`hard-${rows.length}`, text);
  const client = startServer(server);
  await client.initialize(pathToFileURL(workspace).href);
  let start = performance.now();
  await client.open(uri, text);
  add(`open: ${name}`, [performance.now() - start]);
  start = performance.now();
  await client.type(uri, text.length, "x");
  add(`keystroke: ${name}`, [performance.now() - start]);
  await client.stop();
}

function writeSkill(name, text) {
  const folder = join(workspace, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "SKILL.md"), text);
  return pathToFileURL(join(folder, "SKILL.md")).href;
}

function add(what, values, unit = "ms") {
  const sorted = values.toSorted((a, b) => a - b);
  const p95 = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))];
  rows.push({ what, unit, median: median(values), p95 });
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function printTable() {
  console.log(
    `reference: remark-parse on the typical skill (${typical.length} characters) ${reference.toFixed(2)} ms\n`,
  );
  console.log(`${"".padEnd(58)}${"median".padStart(12)}${"p95".padStart(12)}${"x reference".padStart(14)}`);
  for (const { what, unit, median: middle, p95 } of rows) {
    const figure = (value) => `${value.toFixed(unit === "ms" && value < 100 ? 2 : 0)} ${unit}`.padStart(12);
    const multiple = unit === "ms" ? (middle / reference).toFixed(2).padStart(14) : "";
    console.log(what.padEnd(58) + figure(middle) + figure(p95) + multiple);
  }
}
