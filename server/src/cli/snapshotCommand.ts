import { imagesOf, plainText, snapshotJson, snapshotMarkdown, snapshotText } from "../core/index.ts";
import type { SnapshotOptions } from "./arguments.ts";
import { mistakeSentence } from "./checker.ts";
import { INTERRUPTED, type Interruption, interruptible } from "./interruption.ts";
import { openSkill } from "./openSkill.ts";
import { startProgress } from "./progress.ts";
import { type TakenSnapshot, takeSnapshot } from "./takeSnapshot.ts";
import { drawingOf, type Terminal } from "./terminal.ts";
import { writeOutput } from "./writeOutput.ts";

/** Runs `skillwright snapshot` and returns the exit code (see help.ts). */
export function snapshotCommand(options: SnapshotOptions, terminal: Terminal): Promise<number> {
  return interruptible((interruption) => showSnapshot(options, terminal, interruption));
}

async function showSnapshot(options: SnapshotOptions, terminal: Terminal, interruption: Interruption): Promise<number> {
  const say = (sentence: string): void => void terminal.stderr.write(`skillwright: ${plainText(sentence)}\n`);
  const opened = await openSkill(options.path, options.rules, terminal.cwd());
  if (typeof opened === "string") {
    say(opened);
    return 2;
  }
  const progress = startProgress("Reading files", terminal);
  const taken = await takeSnapshot(opened, interruption, progress.report);
  progress.end();
  if (interruption.isCancellationRequested) {
    return INTERRUPTED;
  }
  if (taken === undefined) {
    say(`"${opened.skill.path}" cannot be read.`);
    return 2;
  }
  const isWritten = await write(taken, options, terminal, say);
  opened.checker.failures.forEach((failure) => void say(mistakeSentence(failure)));
  if (!isWritten || opened.checker.failures.size > 0) {
    return 2;
  }
  return taken.snapshot.verdict.valid ? 0 : 1;
}

async function write(
  taken: TakenSnapshot,
  { format, output }: SnapshotOptions,
  terminal: Terminal,
  say: (sentence: string) => void,
): Promise<boolean> {
  if (output === undefined) {
    terminal.stdout.write(await textOf(taken, format, terminal));
    return true;
  }
  const text = await textOf(taken, format, asFile(terminal));
  const written = await writeOutput(output, terminal.cwd(), Buffer.from(text));
  if (written.type === "refused") {
    say(written.reason);
    return false;
  }
  const verb = { created: "Wrote", replaced: "Replaced", unchanged: "Nothing changed in" }[written.type];
  terminal.stdout.write(`${verb} ${plainText(output)}\n`);
  return true;
}

async function textOf(
  { check, snapshot }: TakenSnapshot,
  format: SnapshotOptions["format"],
  terminal: Terminal,
): Promise<string> {
  switch (format) {
    case "text":
      return snapshotText(snapshot, drawingOf(terminal));
    case "markdown":
      return snapshotMarkdown(snapshot);
    case "json":
      return snapshotJson(snapshot);
    case "html": {
      // Large, and needed for nothing else.
      const page = await import("../page/index.ts");
      const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
      const images = await imagesOf(check, page.imagePathsOf(snapshot), encode);
      return page.renderDocument(snapshot, { images });
    }
  }
}

/** A file has neither colors nor columns, whatever terminal the program was started from. */
function asFile(terminal: Terminal): Terminal {
  const { FORCE_COLOR: _forced, ...env } = terminal.env;
  const { stdout, stderr } = terminal;
  return { stdout: { write: (text) => stdout.write(text), isTTY: false }, stderr, env, cwd: () => terminal.cwd() };
}
