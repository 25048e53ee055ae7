// The parts of the preview's panels that need no VS Code: what a frame may load, and which paths stay in the skill.
import { describe, expect, test, vi } from "vitest";
import { pathInSkill } from "../../../client/src/preview/pathInSkill.ts";
import { previewHtml } from "../../../client/src/preview/previewHtml.ts";
import { isHost } from "../../../client/src/preview/previewMemory.ts";

vi.mock("vscode", () => ({}));

const webview = { cspSource: "'self' https://*.vscode-cdn.net" };

describe("the document of a preview", () => {
  const html = previewHtml(webview, ["first()", "second()"], ["example.com"]);

  test("loads nothing but its own scripts and the images that are allowed", () => {
    const nonce = /script-src 'nonce-([0-9a-f]{32})'/.exec(html)?.[1];
    expect(nonce).toBeDefined();
    expect(/Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]).toBe(
      `default-src 'none'; script-src 'nonce-${nonce}'; img-src 'self' https://*.vscode-cdn.net data: ` +
        "https://example.com; base-uri 'none'; form-action 'none'",
    );
    expect(html.match(/<script[^>]*>.*?<\/script>/gs)).toEqual([
      `<script nonce="${nonce}">first()</script>`,
      `<script nonce="${nonce}">second()</script>`,
    ]);
  });

  test("has another nonce each time", () => {
    expect(previewHtml(webview, [], [])).not.toBe(previewHtml(webview, [], []));
  });

  test("is not ended by what a script says", () => {
    const says = "</script><img>|</SCRIPT >|<!--<script>";
    const script = `globalThis.said=[${JSON.stringify(says)}, /<\\/script/.source, \`</script>\`]`;
    const inline = /<script nonce="[^"]*">(.*?)<\/script>/s.exec(previewHtml(webview, [script], []))?.[1] ?? "";
    expect(inline).not.toMatch(/<\/script|<!--/i);
    const context: { said?: unknown } = {};
    new Function("globalThis", inline)(context);
    expect(context.said).toEqual([says, "<\\/script", "</script>"]);
  });
});

test.each(["example.com", "EXAMPLE.com:8443", "xn--bcher-kva.example", "localhost", "192.0.2.1"])(
  "%s is a host",
  (text) => expect(isHost(text)).toBe(true),
);

test.each([
  "",
  "*",
  "*.example.com",
  "a b",
  "a;script-src *",
  'a"',
  "a'",
  "a/b",
  "user@a",
  "a:",
  "a.",
  "a,b",
  "bücher.example",
  `${"a".repeat(300)}`,
])("%j is no host to put into a policy", (text) => expect(isHost(text)).toBe(false));

test.each([
  ["SKILL.md", ["SKILL.md"]],
  ["references/a b.md", ["references", "a b.md"]],
  ["./references//C#.md", ["references", "C#.md"]],
  ["a..b/c", ["a..b", "c"]],
])("%s stays in the skill", (path, parts) => expect(pathInSkill(path)).toEqual(parts));

test.each([
  "",
  ".",
  "./",
  "..",
  "../x",
  "a/../../x",
  "a/..",
  "/etc/passwd",
  "//host/share",
  "C:\\x",
  "c:/x",
  "a\\..\\x",
  "file:///etc/passwd",
  "command:x",
  "a\0b",
])("%j leaves it", (path) => expect(pathInSkill(path)).toBeUndefined());
