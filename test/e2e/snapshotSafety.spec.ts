// A skill is a stranger's text: nothing of it runs, loads or leads anywhere in the snapshot, in the real webview.
import type { BrowserContext, Locator, Page } from "@playwright/test";
import { XSS_MARK, XSS_PAYLOADS } from "../support/xssPayloads.ts";
import { END, HOSTILE_FOLDERS, HOSTILE_NAMES, hostileSkills } from "./support/hostileSkills.ts";
import { SnapshotView, showText } from "./support/snapshotView.ts";
import { expect, test } from "./support/test.ts";

/** What must not happen while a snapshot is looked at. */
interface Incidents {
  dialogs: string[];
  /** Windows and tabs of the browser. */
  opened: string[];
  /** Requests and navigations to anywhere but VS Code, and the folder of the skill that is looked at. */
  foreign: string[];
  /** What the security policy had to stop. */
  refused: string[];
}

function watchFor(page: Page): Incidents {
  const incidents: Incidents = { dialogs: [], opened: [], foreign: [], refused: [] };
  const context: BrowserContext = page.context();
  context.on("request", (request) => {
    if (isForeign(request.url())) incidents.foreign.push(request.url());
  });
  context.on("page", (opened) => incidents.opened.push(opened.url()));
  page.on("framenavigated", (frame) => {
    if (isForeign(frame.url())) incidents.foreign.push(frame.url());
  });
  page.on("dialog", (dialog) => {
    incidents.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  page.on("console", (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) incidents.refused.push(message.text());
  });
  return incidents;
}

/** VS Code itself answers for resources of a webview, below the folders that it may read. */
function isForeign(url: string): boolean {
  if (!/^(?:https?|wss?|ftp):/.test(url)) return false;
  const { hostname, pathname } = new URL(url);
  const isResource = hostname.endsWith(".vscode-resource.vscode-cdn.net");
  const inSkill = HOSTILE_FOLDERS.some(
    (folder) => pathname.includes(`/workspace-`) && decode(pathname).includes(`/${folder}/`),
  );
  return hostname !== "127.0.0.1" && !(isResource && inSkill);
}

const decode = (path: string): string => decodeURIComponent(path.replaceAll(/%(?![0-9a-f]{2})/gi, "%25"));

const NOTHING: Incidents = { dialogs: [], opened: [], foreign: [], refused: [] };

/** The frames, from the workbench to the snapshot, in which a payload has run. */
async function broken(page: Page): Promise<string[]> {
  const marked = await Promise.all(
    page
      .frames()
      .map(async (frame) => ((await frame.evaluate((mark) => mark in globalThis, XSS_MARK)) ? [frame.url()] : [])),
  );
  return marked.flat();
}

/** What in the page could run, load or leave it, had it been made of the skill's text. */
function faultsOf(main: Element): string[] {
  const faults: string[] = [];
  const elements =
    "script, iframe, frame, object, embed, applet, form, base, meta, link, style, video, audio, source, math";
  for (const element of main.querySelectorAll(elements)) faults.push(element.outerHTML);
  for (const element of main.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      const address =
        name === "href" ? /^(?:#|https?:\/\/|mailto:)/ : name === "src" ? /^https:\/\/[^/]+\.vscode-/ : /^/;
      if (/^(?:on.*|style|srcset|srcdoc|(?:form)?action|xlink.*)$/.test(name) || !address.test(value)) {
        faults.push(`${name}="${value}" of ${element.tagName}`);
      }
    }
  }
  for (const element of main.querySelectorAll<HTMLElement>("article [data-action]")) {
    const { action } = element.dataset;
    const path = element.dataset["path"]?.replace(/#.*$/s, "") ?? "";
    if (!/^(?:open-link|open-file|allow-host)$/.test(action ?? "")) faults.push(`action ${action}`);
    if (/^[/\\]|^[a-z]+:|(?:^|\/)\.\.(?:\/|$)/i.test(path)) faults.push(`path ${path}`);
  }
  return faults;
}

/** Does to every element what a payload may wait for, but to those that act: they ask VS Code, and do so elsewhere. */
function touchAll(main: Element): number {
  const all = [...main.querySelectorAll<HTMLElement>("*")].filter((element) => !element.closest("[data-action]"));
  for (const details of main.querySelectorAll("details")) details.open = true;
  for (const element of all) {
    for (const type of ["mouseover", "mouseenter", "focus", "toggle", "load", "error", "animationstart", "begin"]) {
      element.dispatchEvent(new Event(type, { bubbles: true }));
    }
    if (element.closest("summary, a[href^='#']") === null) element.click?.();
  }
  return all.length;
}

test("nothing runs, loads or leaves, whatever a skill holds", async ({ openWorkbench, page }) => {
  expect(Object.keys(XSS_PAYLOADS).length).toBeGreaterThan(100);
  expect(HOSTILE_NAMES).toBeGreaterThan(process.platform === "win32" ? 10 : 80);
  const workbench = await openWorkbench(hostileSkills());
  const incidents = watchFor(page);
  const view = new SnapshotView(workbench);
  const main = view.frame.locator("main");
  const [fields, blocks, places, folder] = HOSTILE_FOLDERS;

  await showText(workbench, `${fields}/SKILL.md`);
  await workbench.runCommand("Skill: Open Snapshot to the Side");
  for (const name of [fields, blocks, places, folder]) {
    await showText(workbench, `${name}/SKILL.md`);
    await expect(view.title).toHaveText(name === fields ? /<script>__xss=1<\/script>, <script type=/ : name);
    await expect(view.frame.locator("dl.numbers")).not.toContainText("still reading");
    await expect(view.frame.locator("article")).toContainText(END);
    if (name === fields) {
      await expect(view.section("Files")).toContainText("<img src=x onerror=__xss=1>");
      await expect(view.section("Use cases")).toContainText("<script>__xss=1</script>");
      await expect(view.section("Instructions").locator("table.fields")).toContainText("[x](javascript:__xss=1)");
    }
    if (name !== folder) await expect(view.frame.locator("article")).toContainText("<script>__xss=1</script>");
    expect(await main.evaluate(faultsOf), name).toEqual([]);
    expect(await main.evaluate(touchAll), name).toBeGreaterThan(50);
    expect(await broken(page), name).toEqual([]);
    expect(incidents, name).toEqual(NOTHING);
  }

  // Links that are refused do nothing when they are clicked.
  await showText(workbench, `${blocks}/SKILL.md`);
  await expect(view.title).toHaveText(blocks);
  const tabs = await workbench.page.locator(".tab").count();
  const refused = view.frame.locator("article .refused[title*='follow']");
  for (const scheme of ["command", "javascript", "vscode", "file"]) {
    const link = refused.and(view.frame.locator(`[title*='"${scheme}:"']`)).first();
    await link.click();
    await expect(link).toBeVisible();
  }
  expect(await refused.count()).toBeGreaterThan(20);
  expect(await workbench.page.locator(".tab").count()).toBe(tabs);
  expect(await workbench.evaluate((vscode) => vscode.window.terminals.length)).toBe(0);
  await expect(page.locator(".monaco-dialog-box, .notifications-toasts .notification-list-item")).toHaveCount(0);
  expect(await broken(page)).toEqual([]);
  expect(incidents).toEqual(NOTHING);

  // If something slipped through, the policy would stop it: the last line, tried on purpose.
  const stopped: string[] = [];
  page.context().on("requestfailed", (request) => {
    if (request.failure()?.errorText === "csp") stopped.push(request.url());
  });
  await main.evaluate((element) => {
    const slipped = document.createElement("div");
    slipped.innerHTML = `<img src="x" onerror="__xss=1"><img src="https://evil.example/x.png">
      <iframe src="https://evil.example/"></iframe><a href="javascript:__xss=1">x</a>
      <iframe srcdoc="<script>parent.__xss=1</script>"></iframe><object data="https://evil.example/x"></object>
      <link rel="stylesheet" href="https://evil.example/x.css"><style>main { display: none }</style>`;
    const script = document.createElement("script");
    script.textContent = "__xss=1";
    element.append(slipped, script);
    slipped.querySelector("a")?.click();
  });
  for (const directive of ["script-src", "img-src", "default-src"]) {
    await expect.poll(() => incidents.refused.join("\n"), directive).toContain(directive);
  }
  await expect(main).toBeVisible();
  expect(await broken(page)).toEqual([]);
  // The browser reports what it does not let out, too.
  await expect.poll(() => stopped.toSorted()).toEqual(["https://evil.example/x.css", "https://evil.example/x.png"]);
  expect({ ...incidents, foreign: incidents.foreign.toSorted(), refused: [] }).toEqual({
    ...NOTHING,
    foreign: stopped.toSorted(),
  });
});

test("images of a host load where the author said so, and nothing more is allowed", async ({ openWorkbench, page }) => {
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>`;
  const asked: string[] = [];
  await page.context().route(/img\.example/, (route) => {
    asked.push(route.request().url());
    return route.abort();
  });
  const images = [
    "![badge](https://img.example/badge.png)",
    "![other](https://other.img.example/b.png)",
    "![own](own.svg)",
    "![gone](gone.svg)",
  ];
  const skill = (name: string) =>
    `---\nname: ${name}\ndescription: Shows images. Use when images are to be shown.\n---\n\n${images.join("\n\n")}\n`;
  const workbench = await openWorkbench({
    "first/SKILL.md": skill("first"),
    "first/own.svg": picture,
    "second/SKILL.md": skill("second"),
    "second/own.svg": picture,
  });
  const view = new SnapshotView(workbench);
  const main = view.frame.locator("main");
  const placeholder = view.button("Show images from img.example (badge)");
  const show = async (name: string): Promise<void> => {
    await showText(workbench, `${name}/SKILL.md`);
    await expect(view.title).toHaveText(name);
  };
  await showText(workbench, "first/SKILL.md");
  await workbench.runCommand("Skill: Open Snapshot to the Side");
  await show("first");
  await expect(placeholder).toBeVisible();
  await expect(view.button("Show images from other.img.example (other)")).toBeVisible();
  await expect(view.frame.locator("article")).toContainText("gone: gone.svg (not in the skill's folder)");
  const before = await policyOf(main);
  expect(before).toEqual(policy(before, []));

  // Images of the skill load, but nothing beside its folder does.
  const own = view.frame.getByAltText("own");
  const width = (src: string) =>
    main.evaluate(async (_, address) => {
      const image = new Image();
      image.src = address;
      await image.decode().catch(() => undefined);
      return image.naturalWidth;
    }, src);
  const address = await own.evaluate((image: HTMLImageElement) => image.src);
  expect(await width(address)).toBe(9);
  expect(await width(address.replace("/first/", "/second/"))).toBe(0);
  expect(asked).toEqual([]);

  await placeholder.click();
  await view.frame.getByAltText("badge").scrollIntoViewIfNeeded();
  await expect.poll(() => asked).toEqual(["https://img.example/badge.png"]);
  await expect(placeholder).toHaveCount(0);
  await expect(view.button("Show images from other.img.example (other)")).toBeVisible();
  const after = await policyOf(main);
  expect(after).toEqual(policy(after, ["https://img.example"]));
  expect(after["script-src"]).not.toEqual(before["script-src"]);

  await show("second");
  await expect(placeholder).toBeVisible();
  const other = await policyOf(main);
  expect(other).toEqual(policy(other, []));
  expect(await width("https://img.example/second.png")).toBe(0);
  expect(asked).toHaveLength(1);
  await show("first");
  await expect(view.frame.getByAltText("badge")).toBeAttached();
  await expect.poll(() => asked).toHaveLength(2);
});

type Policy = Record<string, string[]>;

/** The content security policy of the page, as it stands in its head: it is the only one there. */
async function policyOf(main: Locator): Promise<Policy> {
  const policies = await main.evaluate(() =>
    [...document.querySelectorAll<HTMLMetaElement>("meta[http-equiv='Content-Security-Policy' i]")].map(
      ({ content }) => content,
    ),
  );
  expect(policies).toHaveLength(1);
  const directives = (policies[0] ?? "").split(";").map((directive) => directive.trim().split(/\s+/));
  return Object.fromEntries(directives.map(([name = "", ...sources]) => [name, sources]));
}

/** What the policy must be: nothing but the page's own script, and images of the skill, of the text and of `hosts`. */
function policy(found: Policy, hosts: readonly string[]): Record<string, unknown[]> {
  return {
    "default-src": ["'none'"],
    "script-src": [expect.stringMatching(/^'nonce-[0-9a-f]{32}'$/)],
    "img-src": [...(found["img-src"] ?? []).filter(isOfVscode), "data:", ...hosts],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
  };
}

const isOfVscode = (source: string): boolean => source === "'self'" || source === "https://*.vscode-cdn.net";
