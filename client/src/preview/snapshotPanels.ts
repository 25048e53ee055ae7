import {
  commands,
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { activeSkill, isSkillFile } from "../skillFile.ts";
import { readPreviewScripts } from "./previewHtml.ts";
import { createPreviewMemory } from "./previewMemory.ts";
import { createSnapshotFeed } from "./snapshotFeed.ts";
import { createSnapshotPanel, type PanelServices, type PanelStart, type SnapshotPanel } from "./snapshotPanel.ts";

/** The type of the panels, and the context key that says whether the one in front is locked. */
const VIEW_TYPE = "skillwright.snapshot";
const EDITOR_VIEW_TYPE = "skillwright.snapshotEditor";
const LOCKED_CONTEXT = "skillwright.snapshotLocked";

/** The snapshots on the screen. */
export interface SnapshotPanels extends Disposable {
  /** The snapshot in front, when one has the focus. */
  readonly active: SnapshotPanel | undefined;
  /**
   * Shows the snapshot of a skill: in the column in front, or beside it while the editor keeps the focus. The panel that
   * follows the editor is used again; a locked one only for its own skill.
   */
  open(uri: Uri, where: "here" | "beside"): void;
  /** Makes the panel in front stay with its skill, or follow the editor again. */
  lockActive(locked: boolean): void;
}

/** Takes part in VS Code: new panels, panels that come back after a reload, and editors of SKILL.md. */
export function createSnapshotPanels(
  context: ExtensionContext,
  client: BaseLanguageClient,
  log: LogOutputChannel,
  start: () => Promise<void>,
): SnapshotPanels {
  const panels = new Set<SnapshotPanel>();
  const feed = createSnapshotFeed(client, log, start);
  const media = (name: string): Uri => Uri.joinPath(context.extensionUri, "media", name);
  let scripts: Promise<readonly string[]> | undefined;
  const services: PanelServices = {
    client,
    feed,
    memory: createPreviewMemory(context),
    scripts: () => {
      scripts ??= readPreviewScripts(context.extensionUri);
      return scripts;
    },
    icon: { light: media("snapshot-light.svg"), dark: media("snapshot-dark.svg") },
    failed: (error) => log.error(error instanceof Error ? error : String(error)),
    settingsChanged: () => {
      for (const panel of panels) {
        panel.refresh();
      }
    },
  };

  const active = (): SnapshotPanel | undefined => [...panels].find(({ view }) => view.active);
  const showContext = (): void => {
    void commands.executeCommand("setContext", LOCKED_CONTEXT, active()?.locked ?? false);
  };
  const add = (view: WebviewPanel, panelStart: PanelStart): void => {
    const panel = createSnapshotPanel(services, view, panelStart);
    panels.add(panel);
    view.onDidChangeViewState(showContext);
    view.onDidDispose(() => {
      panels.delete(panel);
      panel.dispose();
      showContext();
    });
    showContext();
  };

  const follow = (): void => {
    const skill = activeSkill()?.document.uri;
    for (const panel of panels) {
      if (skill !== undefined && !panel.locked) {
        panel.show(skill);
      }
    }
  };
  const subscriptions: Disposable[] = [
    feed,
    window.onDidChangeActiveTextEditor(follow),
    workspace.onDidRenameFiles(({ files }) => {
      for (const panel of panels) {
        const moved = files.map(({ oldUri, newUri }) => movedWith(panel.uri, oldUri, newUri)).find((uri) => uri);
        if (moved !== undefined && panel.kind === "panel") {
          panel.show(moved);
        }
      }
    }),
    window.registerWebviewPanelSerializer(VIEW_TYPE, {
      async deserializeWebviewPanel(view: WebviewPanel, state: unknown) {
        const kept = keptState(state);
        const uri = kept?.uri ?? activeSkill()?.document.uri;
        if (uri === undefined) {
          // It was closed before it had shown anything.
          view.dispose();
        } else {
          add(view, { uri, locked: kept?.locked ?? false, kind: "panel", restored: kept !== undefined });
        }
      },
    }),
    window.registerCustomEditorProvider(
      EDITOR_VIEW_TYPE,
      {
        resolveCustomTextEditor: ({ uri }, view) => add(view, { uri, locked: true, kind: "editor", restored: true }),
      },
      { supportsMultipleEditorsPerDocument: true, webviewOptions: { enableFindWidget: true } },
    ),
  ];

  return {
    get active() {
      return active();
    },
    open(uri, where) {
      const ours = [...panels].filter(({ kind }) => kind === "panel");
      const panel = ours.find(({ locked }) => !locked) ?? ours.find((other) => other.uri.toString() === uri.toString());
      const isHere = panel?.view.viewColumn === window.activeTextEditor?.viewColumn;
      if (panel === undefined) {
        const viewColumn = where === "here" ? ViewColumn.Active : ViewColumn.Beside;
        const title = { viewColumn, preserveFocus: where === "beside" };
        const view = window.createWebviewPanel(VIEW_TYPE, "Snapshot", title, { enableFindWidget: true });
        add(view, { uri, locked: false, kind: "panel", restored: false });
        return;
      }
      panel.show(uri);
      if (where === "here") {
        panel.view.reveal(ViewColumn.Active);
      } else {
        panel.view.reveal(isHere ? ViewColumn.Beside : panel.view.viewColumn, true);
      }
    },
    lockActive(locked) {
      const panel = active();
      if (panel?.kind === "panel") {
        panel.setLocked(locked);
        showContext();
      }
    },
    dispose() {
      for (const subscription of subscriptions) {
        subscription.dispose();
      }
      for (const panel of panels) {
        panel.dispose();
      }
    },
  };
}

/** What a frame kept of itself, as far as it makes sense: it comes back from the disk. */
function keptState(state: unknown): { readonly uri: Uri; readonly locked: boolean } | undefined {
  if (typeof state !== "object" || state === null || !("uri" in state) || typeof state.uri !== "string") {
    return undefined;
  }
  const uri = Uri.parse(state.uri);
  return isSkillFile(uri) ? { uri, locked: "locked" in state && state.locked === true } : undefined;
}

/** Where a file is after it, or a folder that holds it, was renamed; `undefined` when it stayed. */
function movedWith(file: Uri, from: Uri, to: Uri): Uri | undefined {
  if (file.scheme !== from.scheme || file.authority !== from.authority) {
    return undefined;
  }
  const isMoved = file.path === from.path || file.path.startsWith(`${from.path}/`);
  const moved = isMoved ? to.with({ path: to.path + file.path.slice(from.path.length) }) : undefined;
  return moved !== undefined && isSkillFile(moved) ? moved : undefined;
}
