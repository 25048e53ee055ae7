// The frame of the preview in a real browser, under its real policy, with a page that says what the test wants it to.
import type { Browser, Page } from "@playwright/test";
import { previewHtml } from "../../client/src/preview/previewHtml.ts";
import type { FrameState, FromFrame, PreviewSettings } from "../../client/webview/messages.ts";

/** In place of the real page: what is drawn is what the snapshot holds. */
const PAGE = `var SkillwrightPage = {
  PAGE_STYLES: "main { color: rgb(1, 2, 3) } .tall { height: 1000px }",
  renderGone: () => "<p>gone</p>",
  renderUnavailable: () => "<button data-action='run' data-command='restart'>Restart</button>",
  renderPage: ({ html }, options) => html.replace("IMAGE", options.image("a b/c#d.png")),
  textPartsOf: ({ parts = [] }) => parts.map((part, line) => ({ key: part, line, render: () => {
    const { wait, html } = JSON.parse(part);
    for (const end = performance.now() + wait; performance.now() < end; );
    return html;
  } })),
};`;

/** What the extension would say of the skill. */
export const settings: PreviewSettings = {
  uri: "file:///w/pdf-tools/SKILL.md",
  resourceBase: "https://files.test/w/pdf-tools/",
  allowedHosts: [],
  client: "codex",
  locked: false,
};

/** A frame under test. */
export interface Frame {
  readonly page: Page;
  /** What the frame said since the last time it was asked. */
  said(): Promise<FromFrame[]>;
  state(): Promise<FrameState>;
  show(html: string | null, changed?: Partial<PreviewSettings>, lines?: number, parts?: readonly Part[]): Promise<void>;
  scrollTo(line: number): Promise<void>;
  unavailable(): Promise<void>;
  /** What the policy of the page refused. */
  readonly refused: string[];
}

/** A part of the text, with how long it takes to be drawn, in milliseconds. */
export interface Part {
  readonly html: string;
  readonly wait: number;
}

/** Opens a frame in `browser` that runs `script`, the built preview.js; `state` is what it kept of an earlier life. */
export async function openPreviewFrame(browser: Browser, script: string, state?: FrameState): Promise<Frame> {
  const page = await browser.newPage();
  const refused: string[] = [];
  page.on("console", (message) => refused.push(message.text()));
  page.on("pageerror", (error) => refused.push(String(error)));
  await page.addInitScript((kept) => {
    const said: unknown[] = [];
    let now: unknown = kept ?? undefined;
    Object.assign(globalThis, {
      said,
      state: () => now,
      acquireVsCodeApi: () => ({
        postMessage: (message: unknown) => said.push(message),
        getState: () => now,
        setState: (next: unknown) => {
          now = next;
        },
      }),
    });
  }, state ?? null);
  await page.route("https://frame.test/", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: previewHtml({ cspSource: "https://files.test" }, [PAGE, script], []),
    }),
  );
  await page.goto("https://frame.test/");
  const post = (message: unknown): Promise<void> =>
    page.evaluate(
      (data) =>
        new Promise<void>((resolve) => {
          window.postMessage(data, "*");
          // Behind the message, and behind the drawing that it brings about.
          setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
        }),
      message,
    );
  return {
    page,
    refused,
    said: () => page.evaluate(() => (globalThis as unknown as { said: FromFrame[] }).said.splice(0)),
    state: () => page.evaluate(() => (globalThis as unknown as { state(): FrameState }).state()),
    show: (html, changed = {}, lines = 100, parts = []) =>
      post({
        type: "snapshot",
        snapshot:
          html === null ? null : { html, statistics: { lines }, parts: parts.map((part) => JSON.stringify(part)) },
        settings: { ...settings, ...changed },
      }),
    scrollTo: (line) => post({ type: "scrollTo", line }),
    unavailable: () => post({ type: "unavailable" }),
  };
}
