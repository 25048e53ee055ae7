import { readFileSync } from "node:fs";
import { type Browser, chromium } from "@playwright/test";
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createProtocolConnection,
  type DataCallback,
  Disposable,
  type Message,
  type MessageReader,
  type MessageWriter,
  type ProtocolConnection,
} from "vscode-languageserver-protocol/node";
import { browserAdvice, findBrowser, headlessFlags } from "../../scripts/browser.mjs";
import type { ReadFileParams, UriParams } from "../../server/src/protocol/index.ts";
import { builtFile } from "./builtFiles.ts";
import type { TestWorkspace } from "./diskWorkspace.ts";
import { type LspClient, type LspClientOptions, startLspClient } from "./lspClient.ts";
import { createMemoryHost, type MemoryHost } from "./memoryHost.ts";

/** Starts an installed browser; the first thing a test file of the web needs. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    throw new Error(browserAdvice);
  }
  return chromium.launch({ executablePath, args: headlessFlags });
}

/** Starts the built worker in a page of its own, and a client of it that answers for its files. */
export async function startWorkerServer(
  browser: Browser,
  files: MemoryHost,
  options: LspClientOptions,
): Promise<LspClient> {
  const page = await browser.newPage();
  const reader = new BridgeReader();
  page.on("pageerror", (error) => reader.fail(error));
  await page.exposeFunction("receive", (message: Message) => reader.receive(message));
  const [source, pageSource] = await Promise.all(
    (["server.browser.js", "page.js"] as const).map(async (name) => readFileSync(await builtFile(name), "utf8")),
  );
  const pageAddress = await page.evaluate(
    (codes) => {
      const page_ = globalThis as unknown as { worker: Worker; receive(message: unknown): void };
      const [server, snapshotPage] = codes.map((code) =>
        URL.createObjectURL(new Blob([code ?? ""], { type: "text/javascript" })),
      );
      page_.worker = new Worker(server ?? "");
      page_.worker.onmessage = ({ data }) => page_.receive(data);
      page_.worker.onerror = ({ message }) => {
        throw new Error(`The worker died: ${message}`);
      };
      return snapshotPage;
    },
    [source, pageSource],
  );
  const writer = new BridgeWriter((message) =>
    page.evaluate((data) => (globalThis as unknown as { worker: Worker }).worker.postMessage(data), message),
  );
  const connection = createProtocolConnection(reader as MessageReader, writer as MessageWriter);
  const given = options.initializationOptions;
  const initializationOptions = { fileSystem: true, pageAddress, ...(typeof given === "object" ? given : {}) };
  const prepare = (prepared: ProtocolConnection): void => answerFileRequests(prepared, files);
  return startLspClient(connection, { ...options, initializationOptions, prepare }, () => page.close());
}

/** A workspace in memory. */
export function createMemoryWorkspace(files: Readonly<Record<string, string>>): {
  workspace: TestWorkspace;
  host: MemoryHost;
} {
  const host = createMemoryHost(Object.fromEntries(Object.entries(files).map(([path, text]) => [`/w/${path}`, text])));
  const at = (path: string): string => (path === "" ? "/w" : `/w/${path}`);
  const workspace: TestWorkspace = {
    uri: (path) => host.uri(at(path)),
    write: (path, contents) => host.write(at(path), contents),
    remove: (path) => host.remove(at(path)),
    rename: (from, to) => host.rename(at(from), at(to)),
    dispose: () => undefined,
  };
  return { workspace, host };
}

function answerFileRequests(connection: ProtocolConnection, files: MemoryHost): void {
  connection.onRequest(
    "skillwright/fs/listFolder",
    async ({ uri }: UriParams) => (await files.listFolder(uri)) ?? null,
  );
  connection.onRequest("skillwright/fs/stat", async ({ uri }: UriParams) => (await files.stat(uri)) ?? null);
  connection.onRequest("skillwright/fs/readFile", async ({ uri, limit }: ReadFileParams) => {
    const bytes = await files.readFile(uri, limit);
    return bytes === undefined ? null : Buffer.from(bytes).toString("base64");
  });
}

/** What the worker says, as it comes out of the page. */
class BridgeReader extends AbstractMessageReader {
  #callback: DataCallback | undefined;
  readonly #early: Message[] = [];

  receive(message: Message): void {
    if (this.#callback === undefined) {
      this.#early.push(message);
    } else {
      this.#callback(message);
    }
  }

  fail(error: Error): void {
    this.fireError(error);
  }

  listen(callback: DataCallback): Disposable {
    this.#callback = callback;
    for (const message of this.#early.splice(0)) {
      callback(message);
    }
    return Disposable.create(() => undefined);
  }
}

/** What the client says, on its way into the page. */
class BridgeWriter extends AbstractMessageWriter {
  readonly #post: (message: Message) => Promise<void>;

  constructor(post: (message: Message) => Promise<void>) {
    super();
    this.#post = post;
  }

  write(message: Message): Promise<void> {
    return this.#post(message);
  }

  end(): void {}
}
