import { type ExtensionContext, type LogOutputChannel, Uri, window, workspace } from "vscode";
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  type LanguageClientOptions,
} from "vscode-languageclient";
import { type InitializationOptions, SAVE_AS_UTF8_COMMAND, SUGGEST_COMMAND } from "../../server/src/protocol/index.ts";
import { besideMarkdown } from "./builtInMarkdown.ts";
import type { BuiltInMarkers } from "./builtInMarkers.ts";
import { serverSettings } from "./settings.ts";
import { isSkillFile, openSkills, SKILL_SELECTOR } from "./skillFile.ts";

/** What the client is told about itself, whatever kind of process the server is. */
export function clientOptions(
  context: ExtensionContext,
  log: LogOutputChannel,
  builtInMarkers: BuiltInMarkers,
  onGivenUp: () => void,
): LanguageClientOptions {
  return {
    documentSelector: SKILL_SELECTOR,
    outputChannel: log,
    diagnosticCollectionName: "skillwright",
    initializationOptions: () => initializationOptions(context),
    errorHandler: restartAFewTimes(log, onGivenUp),
    middleware: {
      ...besideMarkdown,
      handleDiagnostics: (uri, all, next) => builtInMarkers.handleDiagnostics(uri, all, next),
    },
  };
}

/**
 * Starts the server as soon as a skill is there: open, or somewhere in the workspace, so that opening it finds the
 * server awake. Someone who only writes Markdown never runs it.
 */
export function startWhenNeeded(context: ExtensionContext, start: () => void): void {
  if (openSkills().length > 0) {
    start();
    return;
  }
  const opened = workspace.onDidOpenTextDocument(({ uri }) => {
    if (isSkillFile(uri)) {
      start();
    }
  });
  context.subscriptions.push(opened);
  void workspace.findFiles("**/{SKILL,skill}.md", undefined, 1).then((found) => {
    if (found.length > 0) {
      start();
    }
  });
}

/** Starts or restarts the server and says so when that fails. */
export async function startServer(client: BaseLanguageClient, log: LogOutputChannel, restart: boolean): Promise<void> {
  try {
    if (restart && client.needsStop()) {
      await client.stop();
    }
    await client.start();
  } catch (error) {
    log.error(error instanceof Error ? error : String(error));
    const choice = await window.showErrorMessage("Skillwright's language server does not start.", "Show Output");
    if (choice !== undefined) {
      log.show();
    }
  }
}

function initializationOptions({ extensionUri }: ExtensionContext): InitializationOptions {
  const options: InitializationOptions = {
    settings: serverSettings(),
    clientCommands: [SAVE_AS_UTF8_COMMAND, SUGGEST_COMMAND],
    fileSystem: true,
    trusted: workspace.isTrusted,
    // In a browser the server is a worker, which has no folder to load it from.
    pageAddress: Uri.joinPath(extensionUri, "dist", "page.js").toString(true),
  };
  // The rules' pages lie in the extension; only in a browser would their address lead out of the editor.
  return extensionUri.scheme === "file"
    ? { ...options, docsBase: Uri.joinPath(extensionUri, "docs", "rules").toString() }
    : options;
}

const MOST_RESTARTS = 4;
const RESTART_PERIOD = 3 * 60 * 1000;

/** A server that dies is started again, and given up when it dies too often. */
function restartAFewTimes(log: LogOutputChannel, onGivenUp: () => void): ErrorHandler {
  let deaths: number[] = [];
  return {
    error: () => ({ action: ErrorAction.Continue }),
    closed() {
      const now = Date.now();
      deaths = [...deaths.filter((time) => now - time < RESTART_PERIOD), now];
      if (deaths.length <= MOST_RESTARTS) {
        log.warn("The language server ended unexpectedly and is started again.");
        return { action: CloseAction.Restart, handled: true };
      }
      deaths = [];
      onGivenUp();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}
