import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { startServer } from "../lsp/server.ts";
import { createBrowserPlatform } from "./platform.ts";

const worker = self as DedicatedWorkerGlobalScope & typeof globalThis;

startServer(
  createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker)),
  createBrowserPlatform(worker),
);
