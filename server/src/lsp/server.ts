import type { Connection, ServerCapabilities } from "vscode-languageserver";
import { createChecks } from "./checks.ts";
import { codeAction } from "./features/codeAction.ts";
import { completion } from "./features/completion.ts";
import { decodeFile } from "./features/decodeFile.ts";
import { definition } from "./features/definition.ts";
import { documentLink } from "./features/documentLink.ts";
import { documentSymbol } from "./features/documentSymbol.ts";
import { executeCommand } from "./features/executeCommand.ts";
import { fileChanges } from "./features/fileChanges.ts";
import { fix } from "./features/fix.ts";
import { foldingRange } from "./features/foldingRange.ts";
import { hover } from "./features/hover.ts";
import { packageRequest } from "./features/package.ts";
import { selectionRange } from "./features/selectionRange.ts";
import { snapshot } from "./features/snapshot.ts";
import { synchronization } from "./features/synchronization.ts";
import { watchers } from "./features/watchers.ts";
import type { Platform } from "./platform.ts";
import { createSession, type Feature } from "./session.ts";
import { createSettings } from "./settings.ts";
import { createSnapshots } from "./snapshots.ts";

/** The features that only answer requests. */
const FEATURES: readonly Feature[] = [
  codeAction,
  completion,
  decodeFile,
  definition,
  documentLink,
  documentSymbol,
  executeCommand,
  foldingRange,
  hover,
  selectionRange,
];

/** Serves one client over a connection, until that is closed. */
export function startServer(connection: Connection, platform: Platform): void {
  connection.onInitialize((params) => {
    const session = createSession(connection, platform, params);
    const { service, guard, client, options } = session;
    const settings = createSettings({
      connection,
      guard,
      platform,
      client,
      initial: options.settings,
      apply(config) {
        service.setConfig(config);
        checks.recheckAll();
        snapshots.settingsChanged();
      },
    });
    const snapshots = createSnapshots(session, settings);
    const checks = createChecks(session, settings, ({ key }) => snapshots.checked(key));
    session.onInitialized(() => settings.follow());
    const capabilities = [
      BASIC,
      synchronization(session, checks, snapshots),
      watchers(session, snapshots),
      fileChanges(session, checks, snapshots),
      snapshot(session, snapshots),
      fix(session, settings),
      packageRequest(session, settings),
      ...FEATURES.map((feature) => feature(session)),
    ];
    return {
      capabilities: capabilities.reduce(merge),
      serverInfo: { name: "skillwright", version: platform.version },
    };
  });
  connection.listen();
}

const BASIC: ServerCapabilities = {
  positionEncoding: "utf-16",
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

/** Several features announce something below `workspace`; nothing else is announced twice. */
function merge(a: ServerCapabilities, b: ServerCapabilities): ServerCapabilities {
  return { ...a, ...b, workspace: { ...a.workspace, ...b.workspace } };
}
