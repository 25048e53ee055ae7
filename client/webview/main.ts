// The script in the frame of a snapshot: draws what the extension sends and reports what the author does.
import { actionMessage } from "./actionMessage.ts";
import { drawPage } from "./drawPage.ts";
import { createTextDrawing } from "./drawText.ts";
import { host } from "./frameHost.ts";
import type { FrameState, PreviewSettings, ToFrame } from "./messages.ts";
import { page } from "./page.ts";
import { createScrollSync } from "./scrollSync.ts";

type SnapshotMessage = Extract<ToFrame, { type: "snapshot" }>;

const main = document.getElementById("snapshot") ?? document.body;
const styles = new CSSStyleSheet();
styles.replaceSync(page.PAGE_STYLES);
document.adoptedStyleSheets = [styles];

/** The element that holds the text of SKILL.md: by far the most of a page, and drawn by itself. */
const TEXT = "body";
const text = createTextDrawing();
let state: FrameState | undefined = host.getState();
let shown: string | undefined;
let endLine = 0;
const scroll = createScrollSync(
  () => endLine,
  (line) => host.postMessage({ type: "scrolled", line }),
  (top) => keep({ scroll: top }),
);

window.addEventListener("message", ({ data }: MessageEvent<ToFrame>) => {
  if (data.type === "snapshot") {
    show(data);
  } else if (data.type === "unavailable") {
    drawPage(main, page.renderUnavailable(), {}, TEXT);
    main.removeAttribute("aria-busy");
  } else if (data.type === "scrollTo") {
    scroll.scrollToLine(data.line);
  }
});
// Before VS Code's own listener, which would follow each link by itself and scroll up at an empty one.
document.addEventListener("click", press, true);
document.addEventListener("change", choose, true);
host.postMessage({ type: "ready" });

function show({ snapshot, settings }: SnapshotMessage): void {
  const isNew = shown !== settings.uri;
  if (isNew) {
    main.replaceChildren();
    // What was kept is of another skill, unless this is the frame's first page after a reload.
    const kept = state?.uri === settings.uri ? state : undefined;
    state = { uri: settings.uri, locked: settings.locked, scroll: kept?.scroll ?? 0, open: kept?.open ?? {} };
    shown = settings.uri;
  }
  keep({ locked: settings.locked });
  endLine = snapshot?.statistics.lines ?? 0;
  scroll.settle();
  const options = optionsOf(settings);
  drawPage(main, snapshot === null ? page.renderGone() : page.renderPage(snapshot, options), state?.open ?? {}, TEXT);
  main.removeAttribute("aria-busy");
  if (isNew) {
    scroll.scrollToTop(state?.scroll ?? 0);
  }
  const parts = snapshot === null ? [] : page.textPartsOf(snapshot, options);
  // What came with the first drawing, a place to be scrolled to, may have had no room yet.
  text.draw(document.getElementById(TEXT), parts, scroll.settle, isNew ? scroll.again : () => undefined);
}

function optionsOf({
  resourceBase,
  allowedHosts,
  client,
  locked,
}: PreviewSettings): Parameters<typeof page.renderPage>[1] {
  const image = (path: string): string => resourceBase + path.split("/").map(encodeURIComponent).join("/");
  return { mode: "preview", image, allowedHosts, client, locked, textApart: true };
}

function press(event: MouseEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  const actor = target?.closest<HTMLElement>("[data-action]");
  const link = target?.closest("a[href]");
  if (actor !== null && actor !== undefined && !(actor instanceof HTMLSelectElement)) {
    event.preventDefault();
    event.stopPropagation();
    const url = actor.getAttribute("href");
    const message = actionMessage({ ...actor.dataset, ...(url === null ? {} : { url }) });
    if (message !== undefined) {
      host.postMessage(message);
    }
  } else if (link !== null && link !== undefined && !/^#./.test(link.getAttribute("href") ?? "")) {
    // A link that says nothing of what it does leads nowhere; one within the page is VS Code's to follow.
    event.preventDefault();
    event.stopPropagation();
  } else {
    rememberOpen(target?.closest("summary")?.parentElement);
  }
}

function choose({ target }: Event): void {
  if (target instanceof HTMLSelectElement && target.dataset["action"] === "choose-client") {
    host.postMessage({ type: "chooseClient", client: target.value });
  }
}

/** A press on a summary is about to open or close what it stands for. */
function rememberOpen(details: HTMLElement | null | undefined): void {
  if (details instanceof HTMLDetailsElement && details.id !== "" && state !== undefined) {
    keep({ open: { ...state.open, [details.id]: !details.open } });
  }
}

function keep(changed: Partial<FrameState>): void {
  if (state !== undefined) {
    state = { ...state, ...changed };
    host.setState(state);
  }
}
