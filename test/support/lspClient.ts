import type {
  ClientCapabilities,
  CodeAction,
  Diagnostic,
  InitializeParams,
  InitializeResult,
  Position,
  ProtocolConnection,
  PublishDiagnosticsParams,
  Range,
  RegistrationParams,
  TextDocumentContentChangeEvent,
  WorkspaceEdit,
} from "vscode-languageserver-protocol";
import type { SkillStatus } from "../../server/src/protocol/index.ts";
import type { SnapshotChanged } from "../../server/src/protocol/snapshot.ts";

/** A small editor for tests: it speaks with a server and remembers what it said. Waiting ends with what is waited for. */
export interface LspClient {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** Everything published, in order. */
  readonly published: readonly PublishDiagnosticsParams[];
  readonly statuses: readonly SkillStatus[];
  /** Every snapshot that was told, in order. */
  readonly snapshots: readonly SnapshotChanged[];
  readonly registrations: readonly RegistrationParams[];
  /** What the server logged or showed, each line with its level or `show`. */
  readonly messages: readonly string[];
  /** What the server is told when it asks for its section of the settings. */
  settings: unknown;
  open(uri: string, text: string): void;
  /** Replaces a range of an open file, or all of it. */
  change(uri: string, ...changes: (TextDocumentContentChangeEvent | string)[]): void;
  close(uri: string): void;
  save(uri: string): void;
  /** The version of an open file. */
  version(uri: string): number;
  /** The problems of the newest version of an open file, once they come. */
  diagnostics(uri: string): Promise<Diagnostic[]>;
  /** The first list of problems of a file from now on (or the last one already there) that `isIt` accepts. */
  diagnosticsWhere(uri: string, isIt: (diagnostics: Diagnostic[]) => boolean): Promise<Diagnostic[]>;
  /** Resolves when something that the server said makes `isIt` true. */
  until(what: string, isIt: () => boolean): Promise<void>;
  codeActions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]>;
  request<R>(method: string, params: unknown): Promise<R>;
  notify(method: string, params: unknown): void;
  /** Ends the session as an editor does. */
  stop(): Promise<void>;
}

/** What a test may choose about its client. */
export interface LspClientOptions {
  /** Addresses of the workspace's folders. */
  readonly folders?: readonly string[];
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  readonly settings?: unknown;
  /** Called with the connection before it listens: for a client that answers more requests. */
  prepare?(connection: ProtocolConnection): void;
}

/** A client that can do everything the server asks about, as VS Code can, but lets the server choose nothing. */
export const CAPABILITIES: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: false },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename", "delete"] },
    fileOperations: { didCreate: true, didRename: true, didDelete: true },
  },
  textDocument: {
    publishDiagnostics: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      versionSupport: true,
      tagSupport: { valueSet: [1, 2] },
      dataSupport: true,
    },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
    hover: { contentFormat: ["markdown"] },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    documentLink: { tooltipSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "refactor", "source"] } } },
  },
};

/** How long a test waits for a server before it says what did not come. Only a failure ever takes this time. */
const PATIENCE = 15_000;

