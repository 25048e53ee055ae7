// Makes sure that node_modules holds what package-lock.json asks for. Only Node's own modules may be imported here:
// this runs before anything is installed.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure, step } from "./progress.mjs";
import { projectRoot } from "./project.mjs";
import { runNpm } from "./runCommand.mjs";

/** Installs the project's packages with `npm ci` when they are absent or differ from the lockfile; else does nothing. */
export async function setUp() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20) throw new Failure(`Skillwright needs Node 20 or newer; this is Node ${process.versions.node}.`);
  const reason = whyToInstall();
  if (reason) await step(`Installed the project's packages (${reason})`, installPackages);
}

async function installPackages() {
  const { code, output } = await runNpm(["ci", "--loglevel=error"]);
  if (code === 0) return;
  const cause = code === 127 ? "npm, which comes with Node, was not found on the PATH" : firstLines(output);
  throw new Failure(`\`npm ci\` could not install the project's packages: ${cause}`);
}

/** Why an install is needed, or undefined. npm's own record of what it installed is compared with the lockfile. */
function whyToInstall() {
  const record = join(projectRoot, "node_modules/.package-lock.json");
  if (!existsSync(record)) return "first run";
  const wanted = Object.entries(readPackages(join(projectRoot, "package-lock.json"))).filter(([path]) => path !== "");
  const installed = readPackages(record);
  for (const [path, entry] of wanted) {
    const found = installed[path];
    if (!found && isForAnotherSystem(entry)) continue;
    if (found?.version !== entry.version || found?.integrity !== entry.integrity) return "package-lock.json changed";
  }
  return undefined;
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  } catch (error) {
    throw new Failure(`${file} cannot be read: ${error.message}`);
  }
}

// npm leaves out an optional package for another system, and what only that package needs.
function isForAnotherSystem({ optional, os, cpu, libc }) {
  if (!optional) return false;
  const fits = (list, own) => [list].flat().includes(own);
  const named = os !== undefined || cpu !== undefined;
  return !named || libc !== undefined || (os && !fits(os, process.platform)) || (cpu && !fits(cpu, process.arch));
}

// npm says the reason first and then its whole help text.
function firstLines(output) {
  return `\n${output.trim().split("\n").slice(0, 15).join("\n")}`;
}
