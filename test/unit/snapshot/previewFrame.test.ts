// The parts of the preview's frame that need no frame: what a press means, and where lines stand.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actionMessage } from "../../../client/webview/actionMessage.ts";
import { lineAtTop, lineScale, topOfLine } from "../../../client/webview/lineScale.ts";

describe("a press on the page", () => {
  test.each([
    [
      { action: "reveal", start: "4", end: "9" },
      { type: "reveal", start: 4, end: 9 },
    ],
    [
      { action: "reveal-line", line: "12" },
      { type: "revealLine", line: 12 },
    ],
    [
      { action: "fix", rule: "name-characters", start: "4", end: "9", title: 'Use "a"' },
      { type: "fix", rule: "name-characters", start: 4, end: 9, title: 'Use "a"' },
    ],
    [
      { action: "open-file", path: "references/a.md#b" },
      { type: "openFile", path: "references/a.md#b" },
    ],
    [
      { action: "open-link", url: "https://example.com/" },
      { type: "openLink", url: "https://example.com/" },
    ],
    [
      { action: "copy", text: "" },
      { type: "copy", text: "" },
    ],
    [
      { action: "allow-host", host: "example.com" },
      { type: "allowHost", host: "example.com" },
    ],
    [
      { action: "choose-client", client: "codex" },
      { type: "chooseClient", client: "codex" },
    ],
    [{ action: "stop-reading" }, { type: "stopReading" }],
    [{ action: "read-on" }, { type: "readOn" }],
    [
      { action: "run", command: "package" },
      { type: "run", command: "package" },
    ],
  ])("%o", (data, message) => {
    expect(actionMessage(data)).toEqual(message);
  });

  test.each([
    [{}],
    [{ action: "delete" }],
    [{ action: "reveal", start: "4" }],
    [{ action: "reveal", start: "-4", end: "9" }],
    [{ action: "reveal", start: "1e3", end: "9" }],
    [{ action: "reveal-line", line: "" }],
    [{ action: "fix", rule: "name-characters", start: "4", end: "9" }],
    [{ action: "open-file" }],
    [{ action: "run", command: "constructor" }],
    [{ action: "run", command: "workbench.action.terminal.new" }],
  ])("says nothing for %o", (data) => {
    expect(actionMessage(data)).toBeUndefined();
  });
});

describe("the scale of lines", () => {
  const marks = [
    { line: 4, top: 1000 },
    { line: 6, top: 1040 },
    { line: 20, top: 1060 },
    { line: 12, top: 1400 },
    { line: 30, top: 1560 },
  ];
  const scale = lineScale(marks);

  test("leaves out what stands out of order", () => {
    expect(scale.map(({ line }) => line)).toEqual([0, 4, 6, 20, 30]);
  });

  test.each([
    [0, 0],
    [2, 500],
    [4, 1000],
    [5, 1020],
    [25, 1310],
    [30, 1560],
  ])("line %d stands at %d pixels, and back", (line, top) => {
    expect(topOfLine(scale, line)).toBe(top);
    expect(lineAtTop(scale, top)).toBe(line);
  });

  test("ends where the marks end", () => {
    expect(topOfLine(scale, 1000)).toBe(1560);
    expect(lineAtTop(scale, 9999)).toBe(30);
    expect(topOfLine(lineScale([]), 7)).toBe(0);
    expect(topOfLine([], 7)).toBe(0);
  });

  test("never turns back, whatever the marks", () => {
    const mark = fc.record({ line: fc.integer({ min: -5, max: 500 }), top: fc.integer({ min: -50, max: 9000 }) });
    fc.assert(
      fc.property(fc.array(mark), fc.nat(600), fc.nat(600), (some, first, second) => {
        const any = lineScale(some);
        const [low, high] = [Math.min(first, second), Math.max(first, second)];
        expect(topOfLine(any, low)).toBeLessThanOrEqual(topOfLine(any, high));
        expect(Number.isFinite(topOfLine(any, high))).toBe(true);
      }),
    );
  });
});
