import { isMainThread } from "node:worker_threads";
import { parseArguments } from "./arguments.ts";
import { commandHelp, generalHelp } from "./help.ts";

/** Set by the build to the version in package.json. */
declare const SKILLWRIGHT_VERSION: string;

if (isMainThread) {
  // The process ends by itself, so that a large report is written to its last byte; should it end too early, not as 0.
  process.exitCode = 2;
  void run(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
  // A reader that has seen enough (`| head`) closes the pipe; that is no failure.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") {
        throw error;
      }
    });
  }
} else {
  void import("./checkThread.ts").then(({ serveChecks }) => serveChecks());
}

/** Returns the exit code. The one place that catches whatever was thrown: it is said in a sentence. */
async function run(args: readonly string[]): Promise<number> {
  try {
    const command = parseArguments(args);
    switch (command.type) {
      case "help":
        process.stdout.write(command.topic === "general" ? generalHelp : commandHelp[command.topic]);
        return 0;
      case "version":
        process.stdout.write(`${SKILLWRIGHT_VERSION}\n`);
        return 0;
      case "wrong":
        process.stderr.write(`skillwright: ${command.message}\n`);
        return 2;
      case "check": {
        // Loaded only now: `--version` and wrong use answer at once.
        const { checkCommand } = await import("./checkCommand.ts");
        return await checkCommand(command.options, process);
      }
      case "snapshot": {
        const { snapshotCommand } = await import("./snapshotCommand.ts");
        return await snapshotCommand(command.options, process);
      }
      case "pack": {
        const { packCommand } = await import("./packCommand.ts");
        return await packCommand(command.options, process);
      }
      case "to-prompt": {
        const { toPromptCommand } = await import("./toPromptCommand.ts");
        return await toPromptCommand(command.options, process);
      }
    }
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    process.stderr.write(`skillwright: This is a mistake in Skillwright, not in your skills: ${reason}\n`);
    if (process.env["SKILLWRIGHT_DEBUG"] && error instanceof Error) {
      process.stderr.write(`${error.stack}\n`);
    }
    return 2;
  }
}
