// The text of SKILL.md as the page renders it.
import { describe, expect, test } from "vitest";
import { imagePathsOf, type PageOptions, renderPage } from "../../../server/src/page/index.ts";
import { type PageElement, parsePage } from "../../support/parsePage.ts";
import { snapshotSample } from "../../support/snapshotSample.ts";

const PREVIEW: PageOptions = { mode: "preview", image: () => null, allowedHosts: [], client: "", locked: false };
const BODY_LINE = 10;

function withBody(body: string) {
  const sample = snapshotSample();
  const headings = body
    .split("\n")
    .flatMap((line, index) =>
      line.startsWith("#") ? [{ level: 1, text: "", slug: `slug-of-${index}`, line: BODY_LINE + index }] : [],
    );
  return snapshotSample({
    statistics: { ...sample.statistics, headings },
    agentView: { ...sample.agentView, body, bodyLine: BODY_LINE, substitutions: [] },
  });
}

function markup(body: string, options: Partial<PageOptions> = {}): string {
  const page = renderPage(withBody(body), { ...PREVIEW, ...options });
  return page.slice(page.indexOf(">\n", page.indexOf("<article")) + 2, page.lastIndexOf("\n</article>"));
}

/** The elements that the text makes, without those around its parts. */
function elements(body: string, options: Partial<PageOptions> = {}): PageElement[] {
  return parsePage(markup(body, options)).filter(({ attributes }) => attributes["data-from"] === undefined);
}

function only(body: string, name: string, options: Partial<PageOptions> = {}): PageElement {
  const found = elements(body, options).filter((element) => element.name === name);
  expect(found).toHaveLength(1);
  return found[0] as PageElement;
}

describe("blocks", () => {
  test("carry their line of SKILL.md, from 0, counted from the part that they are in", () => {
    let from = Number.NaN;
    const lines = parsePage(
      markup("# a\n\nb\n\n- c\n- d\n\n```\ne\n```\n\n# t\n\n> f\n\n| g |\n|---|\n| h |\n"),
    ).flatMap(({ name, attributes }) => {
      from = Number(attributes["data-from"] ?? from);
      return attributes["data-line"] === undefined ? [] : [`${name} ${from + Number(attributes["data-line"])}`];
    });
    expect(lines).toEqual([
      ...["h3 9", "p 11", "li 13", "li 14", "pre 16", "h3 20", "blockquote 22", "p 22", "table 24", "tr 24", "tr 26"],
    ]);
  });

  test("that are headings have the fragments of the model, and links lead to them", () => {
    const [heading, , link] = elements("# a\n\n[x](#slug-of-0)");
    expect(heading).toMatchObject({ name: "h3", attributes: { id: "user-content-slug-of-0", class: "level-1" } });
    expect(link?.attributes["href"]).toBe("#user-content-slug-of-0");
  });

  test("that are tasks say whether they are done", () => {
    const boxes = elements("- [ ] a\n- [x] b").filter(({ name }) => name === "input");
    expect(boxes.map(({ attributes }) => attributes["aria-label"])).toEqual(["To do", "Done"]);
    expect(boxes.every(({ attributes }) => attributes["disabled"] !== undefined)).toBe(true);
  });

  test("that are tables can be scrolled by keyboard and keep their alignment", () => {
    expect(only("| a | b |\n|:-:|--:|\n| c | d |", "div").attributes).toMatchObject({ tabindex: "0", role: "region" });
    expect(markup("| a | b |\n|:-:|--:|\n| c | d |")).toContain('<td align="right">d</td>');
  });

  test("of code are colored when their language is known", () => {
    expect(markup("```python\nx = 'a'\n```")).toContain("<span class=\"hljs-string\">'a'</span>");
    expect(markup("```klingon\nx = 'a'\n```")).not.toContain("hljs");
  });

  test("of code that is very long are shown whole, in one color", () => {
    const code = "x = 'a'\n".repeat(5_000);
    const result = markup(`\`\`\`python\n${code}\`\`\``);
    expect(result).not.toContain("hljs-string");
    expect(result.split("x = 'a'")).toHaveLength(5_001);
  });

  test("of HTML are shown as written", () => {
    expect(only("<details>\n<b>x</b>\n</details>", "pre").text).toBe("<details>\n<b>x</b>\n</details>");
    expect(only("a <b>x</b>", "p").text).toBe("a <b>x</b>");
    expect(only("<!-- note -->", "pre").text).toBe("<!-- note -->");
    expect(only("a<br>b", "p").text).toBe("ab");
  });
});

test("footnotes lead there and back", () => {
  const found = elements("a[^n]\n\n[^n]: note");
  const ids = found.flatMap(({ attributes }) => attributes["id"] ?? []);
  const hrefs = found.flatMap(({ attributes }) => attributes["href"] ?? []);
  expect(hrefs).toHaveLength(2);
  for (const href of hrefs) {
    expect(ids).toContain(href.slice(1));
  }
  expect(found.some(({ name, text }) => name === "h3" && text === "Footnotes")).toBe(true);
});

