import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { builtFile } from "./builtFiles.ts";
import { type LspClient, type LspClientOptions, startLspClient } from "./lspClient.ts";

/** A session with the built server over real stdio. */
export interface StdioSession extends LspClient {
  readonly process: ChildProcess;
}

/** Starts the built server and a client of it. */
export async function startStdioServer(options: LspClientOptions = {}): Promise<StdioSession> {
  const server = spawn(process.execPath, [await builtFile("server.js"), "--stdio"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const exited = once(server, "exit");
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const client = await startLspClient(connection, options, async () => {
    await exited;
  });
  return Object.assign(client, { process: server });
}
