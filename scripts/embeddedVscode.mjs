// The embedded VS Code: code-server, which is VS Code's own workbench and extension host served to a browser. It comes
// from npm without compiling anything, is installed once into the cache folder, and is what `npm start` shows and what
// the end-to-end tests drive.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Failure } from "./progress.mjs";
import { cacheFolder, projectRoot } from "./project.mjs";
import { runCommand, runNpm } from "./runCommand.mjs";

const pins = join(projectRoot, "scripts/embedded-vscode");
const home = join(cacheFolder, "vscode");
const stampFile = join(home, "installed.json");
const entry = join(home, "node_modules/code-server/out/node/entry.js");

/**
 * Installs the embedded VS Code when it is absent, half-installed or pinned to another version.
 * @returns {Promise<boolean>} whether it had to be installed now
 */
export async function installEmbeddedVscode() {
  const stamp = wantedStamp();
  if (isInstalled(stamp)) return false;
  // All happens in a folder of its own that takes its place only when complete, so nothing half-done is ever used.
  const partial = `${home}.partial-${process.pid}`;
  removeAbandonedInstalls();
  mkdirSync(partial, { recursive: true });
  try {
    cpSync(pins, partial, { recursive: true });
    await npmIn(partial, ["ci"]);
    // code-server carries the pins of VS Code's own packages, and its install script (which none may run) asks for them.
    const vscode = join(partial, "node_modules/code-server/lib/vscode");
    await npmIn(vscode, ["install", "--no-save", "--omit=dev", "--ignore-scripts"]);
    await npmIn(join(vscode, "extensions"), ["install", "--no-save", "--omit=dev", "--ignore-scripts"]);
    writeFileSync(join(partial, "installed.json"), stamp);
    if (isInstalled(stamp)) return false;
    rmSync(home, { recursive: true, force: true });
    renameSync(partial, home);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return true;
}

/** Installs packed extensions (.vsix files) for the servers that use these folders; a later one replaces an earlier. */
export async function installExtension(vsixFiles, { userDataDir, extensionsDir }) {
  mkdirSync(userDataDir, { recursive: true });
  const install = [vsixFiles].flat().flatMap((file) => ["--install-extension", file]);
  const args = [entry, ...folderArgs({ userDataDir, extensionsDir }), ...install, "--force"];
  const { code, output } = await runCommand(nodeForVscode(), args, { env: cleanEnvironment() });
  if (code !== 0) throw new Failure(`The embedded VS Code did not take the extension:\n${output.trim()}`);
}

/** Replaces the user's settings of the servers that use this folder; a running server notices. */
export function writeUserSettings(userDataDir, settings) {
  mkdirSync(join(userDataDir, "User"), { recursive: true });
  writeFileSync(join(userDataDir, "User/settings.json"), `${JSON.stringify(settings, undefined, 2)}\n`);
}

/** Settings for a calm first view: no welcome pages, no chat panel, no telemetry, no look-ups on the network. */
export const calmSettings = {
  "chat.commandCenter.enabled": false,
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
};

/**
 * Starts the embedded VS Code and waits until it answers.
 * @returns {Promise<{url: string, stop: () => Promise<void>, closed: Promise<void>}>} `closed` ends with the server.
 */
export async function serve({ folder, port, userDataDir, extensionsDir, env = {}, reconnectionGraceSeconds }) {
  const options = ["--auth", "none", "--disable-telemetry", "--disable-update-check", "--disable-workspace-trust"];
  const bind = ["--bind-addr", `127.0.0.1:${port}`, ...options, "--disable-getting-started-override"];
  // How long the extension host of a closed window lives on; unset it is hours.
  if (reconnectionGraceSeconds !== undefined) bind.push("--reconnection-grace-time", String(reconnectionGraceSeconds));
  const args = [entry, ...folderArgs({ userDataDir, extensionsDir }), ...bind, ...(folder ? [folder] : [])];
  // A process group of its own, so that stopping reaches the extension hosts too.
  const child = spawn(nodeForVscode(), args, {
    cwd: projectRoot,
    env: { ...cleanEnvironment(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk) => {
      log = (log + chunk).slice(-20_000);
    });
  }
  let running = true;
  const closed = new Promise((resolve) => {
    child.once("close", () => {
      running = false;
      resolve();
    });
  });
  const killNow = () => endProcessTree(child, "SIGKILL");
  process.once("exit", killNow);
  const stop = async () => {
    process.off("exit", killNow);
    if (!running) return;
    endProcessTree(child, "SIGTERM");
    await Promise.race([closed, wait(3000, undefined, { ref: false })]);
    endProcessTree(child, "SIGKILL");
    await closed;
  };
  const url = `http://127.0.0.1:${port}/`;
  if (!(await answers(`${url}healthz`, () => running))) {
    await stop();
    throw new Failure(`The embedded VS Code did not start:\n${log.trim()}`);
  }
  return { url, stop, closed };
}

/** A port that nothing listens on now: `port` itself when it is free, or undefined; with 0 any free one. */
export function freePort(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(undefined));
    probe.listen(port, "127.0.0.1", () => {
      const { port: found } = probe.address();
      probe.close(() => resolve(found));
    });
  });
}

