import type { LogOutputChannel } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { SnapshotPanels } from "../preview/snapshotPanels.ts";

/** What commands work with. */
export interface CommandContext {
  readonly client: BaseLanguageClient;
  readonly log: LogOutputChannel;
  readonly snapshots: SnapshotPanels;
  /** Starts the server where it does not run yet. */
  start(): Promise<void>;
  restart(): Promise<void>;
}

/** A command as it is registered; `run` gets what the caller passed. */
export interface Command {
  readonly id: string;
  run(context: CommandContext, ...given: unknown[]): unknown;
}
