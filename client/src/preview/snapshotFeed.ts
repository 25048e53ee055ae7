import { type Disposable, type LogOutputChannel, type Uri, window } from "vscode";
import { type BaseLanguageClient, State } from "vscode-languageclient";
import type { UriParams } from "../../../server/src/protocol/index.ts";
import {
  SNAPSHOT_CHANGED_NOTIFICATION,
  SNAPSHOT_REQUEST,
  type SnapshotChanged,
  type SnapshotParams,
  type SnapshotResult,
  UNWATCH_SNAPSHOT_NOTIFICATION,
} from "../../../server/src/protocol/snapshot.ts";

/** What is known of a skill; `unavailable`: the server does not answer. */
export type FeedState = SnapshotResult | "unavailable";

/** The snapshots that panels show, each watched once however many panels show it. */
export interface SnapshotFeed extends Disposable {
  /** Calls `show` with the snapshot of a skill now and at each change, until it is disposed of. */
  watch(uri: Uri, show: (snapshot: FeedState) => void): Disposable;
}

interface Watched {
  /** The address as the server knows it. */
  readonly address: string;
  readonly shows: Set<(snapshot: FeedState) => void>;
  /** `undefined` until the first answer. */
  newest: FeedState | undefined;
  /** The server was asked, so it tells changes, and must be asked again when it is another one. */
  asked: boolean;
}

/** Asks the server, which `start` starts where it does not run yet; a server that is started again is asked again. */
export function createSnapshotFeed(
  client: BaseLanguageClient,
  log: LogOutputChannel,
  start: () => Promise<void>,
): SnapshotFeed {
  const watched = new Map<string, Watched>();

  const publish = (entry: Watched, snapshot: FeedState): void => {
    entry.newest = snapshot;
    for (const show of entry.shows) {
      show(snapshot);
    }
  };
  const ask = async (entry: Watched): Promise<void> => {
    try {
      await start();
      if (entry.shows.size === 0) {
        return;
      }
      entry.asked = true;
      const params: SnapshotParams = { uri: entry.address, watch: true };
      publish(entry, await client.sendRequest<SnapshotResult>(SNAPSHOT_REQUEST, params));
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
      if (client.state !== State.Running) {
        publish(entry, "unavailable");
      }
    }
  };
  const changed = client.onNotification(SNAPSHOT_CHANGED_NOTIFICATION, ({ uri, snapshot }: SnapshotChanged) => {
    const entry = watched.get(client.protocol2CodeConverter.asUri(uri).toString());
    if (entry !== undefined) {
      publish(entry, snapshot);
    }
  });
  const askAgain = (): void => {
    for (const entry of watched.values()) {
      if (entry.asked) {
        void ask(entry);
      }
    }
  };
  const restarted = client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) {
      askAgain();
    }
  });
  // Someone who comes back from elsewhere may have committed there, and no event tells of that.
  const returned = window.onDidChangeWindowState(({ focused }) => {
    if (focused && client.state === State.Running) {
      askAgain();
    }
  });

  return {
    watch(uri, show) {
      const key = uri.toString();
      let entry = watched.get(key);
      if (entry === undefined) {
        entry = {
          address: client.code2ProtocolConverter.asUri(uri),
          shows: new Set(),
          newest: undefined,
          asked: false,
        };
        watched.set(key, entry);
        entry.shows.add(show);
        void ask(entry);
      } else {
        entry.shows.add(show);
        if (entry.newest !== undefined) {
          show(entry.newest);
        }
      }
      const { address, shows } = entry;
      return {
        dispose() {
          if (shows.delete(show) && shows.size === 0) {
            watched.delete(key);
            tell(client, UNWATCH_SNAPSHOT_NOTIFICATION, { uri: address });
          }
        },
      };
    },
    dispose() {
      changed.dispose();
      restarted.dispose();
      returned.dispose();
    },
  };
}

/** Sends a notification that only a running server needs. */
export function tell(client: BaseLanguageClient, method: string, params?: UriParams): void {
  if (client.state === State.Running) {
    // A server that ends at this moment has nothing to be told any more.
    client.sendNotification(method, params).catch(() => undefined);
  }
}