describe("links", () => {
  test.each([
    ["references/a.md", "references/a.md"],
    ["./references/a%20b.md#x-y", "references/a b.md#x-y"],
    ["references/../a.md", "a.md"],
    ["${CLAUDE_SKILL_DIR}/scripts/x.py", "scripts/x.py"],
    ["{baseDir}/scripts/x.py", "scripts/x.py"],
    ["a.md?raw=1", "a.md"],
    ["%E4%B8%AD.md", "中.md"],
    ["100%.md", "100%.md"],
  ])("to the file %s open it", (address, path) => {
    expect(only(`[x](<${address}>)`, "a").attributes).toMatchObject({
      "data-action": "open-file",
      "data-path": path,
      href: "#",
    });
  });

  test("to a file that is not there say so", () => {
    expect(only("[x](references/layout.md)", "span").attributes).toMatchObject({ class: "missing" });
  });

  test.each(["https://a.example/b", "http://a.example/", "mailto:a@b.example"])("to %s are opened outside", (url) => {
    expect(only(`[x](${url})`, "a").attributes).toMatchObject({ "data-action": "open-link", href: url });
  });

  test.each([
    ["javascript:alert(1)", 'The snapshot does not follow "javascript:" addresses.'],
    ["command:x.y", 'The snapshot does not follow "command:" addresses.'],
    ["//a.example/b", "This address does not begin in the skill's folder."],
    ["../other/SKILL.md", "This address leads out of the skill's folder."],
    ["a/../../b.md", "This address leads out of the skill's folder."],
    ["%2e%2e/b.md", "This address leads out of the skill's folder."],
    ["..\\b.md", "This address is not the path of a file."],
    ["", "This link leads nowhere: it has no address."],
  ])("to %j are text that says why", (address, reason) => {
    expect(only(`[x](<${address}>)`, "span")).toMatchObject({
      text: "x",
      attributes: { class: "refused", title: reason },
    });
  });
});

describe("images", () => {
  const image = (path: string) => (path === "assets/a.png" ? "https://resources.example/a.png" : null);

  test("of the skill are shown", () => {
    expect(only("![x](assets/a.png)", "img", { image }).attributes).toMatchObject({
      src: "https://resources.example/a.png",
      alt: "x",
    });
    expect(only("![x](assets/b.png)", "span", { image }).text).toBe("x: assets/b.png (not shown)");
  });

  test("from the web wait for leave, host by host", () => {
    const body = "![x](https://img.example:8080/a.png)";
    expect(only(body, "button")).toMatchObject({
      text: "Show images from img.example:8080 (x)",
      attributes: { "data-action": "allow-host", "data-host": "img.example:8080" },
    });
    const allowedHosts = ["img.example:8080"];
    expect(only(body, "img", { allowedHosts }).attributes["src"]).toBe("https://img.example:8080/a.png");
    expect(only("![x](https://img.example/a.png)", "button", { allowedHosts }).attributes["data-host"]).toBe(
      "img.example",
    );
  });

  test.each([
    "http://a.example/x.png",
    "https://b@a.example/x.png",
    "https://a.example\\@b.example/x.png",
    "data:image/png;base64,AA",
  ])("%s is never loaded", (url) => {
    const found = elements(`![x](${url})`, { allowedHosts: ["a.example", "b.example", "b@a.example"] });
    expect(found.filter(({ name }) => name === "img" || name === "button")).toEqual([]);
  });

  test("in a link leave their button behind it", () => {
    const found = elements("[![x](https://img.example/a.svg)](https://ci.example/)");
    const button = found.find(({ name }) => name === "button");
    expect(button?.ancestors.at(-1)).toBe("p");
    expect(found.find(({ name }) => name === "a")?.text).toBe("x");
  });

  test("are all that an export needs", () => {
    const body =
      "![a](assets/a.png) ![b][b] ![b][b] ![c](https://c.example/c.png) [d](d.png)\n\n[b]: <./b%20b.png>\n[b]: c.png";
    expect(imagePathsOf(withBody(body))).toEqual(["assets/a.png", "b b.png"]);
  });
});

test("the same text is drawn anew when what it depends on changes", () => {
  const body = "# a\n\n![x](https://img.example/a.png) ![y](b.png)";
  expect(only(body, "button").text).toContain("img.example");
  expect(elements(body, { allowedHosts: ["img.example"] }).filter(({ name }) => name === "img")).toHaveLength(1);
  expect(only(body, "img", { image: () => "https://one.example/" }).attributes["src"]).toBe("https://one.example/");
  expect(only(body, "img", { image: () => "https://two.example/" }).attributes["src"]).toBe("https://two.example/");
  expect(elements(body, { mode: "export" }).filter(({ name }) => name === "button")).toEqual([]);
});

describe("texts that would keep a parser busy are shown as they are", () => {
  const cases: Record<string, string> = {
    "nested brackets": `${"[".repeat(20_000)}a${"](b)".repeat(20_000)}`,
    "brackets, fewer but all nested": `${"[".repeat(2_000)}a${"](b)".repeat(2_000)}`,
    "marks without an end": "**a".repeat(60_000),
    tildes: "~a~".repeat(60_000),
    "undefined references": "[a][b] ".repeat(40_000),
    "nested quotes": ">".repeat(100_000),
    "nested lists": Array.from({ length: 500 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n"),
  };
  for (const [name, body] of Object.entries(cases)) {
    test(name, () => {
      expect(only(body, "pre").text).toBe(body);
    });
  }

  test("long code with many marks is none of them", () => {
    expect(markup(`\`\`\`js\n${"a_b[0] * c;\n".repeat(8_000)}\`\`\``)).toContain("language-js");
  });
});
