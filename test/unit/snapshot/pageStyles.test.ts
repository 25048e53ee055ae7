// The stylesheet of the page: it follows every theme and loads nothing.
import { describe, expect, test } from "vitest";
import { PAGE_STYLES, renderDocument } from "../../../server/src/page/index.ts";
import { snapshotSample } from "../../support/snapshotSample.ts";

describe("the styles", () => {
  test("load nothing and take every color from VS Code's variables or the text's own", () => {
    expect(PAGE_STYLES).not.toMatch(/url\(|@import|expression\(|<\//);
    const outsideFallbacks = PAGE_STYLES.replace(/rgba\(128, 128, 128, [\d.]+\)|rgba\(234, 92, 0, 0\.33\)/g, "");
    expect(outsideFallbacks).not.toMatch(/#[0-9a-f]{3,8}\b(?![^{]*\{)|rgba?\(|hsla?\(/i);
  });

  test("define every variable of their own that they use", () => {
    const defined = new Set(Array.from(PAGE_STYLES.matchAll(/(--[a-z-]+):/g), ([, name]) => name));
    const used = Array.from(PAGE_STYLES.matchAll(/var\((--[a-z-]+)/g), ([, name]) => name).filter(
      (name) => !name?.startsWith("--vscode-"),
    );
    expect(used.filter((name) => !defined.has(name))).toEqual([]);
  });

  test("get from an exported page every variable that has no other value", () => {
    const document = renderDocument(snapshotSample(), { images: new Map() });
    const defined = new Set(Array.from(document.matchAll(/(--vscode-[\w-]+):/g), ([, name]) => name));
    const needed = new Set(Array.from(PAGE_STYLES.matchAll(/var\((--vscode-[\w-]+)\)/g), ([, name]) => name));
    const undefinedOnes = [...needed].filter((name) => !defined.has(name) && !/button|dropdown/.test(name ?? ""));
    expect(undefinedOnes).toEqual([]);
  });
});
