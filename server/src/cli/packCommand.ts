import { realpath } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { formatSize, type PackageOutcome, packageSkill, plainText } from "../core/index.ts";
import { uriOfPath } from "../node/fileHost.ts";
import type { PackOptions } from "./arguments.ts";
import { mistakeSentence } from "./checker.ts";
import { INTERRUPTED, type Interruption, interruptible } from "./interruption.ts";
import { openSkill } from "./openSkill.ts";
import { startProgress } from "./progress.ts";
import { count } from "./summary.ts";
import { nextTurn } from "./takeSnapshot.ts";
import type { Terminal } from "./terminal.ts";
import { writeOutput } from "./writeOutput.ts";

/** Runs `skillwright pack` and returns the exit code (see help.ts). */
export function packCommand(options: PackOptions, terminal: Terminal): Promise<number> {
  return interruptible((interruption) => pack(options, terminal, interruption));
}

async function pack(options: PackOptions, terminal: Terminal, interruption: Interruption): Promise<number> {
  const say = (sentence: string): void => void terminal.stderr.write(`skillwright: ${plainText(sentence)}\n`);
  const cwd = terminal.cwd();
  const opened = await openSkill(options.path, options.rules, cwd);
  if (typeof opened === "string") {
    say(opened);
    return 2;
  }
  const { skill, checker, host } = opened;
  const folder = dirname(skill.file);
  if (options.output !== undefined && isInside(folder, await realFolderOf(resolve(cwd, options.output)))) {
    say(`"${options.output}" lies in the skill's folder, so the next package would hold this one; name another place.`);
    return 2;
  }
  const check = await checker.service.checkFile(uriOfPath(skill.file));
  if (check === undefined) {
    say(`"${skill.path}" cannot be read.`);
    return 2;
  }
  checker.failures.forEach((failure) => void say(mistakeSentence(failure)));
  if (checker.failures.size > 0) {
    return 2;
  }
  const progress = startProgress("Packing files", terminal);
  const outcome = await packageSkill(check, host, {
    force: options.force,
    cancellation: interruption,
    pause: nextTurn,
    onProgress: progress.report,
  });
  progress.end();
  if (interruption.isCancellationRequested) {
    say("Stopped; nothing was written.");
    return INTERRUPTED;
  }
  switch (outcome.type) {
    case "failed":
      say(`"${skill.path}" was not packed: ${outcome.reason}`);
      return 2;
    case "errors":
      refuse(skill.path, outcome.errors, say);
      return 1;
    case "packed": {
      // Beside the skill, where the current folder is the skill's or one in it.
      const here = await realpath(cwd);
      const place = isInside(folder, here) ? relative(here, dirname(folder)) : "";
      return await write(outcome, options.output ?? join(place, outcome.fileName), terminal, say);
    }
  }
}

async function write(
  outcome: Extract<PackageOutcome, { type: "packed" }>,
  output: string,
  terminal: Terminal,
  say: (sentence: string) => void,
): Promise<number> {
  const written = await writeOutput(output, terminal.cwd(), outcome.data);
  if (written.type === "refused") {
    say(written.reason);
    return 2;
  }
  outcome.warnings.forEach(say);
  const end = { created: "", replaced: ", which was replaced", unchanged: ", which was the same already" }[
    written.type
  ];
  const lines = [
    `Packed ${count(outcome.files, "file")} into ${output}${end} (${formatSize(outcome.data.length)}).`,
    ...outcome.leftOut,
  ];
  terminal.stdout.write(`${lines.map(plainText).join("\n")}\n`);
  return 0;
}

function refuse(path: string, errors: readonly string[], say: (sentence: string) => void): void {
  const them = errors.length === 1 ? "it" : "them";
  say(
    `"${path}" has ${count(errors.length, "error")}, so it was not packed; correct ${them}, or pack it as it is with --force.`,
  );
  errors.forEach(say);
}

/** The folder of a file that need not exist, its links followed where it does. */
async function realFolderOf(file: string): Promise<string> {
  return await realpath(dirname(file)).catch(() => dirname(file));
}

/** Whether a path is a folder or lies in it. */
function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
