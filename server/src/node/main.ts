import { createConnection } from "vscode-languageserver/node";
import { startServer } from "../lsp/server.ts";
import { createNodePlatform } from "./platform.ts";
import { VERSION } from "./version.ts";

const HELP = `Usage: skillwright-language-server --stdio | --node-ipc

The language server of Skillwright, for SKILL.md files. Editors start it.

  --stdio      speak LSP over standard input and output
  --node-ipc   speak LSP over the channel to the Node process that started it
  --version    print the version
  --help       print this text
`;

main(process.argv.slice(2));

function main(options: readonly string[]): void {
  if (options.includes("--help") || options.includes("-h")) {
    process.stdout.write(HELP);
  } else if (options.includes("--version")) {
    process.stdout.write(`${VERSION}\n`);
  } else if (options.includes("--node-ipc") && process.send === undefined) {
    refuse("--node-ipc works only in a process that was started by another one of Node.");
  } else if (options.includes("--stdio") || options.includes("--node-ipc")) {
    surviveLostAnswers();
    startServer(createConnection(), createNodePlatform());
  } else {
    refuse("Say how to speak with the editor: --stdio or --node-ipc (see --help).");
  }
}

function refuse(reason: string): void {
  process.stderr.write(`${reason}\n`);
  process.exitCode = 2;
}

/** An answer that can no longer be written (the editor is gone) is no reason to crash with a stack. */
function surviveLostAnswers(): void {
  process.on("unhandledRejection", (reason) => {
    process.stderr.write(`${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}\n`);
  });
}
