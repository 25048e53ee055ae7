import { type ExtensionContext, window, workspace } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { SETTINGS_SECTION } from "../../server/src/protocol/index.ts";
import { TRUST_GRANTED_NOTIFICATION } from "../../server/src/protocol/snapshot.ts";
import { offerMarkdownForSkills } from "./builtInActions.ts";
import { createBuiltInMarkers } from "./builtInMarkers.ts";
import { registerCommands } from "./commands/index.ts";
import { answerFileRequests } from "./fileSystem.ts";
import { clientOptions, startServer, startWhenNeeded } from "./languageClient.ts";
import { createLog } from "./log.ts";
import { tell } from "./preview/snapshotFeed.ts";
import { createSnapshotPanels } from "./preview/snapshotPanels.ts";
import { createStatusItem } from "./statusItem.ts";

let running: BaseLanguageClient | undefined;

/** Sets the extension up around the client that `createClient` makes: a process's or a worker's. */
export function activateWith(
  context: ExtensionContext,
  createClient: (options: LanguageClientOptions) => BaseLanguageClient,
): void {
  const log = createLog();
  const builtInMarkers = createBuiltInMarkers();
  const offerRestart = async (): Promise<void> => {
    const message = "Skillwright's language server ended several times in a row and was not started again.";
    const choice = await window.showErrorMessage(message, "Restart", "Show Output");
    if (choice === "Restart") {
      await startServer(client, log, true);
    } else if (choice === "Show Output") {
      log.show();
    }
  };
  const client = createClient(clientOptions(context, log, builtInMarkers, () => void offerRestart()));
  running = client;
  answerFileRequests(client);

  let started: Promise<void> | undefined;
  const start = (): Promise<void> => {
    started ??= startServer(client, log, false);
    return started;
  };
  const restart = (): Promise<void> => {
    started = startServer(client, log, started !== undefined);
    return started;
  };
  const snapshots = createSnapshotPanels(context, client, log, start);
  context.subscriptions.push(
    log,
    snapshots,
    builtInMarkers,
    createStatusItem(client),
    offerMarkdownForSkills(),
    ...registerCommands({ client, log, snapshots, start, restart }),
    workspace.onDidGrantWorkspaceTrust(() => tell(client, TRUST_GRANTED_NOTIFICATION)),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SETTINGS_SECTION)) {
        builtInMarkers.refresh();
      }
    }),
  );
  startWhenNeeded(context, () => void start());
}

/** Stops the server when VS Code closes or the extension is turned off. */
export async function deactivateClient(): Promise<void> {
  await running?.stop();
  running = undefined;
}
