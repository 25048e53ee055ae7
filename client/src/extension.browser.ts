import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { activateWith, deactivateClient } from "./activate.ts";

/** The worker of the platform; the types of the whole web platform would hide mistakes in the rest of the client. */
declare const Worker: new (address: string) => object;

/** Starts the extension in a browser: the server is a worker. */
export function activate(context: ExtensionContext): void {
  const address = Uri.joinPath(context.extensionUri, "dist/server.browser.js").toString(true);
  activateWith(
    context,
    (options) => new LanguageClient("skillwright", "Skillwright", async () => new Worker(address), options),
  );
}

/** Stops the server. */
export function deactivate(): Promise<void> {
  return deactivateClient();
}