/** Starts a session over a connection that does not listen yet. */
export async function startLspClient(
  connection: ProtocolConnection,
  options: LspClientOptions = {},
  end: () => Promise<void> = async () => undefined,
): Promise<LspClient> {
  const published: PublishDiagnosticsParams[] = [];
  const statuses: SkillStatus[] = [];
  const snapshots: SnapshotChanged[] = [];
  const registrations: RegistrationParams[] = [];
  const messages: string[] = [];
  const waiting = new Set<() => void>();
  const versions = new Map<string, number>();
  const heard = (): void => {
    for (const look of [...waiting]) {
      look();
    }
  };

  connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    published.push(params);
    heard();
  });
  connection.onNotification("skillwright/status", (params: SkillStatus) => {
    statuses.push(params);
    heard();
  });
  connection.onNotification("skillwright/snapshotChanged", (params: SnapshotChanged) => {
    snapshots.push(params);
    heard();
  });
  const message = (kind: string, { message: text }: { message: string }): void => {
    messages.push(`${kind}: ${text}`);
    heard();
  };
  connection.onNotification("window/logMessage", (params) =>
    message(["", "error", "warning"][params.type] ?? "log", params),
  );
  connection.onNotification("window/showMessage", (params) => message("show", params));
  connection.onRequest("window/showMessageRequest", (params) => {
    message("show", params);
    return null;
  });
  connection.onRequest("client/registerCapability", (params: RegistrationParams) => {
    registrations.push(params);
    heard();
    return null;
  });
  connection.onRequest("client/unregisterCapability", () => null);
  connection.onRequest("workspace/configuration", ({ items }) => items.map(() => client.settings ?? null));
  options.prepare?.(connection);
  connection.listen();

  const folders = options.folders ?? [];
  const params: InitializeParams = {
    processId: null,
    rootUri: folders[0] ?? null,
    workspaceFolders: folders.map((uri) => ({ uri, name: uri.slice(uri.lastIndexOf("/") + 1) })),
    capabilities: options.capabilities ?? CAPABILITIES,
    initializationOptions: options.initializationOptions ?? {},
  };

  const notify: LspClient["notify"] = (method, given) => void connection.sendNotification(method, given);
  const until: LspClient["until"] = (what, isIt) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(look);
        const said = JSON.stringify({ last: published.at(-1), messages: messages.slice(-5) }, null, 1);
        reject(new Error(`The server did not say: ${what}. Last: ${said}`));
      }, PATIENCE);
      const look = (): void => {
        if (isIt()) {
          clearTimeout(timer);
          waiting.delete(look);
          resolve();
        }
      };
      waiting.add(look);
      look();
    });
  const diagnosticsWhere: LspClient["diagnosticsWhere"] = async (uri, isIt) => {
    const last = (): PublishDiagnosticsParams | undefined => published.findLast((params_) => params_.uri === uri);
    const fits = (): boolean => {
      const found = last();
      return found !== undefined && isIt(found.diagnostics);
    };
    await until(`the wanted diagnostics of ${uri}`, fits);
    return last()?.diagnostics ?? [];
  };

  const initialized = (await connection.sendRequest("initialize", params)) as InitializeResult;
  const client: LspClient = {
    connection,
    initialized,
    published,
    statuses,
    snapshots,
    registrations,
    messages,
    settings: options.settings,
    notify,
    until,
    diagnosticsWhere,
    version: (uri) => versions.get(uri) ?? 0,
    open(uri, text) {
      // Never a version that the file had when it was open before: what was published for that one is no answer.
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      notify("textDocument/didOpen", { textDocument: { uri, languageId: "markdown", version, text } });
    },
    change(uri, ...changes) {
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      const contentChanges = changes.map((change) => (typeof change === "string" ? { text: change } : change));
      notify("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
    },
    close(uri) {
      notify("textDocument/didClose", { textDocument: { uri } });
    },
    save(uri) {
      notify("textDocument/didSave", { textDocument: { uri } });
    },
    async diagnostics(uri) {
      const version = versions.get(uri);
      const newest = (): PublishDiagnosticsParams | undefined =>
        published.findLast((params_) => params_.uri === uri && params_.version === version);
      await until(`the diagnostics of version ${version} of ${uri}`, () => newest() !== undefined);
      return newest()?.diagnostics ?? [];
    },
    async codeActions(uri, range, only) {
      const context = { diagnostics: [], ...(only === undefined ? {} : { only }) };
      const given = { textDocument: { uri }, range, context };
      return ((await connection.sendRequest("textDocument/codeAction", given)) ?? []) as CodeAction[];
    },
    request: (method, given) => connection.sendRequest(method, given),
    async stop() {
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      await end();
      connection.dispose();
    },
  };
  await connection.sendNotification("initialized", {});
  return client;
}

/** The text after a client applied the edits of one file to it. */
export function applyWorkspaceEdit(text: string, edit: WorkspaceEdit | undefined, uri: string): string {
  const changes = edit?.documentChanges?.flatMap((change) =>
    "edits" in change && change.textDocument.uri === uri ? change.edits : [],
  );
  const edits = (changes ?? edit?.changes?.[uri] ?? []).filter((change) => "newText" in change);
  const sorted = edits.map((change, order) => ({ change, order }));
  sorted.sort((a, b) => compare(b.change.range.start, a.change.range.start) || b.order - a.order);
  return sorted.reduce((current, { change }) => {
    const [start, end] = [offsetAt(text, change.range.start), offsetAt(text, change.range.end)];
    return current.slice(0, start) + change.newText + current.slice(end);
  }, text);
}

/** The range of the first occurrence of `wanted` in `text`, counted by hand: the server's own counting is under test. */
export function rangeOf(text: string, wanted: string): Range {
  const start = text.indexOf(wanted);
  if (start < 0) {
    throw new Error(`${JSON.stringify(wanted)} does not stand in the text.`);
  }
  return { start: positionAt(text, start), end: positionAt(text, start + wanted.length) };
}

/** The position of a UTF-16 offset. */
export function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

function offsetAt(text: string, { line, character }: Position): number {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((match) => match.index + match[0].length)];
  return (starts[line] ?? text.length) + character;
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
