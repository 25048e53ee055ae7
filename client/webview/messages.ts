// What the preview's frame and the extension say to each other: the only file that both sides share.
import type { SnapshotResult } from "../../server/src/protocol/snapshot.ts";

/** What the frame shows besides the snapshot itself; the extension decides it. */
export interface PreviewSettings {
  /** The address of SKILL.md, also when there is no such file any more. */
  readonly uri: string;
  /** The address that relative images of the skill are read from, with a slash at its end. */
  readonly resourceBase: string;
  /** Hosts whose images the author allowed for this skill. */
  readonly allowedHosts: readonly string[];
  /** The client whose install guide is open. */
  readonly client: string;
  /** True when this panel does not follow the active editor. */
  readonly locked: boolean;
}

/** Extension to frame. */
export type ToFrame =
  /** The snapshot as it is now; `null`: the file is gone. */
  | { readonly type: "snapshot"; readonly snapshot: SnapshotResult; readonly settings: PreviewSettings }
  /** The language server does not answer: nothing is known of the skill. */
  | { readonly type: "unavailable" }
  /** The editor shows this line of SKILL.md at its top (from 0, with a fraction). */
  | { readonly type: "scrollTo"; readonly line: number };

/** Frame to extension. */
export type FromFrame =
  /** The frame runs and wants its first snapshot. */
  | { readonly type: "ready" }
  /** A place of SKILL.md was clicked: offsets in UTF-16 units. */
  | { readonly type: "reveal"; readonly start: number; readonly end: number }
  /** A line of SKILL.md was clicked, from 1. */
  | { readonly type: "revealLine"; readonly line: number }
  /** A fix of a problem was chosen. */
  | {
      readonly type: "fix";
      readonly rule: string;
      readonly start: number;
      readonly end: number;
      readonly title: string;
    }
  /** A file of the skill was clicked: path relative to its folder, perhaps with a `#fragment`. */
  | { readonly type: "openFile"; readonly path: string }
  /** An address on the web was clicked. */
  | { readonly type: "openLink"; readonly url: string }
  /** Something is to be put on the clipboard. */
  | { readonly type: "copy"; readonly text: string }
  /** Images of this host may be loaded from now on. */
  | { readonly type: "allowHost"; readonly host: string }
  /** Another client's install guide is looked at. */
  | { readonly type: "chooseClient"; readonly client: string }
  /** The reading of a large folder is to stop. */
  | { readonly type: "stopReading" }
  /** The reading that was stopped is to go on. */
  | { readonly type: "readOn" }
  /** A button of the head: a command that the extension has for the skill. */
  | {
      readonly type: "run";
      readonly command: "package" | "copyMarkdown" | "copyJson" | "exportHtml" | "showProblems" | "restart";
    }
  /** The frame shows this line of SKILL.md at its top (from 0, with a fraction): the editor follows. */
  | { readonly type: "scrolled"; readonly line: number };

/** What the frame keeps of itself through a reload of the window; the extension reads it when a panel comes back. */
export interface FrameState {
  readonly uri: string;
  readonly locked: boolean;
  /** How far the page was scrolled, in pixels. */
  readonly scroll: number;
  /** The parts of the page that the author opened or closed, by their id. */
  readonly open: Readonly<Record<string, boolean>>;
}
