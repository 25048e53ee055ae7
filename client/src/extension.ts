import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { activateWith, deactivateClient } from "./activate.ts";

/** Starts the extension on a desktop or a remote machine: the server is a Node process beside the extension host. */
export function activate(context: ExtensionContext): void {
  const server = { module: context.asAbsolutePath("dist/server.js"), transport: TransportKind.ipc };
  activateWith(context, (options) => new LanguageClient("skillwright", "Skillwright", server, options));
}

/** Stops the server. */
export function deactivate(): Promise<void> {
  return deactivateClient();
}
