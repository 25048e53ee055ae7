// A language client over stdio, as small as the benchmark needs.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** Spawns the server and speaks to it. */
export function startServer(path) {
  const child = spawn(process.execPath, [path, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const pending = new Map();
  const texts = new Map();
  let waiting;
  let id = 0;
  let buffer = Buffer.alloc(0);
  let chunks = [];

  child.stdout.on("data", (chunk) => {
    chunks.push(chunk);
    buffer = Buffer.concat([buffer, ...chunks]);
    chunks = [];
    for (;;) {
      const header = buffer.indexOf("\r\n\r\n");
      if (header < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, header).toString())[1]);
      if (buffer.length < header + 4 + length) return;
      const message = JSON.parse(buffer.subarray(header + 4, header + 4 + length).toString());
      buffer = buffer.subarray(header + 4 + length);
      receive(message);
    }
  });

  function receive(message) {
    if (message.method !== undefined && message.id !== undefined) {
      const result = message.method === "workspace/configuration" ? message.params.items.map(() => null) : null;
      send({ id: message.id, result });
    } else if (message.id !== undefined) {
      pending.get(message.id)?.(message.result);
    } else if (message.method === "textDocument/publishDiagnostics" && message.params.version === waiting?.version) {
      waiting.resolve(message.params.diagnostics);
    }
  }
  function send(message) {
    const json = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    child.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${json.length}\r\n\r\n`), json]));
  }
  const request = (method, params) =>
    new Promise((resolve) => {
      pending.set(++id, resolve);
      send({ id, method, params });
    });
  const diagnosticsOf = (version) => new Promise((resolve) => (waiting = { version, resolve }));

  return {
    async initialize(rootUri) {
      await request("initialize", {
        processId: process.pid,
        rootUri,
        workspaceFolders: [{ uri: rootUri, name: "bench" }],
        capabilities: { textDocument: { publishDiagnostics: { versionSupport: true, relatedInformation: true } } },
      });
      send({ method: "initialized", params: {} });
    },
    open(uri, text) {
      texts.set(uri, { text, version: 1 });
      const answer = diagnosticsOf(1);
      send({
        method: "textDocument/didOpen",
        params: { textDocument: { uri, languageId: "markdown", version: 1, text } },
      });
      return answer;
    },
    /** Inserts `typed` at an offset; resolves with the diagnostics of the new version. */
    type(uri, offset, typed) {
      const known = texts.get(uri);
      const before = known.text.slice(0, offset);
      const line = before.split("\n").length - 1;
      const position = { line, character: offset - (before.lastIndexOf("\n") + 1) };
      known.text = before + typed + known.text.slice(offset);
      known.version++;
      const answer = diagnosticsOf(known.version);
      send({
        method: "textDocument/didChange",
        params: {
          textDocument: { uri, version: known.version },
          contentChanges: [{ range: { start: position, end: position }, text: typed }],
        },
      });
      return answer;
    },
    /** Sends a request of any kind; resolves with its result. */
    request,
    /** Resident memory in MiB, or NaN where the system does not say. */
    memory() {
      try {
        return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))[1]) / 1024;
      } catch {
        return Number.NaN;
      }
    },
    async stop() {
      await request("shutdown", null);
      const exited = new Promise((resolve) => child.once("exit", resolve));
      send({ method: "exit" });
      await exited;
    },
  };
}
