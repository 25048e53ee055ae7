import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { builtFile } from "../support/builtFiles.ts";

/** What a run of the command line came to. */
export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How the command line is run. */
export interface CliOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** As a user to whom the permissions of files apply, also where the tests are run by root. */
  readonly unprivileged?: boolean;
}

/** Runs the built command line to its end. */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  const child = await startCli(args, options);
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** Starts the built command line; the environment says nothing about colors unless a test does. */
export async function startCli(args: readonly string[], options: CliOptions = {}): Promise<ChildProcess> {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...env } = process.env;
  const other = options.unprivileged === true && process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const file = options.unprivileged === true ? readableCopy(await builtFile("cli.js")) : await builtFile("cli.js");
  return spawn(process.execPath, [file, ...args], {
    cwd: options.cwd,
    env: { ...env, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
    ...other,
  });
}

/** Makes a temporary folder with these files, by path relative to it; it goes when the test has ended. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "skillwright-cli-")));
  onTestFinished(() => {
    makeWritable(folder);
    rmSync(folder, { recursive: true, force: true });
  });
  chmodSync(folder, 0o755);
  for (const [path, contents] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
  return folder;
}

/** A skill without any finding. */
export function goodSkill(name: string): string {
  return `---\nname: ${name}\ndescription: Draws charts from tables. Use when the user wants to see numbers.\n---\n\n# Charts\n\nDraw them.\n`;
}

function makeWritable(folder: string): void {
  if (process.platform !== "win32") {
    execFileSync("chmod", ["-R", "u+rwX", folder]);
  }
}

function readableCopy(file: string): string {
  const folder = mkdtempSync(join(tmpdir(), "skillwright-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o755);
  // What it loads lies beside it.
  for (const name of readdirSync(dirname(file))) {
    copyFileSync(join(dirname(file), name), join(folder, name));
  }
  return join(folder, "cli.js");
}
