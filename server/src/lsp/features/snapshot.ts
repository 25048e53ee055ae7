import { type CancellationToken, RequestType, type ServerCapabilities } from "vscode-languageserver";
import { imagesOf, snapshotJson, snapshotMarkdown } from "../../core/index.ts";
import type { UriParams } from "../../protocol/index.ts";
import {
  EXPORT_SNAPSHOT_REQUEST,
  type ExportParams,
  READ_ON_NOTIFICATION,
  SNAPSHOT_REQUEST,
  type SnapshotParams,
  type SnapshotResult,
  STOP_READING_NOTIFICATION,
  TRUST_GRANTED_NOTIFICATION,
  UNWATCH_SNAPSHOT_NOTIFICATION,
} from "../../protocol/snapshot.ts";
import { InvalidParams } from "../guard.ts";
import type { Session } from "../session.ts";
import type { Snapshots, TakenSnapshot } from "../snapshots.ts";

/** The snapshot of a skill: asked for, watched, and as a text to take along. */
export function snapshot(session: Session, snapshots: Snapshots): ServerCapabilities {
  const { connection, guard, platform, options } = session;

  const textOf = async ({ check, snapshot: taken }: TakenSnapshot, format: ExportParams["format"]): Promise<string> => {
    if (format === "markdown") {
      return snapshotMarkdown(taken);
    }
    if (format === "json") {
      return snapshotJson(taken);
    }
    const page = await platform.loadPage(options.pageAddress);
    const images = await imagesOf(check, page.imagePathsOf(taken), platform.encodeBase64);
    return page.renderDocument(taken, { images });
  };

  connection.onRequest(
    new RequestType<SnapshotParams, SnapshotResult, void>(SNAPSHOT_REQUEST),
    guard.request<SnapshotParams, SnapshotResult>(SNAPSHOT_REQUEST, async (params) => {
      const uri = uriOf(params, SNAPSHOT_REQUEST);
      const taken = await snapshots.now(uri);
      if (params.watch === true) {
        snapshots.watch(uri);
      }
      return taken;
    }),
  );
  connection.onRequest(
    new RequestType<ExportParams, string | null, void>(EXPORT_SNAPSHOT_REQUEST),
    guard.request<ExportParams, string | null>(
      EXPORT_SNAPSHOT_REQUEST,
      async (params: ExportParams, token: CancellationToken) => {
        const uri = uriOf(params, EXPORT_SNAPSHOT_REQUEST);
        if (!["markdown", "json", "html"].includes(params.format)) {
          throw new InvalidParams(`${EXPORT_SNAPSHOT_REQUEST} knows the formats markdown, json and html.`);
        }
        const taken = await snapshots.whole(uri, token);
        return taken && textOf(taken, params.format);
      },
    ),
  );
  for (const [method, act] of [
    [UNWATCH_SNAPSHOT_NOTIFICATION, snapshots.unwatch],
    [STOP_READING_NOTIFICATION, snapshots.stopReading],
    [READ_ON_NOTIFICATION, snapshots.readOn],
  ] as const) {
    connection.onNotification(
      method,
      guard.notification<UriParams>(method, (params) => act(uriOf(params, method))),
    );
  }
  connection.onNotification(
    TRUST_GRANTED_NOTIFICATION,
    guard.notification(TRUST_GRANTED_NOTIFICATION, () => snapshots.trustGranted()),
  );
  return {};
}

/** The address that a message names; whatever else came is answered as a mistake of the client's. */
export function uriOf(params: Partial<UriParams> | null | undefined, method: string): string {
  if (typeof params?.uri !== "string" || params.uri === "") {
    throw new InvalidParams(`${method} names no file.`);
  }
  return params.uri;
}
