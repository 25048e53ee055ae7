import { type Disposable, Uri, type ViewColumn, type WebviewPanel } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { READ_ON_NOTIFICATION, STOP_READING_NOTIFICATION } from "../../../server/src/protocol/snapshot.ts";
import type { FromFrame, PreviewSettings, ToFrame } from "../../webview/messages.ts";
import { columnForText } from "./editorColumn.ts";
import { createEditorScroll } from "./editorScroll.ts";
import { applyFix, copyText, openLink, revealLine, revealOffsets, runForSkill } from "./frameRequests.ts";
import { openSkillFile } from "./openSkillFile.ts";
import { previewHtml } from "./previewHtml.ts";
import { isHost, type PreviewMemory } from "./previewMemory.ts";
import { type FeedState, type SnapshotFeed, tell } from "./snapshotFeed.ts";

/** What every panel works with. */
export interface PanelServices {
  readonly client: BaseLanguageClient;
  readonly feed: SnapshotFeed;
  readonly memory: PreviewMemory;
  /** The scripts of the frame. */
  scripts(): Promise<readonly string[]>;
  readonly icon: { readonly light: Uri; readonly dark: Uri };
  failed(error: unknown): void;
  /** Something changed that every panel shows: the client whose guide is open. */
  settingsChanged(): void;
}

/** A snapshot on the screen: a panel of its own, or an editor of a SKILL.md. */
export interface SnapshotPanel extends Disposable {
  readonly view: WebviewPanel;
  /** The skill that it shows. */
  readonly uri: Uri;
  /** True when it stays with its skill; an editor always does. */
  readonly locked: boolean;
  readonly kind: "panel" | "editor";
  show(uri: Uri): void;
  setLocked(locked: boolean): void;
  /** Sends what the frame shows once more, with the settings as they are now. */
  refresh(): void;
}

/** What a panel starts with. */
export interface PanelStart {
  readonly uri: Uri;
  readonly locked: boolean;
  readonly kind: SnapshotPanel["kind"];
  /** True when it comes back after a reload: it stays where it was scrolled to. */
  readonly restored: boolean;
}

/** Fills `view` and answers what its frame asks for, until the author closes it. */
export function createSnapshotPanel(services: PanelServices, view: WebviewPanel, start: PanelStart): SnapshotPanel {
  const { client, feed, memory } = services;
  let { uri, locked } = start;
  let newest: FeedState | undefined;
  let watching: Disposable | undefined;
  let isFrameReady = false;
  let scrollsToEditor = !start.restored;
  let disposed = false;

  const post = (message: ToFrame): void => {
    if (isFrameReady && view.visible) {
      void view.webview.postMessage(message);
    }
  };
  const scroll = createEditorScroll(
    () => uri,
    (line) => post({ type: "scrollTo", line }),
  );
  const refresh = (): void => {
    if (newest === undefined || !isFrameReady) {
      return;
    }
    if (newest === "unavailable") {
      post({ type: "unavailable" });
      return;
    }
    post({ type: "snapshot", snapshot: newest, settings: settings() });
    const line = scrollsToEditor ? scroll.topLine() : undefined;
    scrollsToEditor = false;
    if (line !== undefined && line > 0) {
      post({ type: "scrollTo", line });
    }
  };
  const settings = (): PreviewSettings => ({
    uri: uri.toString(),
    resourceBase: `${view.webview.asWebviewUri(Uri.joinPath(uri, ".."))}/`.replace(/\/+$/, "/"),
    allowedHosts: memory.allowedHosts(uri),
    client: memory.client(),
    locked,
  });
  const name = (): void => {
    if (start.kind === "panel") {
      const skill = uri.path.split("/").at(-2) ?? "";
      view.title = `${locked ? "[Snapshot]" : "Snapshot"} ${skill}`.trimEnd();
    }
  };
  /** Loads the frame anew: what it may read depends on the skill, and on the hosts that are allowed. */
  const load = async (): Promise<void> => {
    const scripts = await services.scripts();
    if (!disposed) {
      isFrameReady = false;
      view.webview.options = {
        enableScripts: true,
        enableForms: false,
        localResourceRoots: [Uri.joinPath(uri, "..")],
      };
      view.webview.html = previewHtml(view.webview, scripts, memory.allowedHosts(uri));
    }
  };
  const watch = (): void => {
    watching?.dispose();
    newest = undefined;
    watching = feed.watch(uri, (snapshot) => {
      newest = snapshot;
      refresh();
    });
  };
  const column = (): ViewColumn => columnForText(uri, view.viewColumn);

  const answer = async (message: FromFrame): Promise<void> => {
    switch (message.type) {
      case "ready":
        isFrameReady = true;
        refresh();
        return;
      case "reveal":
        scroll.hold();
        return await revealOffsets(uri, message.start, message.end, column());
      case "revealLine":
        scroll.hold();
        return await revealLine(uri, message.line, column());
      case "fix":
        return await applyFix(client, uri, message);
      case "openFile":
        return await openSkillFile(uri, message.path, column());
      case "openLink":
        return await openLink(message.url);
      case "copy":
        return await copyText(message.text);
      case "allowHost":
        if (isHost(message.host)) {
          await memory.allowHost(uri, message.host);
          await load();
        }
        return;
      case "chooseClient":
        await memory.chooseClient(message.client);
        return services.settingsChanged();
      case "stopReading":
        return tell(client, STOP_READING_NOTIFICATION, { uri: client.code2ProtocolConverter.asUri(uri) });
      case "readOn":
        return tell(client, READ_ON_NOTIFICATION, { uri: client.code2ProtocolConverter.asUri(uri) });
      case "run":
        return await runForSkill(uri, message);
      case "scrolled":
        return scroll.follow(message.line);
    }
  };
  const messages = view.webview.onDidReceiveMessage((message: FromFrame) => answer(message).catch(services.failed));
  // A frame that was hidden is gone; it asks for everything when it is there again.
  const visibility = view.onDidChangeViewState(() => {
    if (!view.visible) {
      isFrameReady = false;
    }
  });

  if (start.kind === "panel") {
    view.iconPath = services.icon;
  }
  name();
  load().catch(services.failed);
  watch();

  return {
    view,
    kind: start.kind,
    refresh,
    get uri() {
      return uri;
    },
    get locked() {
      return locked;
    },
    show(wanted) {
      if (wanted.toString() !== uri.toString()) {
        uri = wanted;
        scrollsToEditor = true;
        name();
        watch();
        load().catch(services.failed);
      }
    },
    setLocked(wanted) {
      locked = wanted;
      name();
      refresh();
    },
    dispose() {
      disposed = true;
      watching?.dispose();
      messages.dispose();
      visibility.dispose();
      scroll.dispose();
    },
  };
}
