// What client and server say to each other about snapshots.
import type { Snapshot } from "../core/snapshot/model.ts";
import type { UriParams } from "./index.ts";

/** Client to server, a request: the snapshot of a skill ({@link SnapshotParams} → {@link SnapshotResult}). */
export const SNAPSHOT_REQUEST = "skillwright/snapshot";

/** Server to client, a notification: a watched snapshot changed ({@link SnapshotChanged}). */
export const SNAPSHOT_CHANGED_NOTIFICATION = "skillwright/snapshotChanged";

/** Client to server, a notification: changes of this snapshot need not be told any more ({@link UriParams}). */
export const UNWATCH_SNAPSHOT_NOTIFICATION = "skillwright/unwatchSnapshot";

/** Client to server, a notification: the reading of a large folder is to stop ({@link UriParams}). */
export const STOP_READING_NOTIFICATION = "skillwright/stopReading";

/** Client to server, a notification: the reading that was stopped is to go on ({@link UriParams}). */
export const READ_ON_NOTIFICATION = "skillwright/readOn";

/** Client to server, a request: how to apply a fix of a problem of an open skill ({@link FixParams} → {@link FixResult}). */
export const FIX_REQUEST = "skillwright/fix";

/** Client to server, a request: a snapshot as a text to take along ({@link ExportParams} → string, `null`: unreadable). */
export const EXPORT_SNAPSHOT_REQUEST = "skillwright/exportSnapshot";

/** Client to server, a request, cancellable: the skill as a package ({@link PackageParams} → {@link PackageResult}). */
export const PACKAGE_REQUEST = "skillwright/package";

/** Server to client, a notification while a package is made ({@link PackageProgress}). */
export const PACKAGE_PROGRESS_NOTIFICATION = "skillwright/packageProgress";

/** Client to server, a notification: the author trusts the workspace now, so git may be asked. No parameters. */
export const TRUST_GRANTED_NOTIFICATION = "skillwright/trustGranted";

export type {
  Snapshot,
  SnapshotFile,
  SnapshotFix,
  SnapshotInstallGuide,
  SnapshotPlace,
  SnapshotProblem,
} from "../core/snapshot/model.ts";

/** Which snapshot, and whether its changes are to be told until {@link UNWATCH_SNAPSHOT_NOTIFICATION}. */
export interface SnapshotParams extends UriParams {
  readonly watch?: boolean;
}

/** `null` when there is no such file any more. */
export type SnapshotResult = Snapshot | null;

/** A snapshot that is watched, as it is now; `null` when its file is gone. */
export interface SnapshotChanged extends UriParams {
  readonly snapshot: SnapshotResult;
}

/** One fix of one problem of the newest snapshot. */
export interface FixParams extends UriParams {
  readonly rule: string;
  /** UTF-16 offsets of the problem. */
  readonly start: number;
  readonly end: number;
  readonly title: string;
}

/**
 * What applies a fix: an LSP `WorkspaceEdit`, a command of the client to run behind it, or both. `null`: the skill is
 * not open, or its text changed and the problem is no more.
 */
export type FixResult = {
  readonly edit: object | null;
  readonly command: { readonly command: string; readonly arguments: readonly unknown[] } | null;
} | null;

/** Which text is wanted. */
export interface ExportParams extends UriParams {
  readonly format: "markdown" | "json" | "html";
}

/** Which skill to pack; with `force`, in spite of its errors. */
export interface PackageParams extends UriParams {
  readonly force?: boolean;
}

/** The package, or why there is none. */
export type PackageResult =
  | {
      readonly type: "packed";
      /** `<name>.skill`. */
      readonly fileName: string;
      /** The archive in Base64. */
      readonly data: string;
      readonly files: number;
      /** What was left out, one sentence each. */
      readonly leftOut: readonly string[];
      /** What a client or marketplace will not like, one sentence each. */
      readonly warnings: readonly string[];
    }
  /** The skill has errors: `Line 3: …`, one each. */
  | { readonly type: "errors"; readonly errors: readonly string[] }
  | { readonly type: "failed"; readonly reason: string };

/** How far a package is. */
export interface PackageProgress extends UriParams {
  readonly done: number;
  readonly total: number;
}
