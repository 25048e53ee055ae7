import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isFolderName,
  isValidFolderName,
  isValidName,
  nameForFolder,
  slugOf,
} from "../../server/src/core/spec/name.ts";

describe("names", () => {
  test.each([
    "pdf-tools",
    "a",
    "1",
    "技能",
    "café",
    "cafe\u0301",
    " padded ",
    "a".repeat(64),
    "😀".replace("😀", "𠮷"),
  ])("%j is valid", (name) => {
    expect(isValidName(name)).toBe(true);
  });

  test.each(["", " ", "PDF", "a b", "a_b", "a.b", "a/b", "-a", "a-", "a--b", "a".repeat(65), "😀", "हिन्दी", "É"])(
    "%j is not",
    (name) => {
      expect(isValidName(name)).toBe(false);
    },
  );

  test("a name is stripped before it is compared, a folder is not", () => {
    expect(isFolderName(" a ", "a")).toBe(true);
    expect(isFolderName("a", " a")).toBe(false);
    expect(isFolderName("café", "cafe\u0301")).toBe(true);
    expect(isValidFolderName(" a")).toBe(false);
  });

  test.each([
    ["Next.js 16 Launchpad", "next-js-16-launchpad"],
    ["spawn:terminal", "spawn-terminal"],
    ["enact/hello_ruby", "enact-hello-ruby"],
    ["Don't Panic", "dont-panic"],
    ["--PDF--Tools--", "pdf-tools"],
    ["Café Ünïcode", "cafe-unicode"],
    ["视频 剪辑", "视频-剪辑"],
    ["İstanbul", "istanbul"],
    ["हिन्दी", ""],
    ["!?", ""],
  ])("%j becomes %j", (text, slug) => {
    expect(slugOf(text)).toBe(slug);
  });

  test("a valid folder's name is kept as it is", () => {
    expect(nameForFolder("café-notes")).toBe("café-notes");
    expect(nameForFolder("Café Notes")).toBe("cafe-notes");
  });

  test("every slug that is not too long is a valid name and its own slug", () => {
    const letters = fc.string({
      unit: fc.oneof(
        fc.constantFrom("a", "Z", "-", "_", " ", ".", "é", "中", "'"),
        fc.string({ unit: "grapheme", maxLength: 1 }),
      ),
      maxLength: 12,
    });
    fc.assert(
      fc.property(letters, (text) => {
        const slug = slugOf(text);
        if (slug !== "") {
          expect(isValidName(slug)).toBe(true);
          expect(slugOf(slug)).toBe(slug);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
