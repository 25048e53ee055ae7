// Starts other programs the same way on Linux, macOS and Windows: no shell, no standard input, nothing to answer.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { projectRoot } from "./project.mjs";

/**
 * Runs a program to its end. With `show` its output goes to the terminal; otherwise it is only collected.
 * A program that cannot be started at all answers with code 127 and the reason as its output.
 * @returns {Promise<{code: number, output: string}>}
 */
export function runCommand(file, args, { cwd = projectRoot, env = process.env, show = false } = {}) {
  const [command, commandArgs, options] = forThisSystem(file, args);
  return new Promise((resolve) => {
    const stdio = ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"];
    const child = spawn(command, commandArgs, { ...options, cwd, env, stdio });
    let output = "";
    const collect = (chunk) => {
      output += chunk;
    };
    child.stdout?.setEncoding("utf8").on("data", collect);
    child.stderr?.setEncoding("utf8").on("data", collect);
    child.on("error", (error) => resolve({ code: 127, output: error.message }));
    child.on("close", (code, signal) => resolve({ code: code ?? (signal === "SIGINT" ? 130 : 1), output }));
  });
}

/** Runs a script with the Node that runs now. */
export function runNode(script, args, options) {
  return runCommand(process.execPath, [script, ...args], options);
}

/** Runs npm: the one that started this script where there is one, else the one beside Node or on the PATH. */
export function runNpm(args, options) {
  const script = npmScript();
  return script ? runNode(script, args, options) : runCommand(findOnPath("npm") ?? "npm", args, options);
}

/** The full path of a program on the PATH, or undefined. On Windows the usual endings are tried. */
export function findOnPath(name) {
  const endings = process.platform === "win32" ? [".exe", ".cmd", ".bat"] : [""];
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const ending of endings) {
      const file = join(folder, name + ending);
      if (folder !== "" && existsSync(file)) return file;
    }
  }
  return undefined;
}

function npmScript() {
  const fromNpm = process.env.npm_execpath;
  if (fromNpm && /npm-cli\.c?js$/.test(fromNpm) && existsSync(fromNpm)) return fromNpm;
  const besideNode = join(dirname(process.execPath), "node_modules/npm/bin/npm-cli.js");
  return existsSync(besideNode) ? besideNode : undefined;
}

// Node starts no .cmd file without a shell, and a shell takes its arguments as one line.
function forThisSystem(file, args) {
  if (process.platform !== "win32" || !/\.(cmd|bat)$/i.test(file)) return [file, args, {}];
  return [[file, ...args].map((part) => `"${part}"`).join(" "), [], { shell: true }];
}
