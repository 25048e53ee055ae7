// Nothing that a skill holds runs, loads or leads out of the page, wherever in the snapshot it stands.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Snapshot } from "../../../server/src/core/snapshot/model.ts";
import { type PageOptions, renderDocument, renderPage } from "../../../server/src/page/index.ts";
import { type PageElement, parsePage } from "../../support/parsePage.ts";
import { snapshotSample } from "../../support/snapshotSample.ts";
import { TEXT_OF_PIECES } from "../../support/textOfPieces.ts";
import { XSS_PAYLOADS } from "../../support/xssPayloads.ts";

const PREVIEW: PageOptions = {
  mode: "preview",
  image: (path) => `https://resources.example/skill/${encodeURIComponent(path)}`,
  allowedHosts: ["allowed.example"],
  client: "",
  locked: false,
};

const ELEMENTS = new Set([
  ...["a", "article", "bdi", "blockquote", "br", "button", "code", "dd", "del", "details", "div", "dl", "dt", "em"],
  ...["h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "img", "input", "label", "li", "mark", "ol", "option", "p"],
  ...[
    "pre",
    "progress",
    "section",
    "select",
    "small",
    "span",
    "strong",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
  ],
  ...["thead", "time", "tr", "ul"],
]);
/** Drawings are the page's own; the text of a skill stands in `article`, and may make none. */
const DRAWN = new Set(["svg", "symbol", "use", "path", "g", "circle", "rect"]);
const IN_TEXT = new Set([
  ...[
    "a",
    "blockquote",
    "br",
    "button",
    "code",
    "del",
    "div",
    "em",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "input",
    "li",
  ],
  ...["ol", "p", "pre", "section", "span", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"],
]);
const ATTRIBUTES =
  /^(?:aria-[a-z]+|role|id|class|title|type|value|max|selected|open|href|rel|src|alt|align|start|checked|disabled|datetime|for|scope|tabindex|viewBox|x|width|height|fill|focusable|preserveAspectRatio|d|[a-z]+-rule|data-(?:action|from|line|path|host|rule|start|end|title|text|command|footnotes|footnote-ref|footnote-backref))$/;
const DRAWING_ATTRIBUTES = /^(?:viewBox|width|height|fill|[a-z-]+|preserveAspectRatio)$/;

/** What is wrong with an element, if anything. */
function faultOf({ name, attributes, ancestors }: PageElement): string | undefined {
  const isDrawing = DRAWN.has(name);
  const isText = ancestors.includes("article");
  if (!(isDrawing ? !isText : isText ? IN_TEXT.has(name) : ELEMENTS.has(name))) {
    return `element <${name}>`;
  }
  for (const [key, value] of Object.entries(attributes)) {
    if (/^on|^style$|^srcset$|^srcdoc$|^form/i.test(key) || !(isDrawing ? DRAWING_ATTRIBUTES : ATTRIBUTES).test(key)) {
      return `attribute ${key} of <${name}>`;
    }
    if (key === "href" && !/^(?:#|https?:\/\/[^/\\]|mailto:)/i.test(value)) {
      return `href ${value}`;
    }
    if (key === "src" && !/^https:\/\/(?:resources|allowed)\.example\//.test(value)) {
      return `src ${value}`;
    }
    if (key === "id" && isText && !value.startsWith("user-content-")) {
      return `id ${value} from the text`;
    }
    if (key === "data-action" && isText && !/^(?:open-file|open-link|allow-host)$/.test(value)) {
      return `action ${value} from the text`;
    }
    if (key === "data-path" && /(?:^|\/)\.\.(?:\/|$)|^\/|\\|^[^/#]*:/.test(value) && isText) {
      return `path ${value}`;
    }
  }
  return undefined;
}

function faultsOf(markup: string): string[] {
  return parsePage(markup).flatMap((element) => faultOf(element) ?? []);
}

/** The sample with its texts replaced: all of them that an author, a file's name or a remote can say. */
function withTexts(text: string): Snapshot {
  const replaced = replaceTexts(snapshotSample(), text) as Snapshot;
  return { ...replaced, agentView: { ...replaced.agentView, bodyLine: 1 } };
}

/** Chosen by the program from a fixed set, and never taken from a skill. */
const FIXED = new Set([
  "version",
  "state",
  "kind",
  "type",
  "severity",
  "verdict",
  "reached",
  "unit",
  "frontmatter",
  "spdx",
]);

function replaceTexts(value: unknown, text: string, key = ""): unknown {
  if (typeof value === "string") {
    const isFixed =
      FIXED.has(key) || (key === "from" && ["field", "file", "none", "trigger", "section", "sentence"].includes(value));
    return isFixed ? value : text;
  }
  if (Array.isArray(value)) {
    return value.map((each) => replaceTexts(each, text, key));
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, replaceTexts(each, text, name)]));
  }
  return value;
}

describe("payloads", () => {
  test("there are many", () => {
    expect(Object.keys(XSS_PAYLOADS).length).toBeGreaterThanOrEqual(100);
  });

  for (const [name, payload] of Object.entries(XSS_PAYLOADS)) {
    test(name, () => {
      expect(faultsOf(renderPage(withTexts(payload), PREVIEW))).toEqual([]);
      expect(faultsOf(renderPage(withTexts(payload), { ...PREVIEW, mode: "export" }))).toEqual([]);
    });
  }

  test("all in one body", () => {
    const body = Object.values(XSS_PAYLOADS).join("\n\n");
    expect(faultsOf(renderPage(withTexts(body), PREVIEW))).toEqual([]);
  });

  test("an exported document has the policy, one style, no script, and is well-formed", () => {
    for (const payload of Object.values(XSS_PAYLOADS)) {
      const document = renderDocument(withTexts(payload), { images: new Map() });
      const [head = "", rest = ""] = document.split("</style>");
      expect(rest.includes("<style") || document.split("</style>").length !== 2).toBe(false);
      expect(head).toMatch(
        /^<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">/,
      );
      expect(head.slice(0, head.indexOf("<style>"))).not.toMatch(/<(?!!doctype|html>|head>|meta |\/?title>)/);
      const body = /<body>\n(.*)\n<\/body>/s.exec(rest)?.[1] ?? "";
      expect(body.startsWith("<main>")).toBe(true);
      expect(faultsOf(body.slice("<main>".length, -"</main>".length))).toEqual([]);
    }
  });
});

describe("the checker of this test", () => {
  test.each([
    ["<script>x</script>", "element <script>"],
    ['<p onclick="x">y</p>', "attribute onclick of <p>"],
    ['<p style="x">y</p>', "attribute style of <p>"],
    ['<a href="javascript:x">y</a>', "href javascript:x"],
    ['<a href="//evil.example">y</a>', "href //evil.example"],
    ['<img src="https://evil.example/x">', "src https://evil.example/x"],
    ['<article><h3 id="problems">x</h3></article>', "id problems from the text"],
    ['<article><a data-action="run" href="#">x</a></article>', "action run from the text"],
    ['<article><a data-path="a/../../x">y</a></article>', "path a/../../x"],
    ["<article><svg></svg></article>", "element <svg>"],
  ])("%s", (markup, fault) => {
    expect(faultsOf(markup)).toEqual([fault]);
  });

  test.each(["<p>", "<p></b>", "<p>a < b</p>", "<IMG src=x>", "<p x='1'></p>"])("%s is not well-formed", (markup) => {
    expect(() => parsePage(markup)).toThrow();
  });
});

describe("any text", () => {
  test("gives a well-formed page in which nothing acts that should not", () => {
    fc.assert(
      fc.property(TEXT_OF_PIECES, (text) => {
        expect(faultsOf(renderPage(withTexts(text), PREVIEW))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("of HTML's own pieces does too", () => {
    const pieces = fc.constantFrom(
      ...["<", ">", "</", "/>", "&", "&#", ";", '"', "'", "`", "=", " ", "\n", "\n\n", "!--", "-->", "script", "img "],
      ...[
        "svg",
        "onerror=",
        "src",
        "href",
        "javascript",
        "data",
        ":",
        "//",
        "https",
        "evil.example",
        "[",
        "](",
        ")",
        "![",
        "x",
      ],
      ...["\u0000", "\u0001", "\ud800", "\u202e", "[^1]", "[^1]: ", "|", "---", "\\", "%2e%2e", "#", "- [ ] ", "```"],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        expect(faultsOf(renderPage(withTexts(parts.join("")), PREVIEW))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