// --- installing ---

function wantedStamp() {
  const hash = createHash("sha256");
  for (const file of ["package.json", "package-lock.json"]) hash.update(readFileSync(join(pins, file)));
  return `${JSON.stringify({ pins: hash.digest("hex"), platform: process.platform, arch: process.arch })}\n`;
}

function isInstalled(stamp) {
  if (!existsSync(stampFile) || readFileSync(stampFile, "utf8") !== stamp) return false;
  return existsSync(entry) && existsSync(join(home, "node_modules/code-server/lib/vscode/node_modules"));
}

async function npmIn(cwd, args) {
  const { code, output } = await runNpm([...args, "--loglevel=error"], { cwd, env: withoutNpmProject() });
  if (code === 0) return;
  const end = output.trim().split("\n").slice(-15).join("\n");
  throw new Failure(`The embedded VS Code could not be installed (npm ${args[0]} failed):\n${end}`);
}

// An install that was cut off leaves its folder behind; one that another process works on now is left alone.
function removeAbandonedInstalls() {
  mkdirSync(cacheFolder, { recursive: true });
  for (const name of readdirSync(cacheFolder)) {
    const owner = /^vscode\.partial-(\d+)$/.exec(name)?.[1];
    if (owner && !isRunning(Number(owner))) rmSync(join(cacheFolder, name), { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

// --- running ---

function folderArgs({ userDataDir, extensionsDir }) {
  // Without a file of its own code-server writes its configuration into the user's home.
  const config = join(userDataDir, "code-server.yaml");
  return ["--user-data-dir", userDataDir, "--extensions-dir", extensionsDir, "--config", config];
}

// code-server runs on Node 24 only. Where the running Node is another, the pinned binary package is used.
function nodeForVscode() {
  if (process.versions.node.startsWith("24.")) return process.execPath;
  const name = process.platform === "win32" ? "node.exe" : "node";
  const system = `${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  for (const prefix of ["node-", "node-bin-"]) {
    const file = join(home, "node_modules", `${prefix}${system}`, "bin", name);
    if (existsSync(file)) return file;
  }
  throw new Failure(`The embedded VS Code runs on Node 24, and there is none to install for ${system}: use Node 24.`);
}

// Started from a terminal inside VS Code, these variables would make it talk to that window instead of serving.
function cleanEnvironment() {
  return withoutVariables(/^(VSCODE_|CODE_SERVER_|ELECTRON_|npm_)|^(PORT|PASSWORD|HASHED_PASSWORD|NODE_OPTIONS)$/);
}

// `npm start` says in variables which project it runs in; npm in another folder must not believe them.
function withoutNpmProject() {
  return withoutVariables(/^(npm_(package|lifecycle)_.*|npm_config_local_prefix|INIT_CWD)$/);
}

function withoutVariables(pattern) {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !pattern.test(name)));
}

async function answers(url, isRunning, limit = 60_000) {
  const end = performance.now() + limit;
  while (isRunning() && performance.now() < end) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return true;
    await wait(100);
  }
  return false;
}

function endProcessTree(child, signal) {
  if (child.pid === undefined || (child.exitCode !== null && process.platform === "win32")) return;
  try {
    if (process.platform === "win32") spawn("taskkill", ["/pid", String(child.pid), "/t", "/f"], { stdio: "ignore" });
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}
