// The frame of the preview: what it draws, keeps and says.
import { readFileSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { FrameState } from "../../client/webview/messages.ts";
import { builtFile } from "../support/builtFiles.ts";
import { type Frame, openPreviewFrame, type Part, settings } from "../support/previewFrame.ts";
import { launchBrowser } from "../support/workerServer.ts";

vi.mock("vscode", () => ({}));

let browser: Browser;
let script = "";
beforeAll(async () => {
  browser = await launchBrowser();
  script = readFileSync(await builtFile("preview.js"), "utf8");
});
afterAll(() => browser.close());

const pages: Page[] = [];
afterEach(async () => {
  for (const page of pages.splice(0)) {
    await page.close();
  }
});

async function openFrame(state?: FrameState): Promise<Frame> {
  const frame = await openPreviewFrame(browser, script, state);
  pages.push(frame.page);
  return frame;
}

const scrollY = (page: Page): Promise<number> => page.evaluate(() => window.scrollY);

describe("the frame of a preview", () => {
  it("asks for its snapshot, draws it with its styles, and says when it is gone", async () => {
    const { page, said, show, refused } = await openFrame();
    expect(await said()).toEqual([{ type: "ready" }]);
    await show("<h1>pdf-tools</h1>");
    expect(await page.locator("main h1").innerText()).toBe("pdf-tools");
    expect(await page.locator("main").evaluate((main) => getComputedStyle(main).color)).toBe("rgb(1, 2, 3)");
    expect(await page.locator("main").getAttribute("aria-busy")).toBeNull();
    await show(null);
    expect(await page.locator("main").innerText()).toBe("gone");
    expect(refused).toEqual([]);
  });

  it("keeps focus, selection, scroll position and opened details when the page changes", async () => {
    const { page, show } = await openFrame();
    const html = (count: number): string =>
      `<p id="count">${count}</p><details id="d"><summary>more</summary><p id="in">inside</p></details>` +
      `<details id="e" open><summary>less</summary></details><details><summary>unnamed</summary></details>` +
      `<button id="b" type="button">press</button><p id="t">a text to select</p><div class="tall"></div>`;
    await show(html(1));
    await page.locator("#d summary").click();
    await page.locator("#e summary").click();
    await page.locator("summary", { hasText: "unnamed" }).click();
    await page.locator("#b").focus();
    await page.evaluate(() => {
      const text = document.querySelector("#t")?.firstChild;
      if (text) getSelection()?.setBaseAndExtent(text, 2, text, 6);
      window.scrollTo(0, 120);
    });
    await show(html(2));
    expect(await page.locator("#count").innerText()).toBe("2");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("b");
    expect(await page.evaluate(() => getSelection()?.toString())).toBe("text");
    expect(await scrollY(page)).toBe(120);
    expect(await page.locator("details").evaluateAll((all) => all.map((each) => each.hasAttribute("open")))).toEqual([
      true,
      false,
      true,
    ]);
  });

  it("changes only what differs, and ends with what is wanted", async () => {
    const { page, show } = await openFrame();
    const items = (texts: string): string => [...texts].map((text) => `<p data-line="1">${text}</p>`).join("");
    const main = page.locator("main");
    await show(items("abcde"));
    await main.evaluate((element) => {
      for (const child of element.children) child.setAttribute("data-was", child.textContent ?? "");
      for (const child of element.children) Object.assign(child, { was: child.textContent });
    });
    await show(items("abXcde").replaceAll('"1"', '"2"'));
    const were = await main.evaluate((element) =>
      Array.from(element.children, (each) => (each as { was?: string }).was),
    );
    expect(were).toEqual(["a", "b", undefined, "c", "d", "e"]);
    for (const html of [
      `<ul><li id="x">x</li><li id="y">y</li><li id="z">z</li></ul>`,
      `text<ul class="c"><li id="z">z</li><li id="new">n</li><li id="x"><b>x</b></li></ul><!-- c -->`,
      `<ul><li id="x">1</li>between<li id="x">2</li></ul>`,
      `<ol><li id="x">x</li></ol>text`,
      "",
      items("aaba"),
      items("baaab"),
      `<svg viewBox="0 0 1 1"><rect width="1"></rect></svg>`,
      `<svg viewBox="0 0 2 1"><rect height="1"></rect><g></g></svg>`,
    ]) {
      await show(html);
      expect(await main.innerHTML()).toBe(html);
    }
  });

  it("comes back as it was left, and begins anew for another skill", async () => {
    const html = `<details id="d"><summary>more</summary>inside</details><div class="tall"></div>`;
    const { page, show, state } = await openFrame({
      uri: settings.uri,
      locked: false,
      scroll: 90,
      open: { d: true, constructor: true },
    });
    await show(html, { locked: true });
    expect(await scrollY(page)).toBe(90);
    expect(await page.locator("#d").getAttribute("open")).toBe("");
    expect(await state()).toEqual({
      uri: settings.uri,
      locked: true,
      scroll: 90,
      open: { d: true, constructor: true },
    });
    const uri = "file:///w/other/SKILL.md";
    await show(html, { uri });
    expect(await scrollY(page)).toBe(0);
    expect(await page.locator("#d").getAttribute("open")).toBeNull();
    expect(await state()).toEqual({ uri, locked: false, scroll: 0, open: {} });
  });

  it("says that the server does not answer, and how to start it again", async () => {
    const { page, said, show, unavailable } = await openFrame();
    await unavailable();
    await said();
    expect(await page.locator("main").getAttribute("aria-busy")).toBeNull();
    await page.getByText("Restart").click();
    expect(await said()).toEqual([{ type: "run", command: "restart" }]);
    await show("<h1>pdf-tools</h1>");
    expect(await page.locator("main").innerText()).toBe("pdf-tools");
  });

  it("says what is pressed, by mouse and by keyboard, and follows no link by itself", async () => {
    const { page, said, show } = await openFrame();
    await show(
      `<button id="fix" data-action="fix" data-rule="r" data-start="1" data-end="2" data-title="T"><b>Fix</b></button>
      <a id="file" href="#" data-action="open-file" data-path="a.md">a.md</a>
      <a id="web" href="https://example.com/x" data-action="open-link">web</a>
      <a id="bare" href="https://example.com/bare">bare</a>
      <a id="command" href="command:workbench.action.quit">command</a>
      <button id="odd" data-action="toString">odd</button>
      <select data-action="choose-client"><option value="codex">Codex</option><option value="cursor">Cursor</option></select>`,
    );
    await said();
    // As VS Code does: it follows every link that a click reaches the window with.
    await page.evaluate(() => {
      window.addEventListener("click", ({ target }) => {
        const followed = (target as Element).closest("a");
        if (followed) (globalThis as unknown as { said: unknown[] }).said.push({ followed: followed.id });
      });
    });
    await page.locator("#fix b").click();
    await page.locator("#fix").press("Enter");
    await page.locator("#file").press("Enter");
    for (const id of ["web", "bare", "command", "odd"]) {
      await page.locator(`#${id}`).click();
    }
    await page.locator("select").selectOption("cursor");
    const fix = { type: "fix", rule: "r", start: 1, end: 2, title: "T" };
    expect(await said()).toEqual([
      fix,
      fix,
      { type: "openFile", path: "a.md" },
      { type: "openLink", url: "https://example.com/x" },
      { type: "chooseClient", client: "cursor" },
    ]);
    expect(page.url()).toBe("https://frame.test/");
  });

  it("leaves links within the page to VS Code", async () => {
    const { page, show } = await openFrame();
    await show(`<a href="#there">there</a><div class="tall"></div><p id="there">here</p><div class="tall"></div>`);
    await page.locator("a").click();
    expect(await scrollY(page)).toBeGreaterThan(500);
  });

  it("finds images of the skill by their path", async () => {
    const { page, show } = await openFrame();
    const asked: string[] = [];
    await page.route("https://files.test/**", (route) => {
      asked.push(route.request().url());
      return route.fulfill({ contentType: "image/svg+xml", body: "<svg xmlns='http://www.w3.org/2000/svg'/>" });
    });
    await show(`<img src="IMAGE" alt="">`);
    await expect.poll(() => asked).toEqual(["https://files.test/w/pdf-tools/a%20b/c%23d.png"]);
  });

  it("runs nothing and loads nothing but what it may", async () => {
    const { page, show, refused } = await openFrame();
    const asked: string[] = [];
    await page.route("https://evil.test/**", (route) => {
      asked.push(route.request().url());
      return route.abort();
    });
    await show(`<script>document.title = "ran"</script><img src="https://evil.test/x.png" onerror="document.title = 'ran'">
      <iframe src="https://evil.test/"></iframe><p style="position: fixed">styled</p>
      <button onclick="document.title = 'ran'">press</button>`);
    await page.locator("button", { hasText: "press" }).click();
    expect(await page.title()).toBe("Skill Snapshot");
    expect(await page.locator("p").evaluate((each) => getComputedStyle(each).position)).toBe("static");
    expect(asked).toEqual([]);
    expect(refused.join("\n")).toMatch(/img-src/);
  });
});

describe("the scrolling of a preview", () => {
  // The head of the page takes 500 pixels, for the 4 lines of the frontmatter; line 10 stands at 700, and so on.
  const html = `<div style="" id="head"></div><article>${[4, 10, 20, 40]
    .map((line) => `<p data-line="${line}">line ${line}</p>`)
    .join("")}</article><button data-action="reveal-line" data-line="30">line 30</button><div class="tall"></div>`;
  const layout = `#head { height: 500px } p { height: 200px; margin: 0 } main { margin: 0; padding: 0 } body { margin: 0 }`;

  async function openTall(): Promise<Frame> {
    const frame = await openFrame();
    await frame.page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets.push(sheet);
    }, layout);
    await frame.show(html, {}, 60);
    await frame.said();
    return frame;
  }

  it("follows the editor, in proportion between the lines, and does not answer itself", async () => {
    const { page, scrollTo, said } = await openTall();
    for (const [line, top] of [
      [0, 0],
      [2, 250],
      [4, 500],
      [7, 600],
      [20, 900],
    ] as const) {
      await scrollTo(line);
      expect(await scrollY(page)).toBe(top);
    }
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    expect(await said()).toEqual([]);
  });

  it("leads the editor when the author scrolls, and not when the page changes", async () => {
    const { page, said, show, state } = await openTall();
    const settled = (): Promise<unknown> => page.waitForFunction(() => performance.now() > 600);
    await settled();
    await page.mouse.move(100, 100);
    await page.mouse.wheel(0, 600);
    await expect.poll(async () => (await state()).scroll).toBe(600);
    const lines = (await said()).map((message) => (message.type === "scrolled" ? message.line : message.type));
    expect(lines.at(-1)).toBe(7);

    await show(`<div class="tall" id="new"></div>${html}`, {}, 60);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    expect(await said()).toEqual([]);
    // What the author looks at stays where it is, though the page grew above it.
    expect(await scrollY(page)).toBe(1600);
  });

  it("draws the text part by part, answers meanwhile, and touches what changed alone", async () => {
    const { page, show } = await openFrame();
    const html = (title: string): string => `<h1>${title}</h1><article id="body"></article>`;
    const parts = (count: number, wait: number, changed = -1): Part[] =>
      Array.from({ length: count }, (_, index) => ({
        html: `<p data-line="0">${index === changed ? "changed" : index}</p>`,
        wait,
      }));
    const texts = () => page.locator("article p").allInnerTexts();
    const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index));

    // What is quick stands there at once.
    await show(html("one"), {}, 100, parts(20, 0));
    expect(await texts()).toEqual(numbers(20));
    await page.evaluate(() => {
      for (const part of document.querySelectorAll("article > div")) Object.assign(part, { isOld: true });
    });
    const isOld = () =>
      page.locator("article > div").evaluateAll((all) => all.filter((each) => "isOld" in each).length);
    await show(html("two"), {}, 100, [...parts(10, 0), { html: "<p>new</p>", wait: 0 }, ...parts(20, 0).slice(10)]);
    expect(await texts()).toEqual([...numbers(10), "new", ...numbers(20).slice(10)]);
    expect(await isOld()).toBe(20);
    expect(
      await page.locator("article > div").evaluateAll((all) => all.map((each) => each.getAttribute("data-from"))),
    ).toEqual(numbers(21));

    // What is slow does not hold up the head of the page, nor a newer text.
    await show(html("three"), {}, 100, parts(400, 25));
    expect(await page.locator("h1").innerText()).toBe("three");
    expect((await texts()).filter((text) => text !== "").length).toBeLessThan(100);
    await show(html("four"), {}, 100, parts(20, 0, 19));
    expect(await texts()).toEqual([...numbers(19), "changed"]);
    await page.waitForFunction(() => new Promise((resolve) => setTimeout(() => setTimeout(() => resolve(true)))));
    expect(await texts()).toEqual([...numbers(19), "changed"]);
    expect(await isOld()).toBeGreaterThan(0);

    await show(html("five"), {}, 100, []);
    expect(await texts()).toEqual([]);
    await show("<p>no text</p>");
    await show(html("six"), {}, 100, parts(2, 0));
    expect(await texts()).toEqual(["0", "1"]);
  });

  it("finds its place when the text is there, however long that takes", async () => {
    const parts = Array.from({ length: 30 }, () => ({ html: `<div class="tall" data-line="0"></div>`, wait: 5 }));
    const { page, show } = await openFrame({ uri: settings.uri, locked: false, scroll: 12_345, open: {} });
    await show(`<article id="body"></article>`, {}, 30, parts);
    await expect.poll(() => scrollY(page)).toBe(12_345);
    const other = await openFrame();
    await other.show(`<article id="body"></article>`, {}, 30, parts);
    await other.scrollTo(20);
    await expect.poll(() => scrollY(other.page)).toBe(20_008);
  });
});
