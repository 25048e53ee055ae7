// How a destination is read and written, and where it leads.
import { describe, expect, test } from "vitest";
import { formatTarget, parseTarget, type TargetForm } from "../../server/src/core/document/target.ts";
import { createFolderListing } from "../../server/src/core/workspace/folderListing.ts";
import { resolveTarget } from "../../server/src/core/workspace/resolveTarget.ts";
import type { SkillFolder } from "../../server/src/core/workspace/skillFolder.ts";

describe("reading", () => {
  test.each<[string, TargetForm, object]>([
    ["a/b.md", "bare", { kind: "relative", path: "a/b.md", prefix: "", base: "file", folder: false }],
    ["./a/", "bare", { kind: "relative", path: "a", prefix: "./", folder: true }],
    ["././a.md", "bare", { path: "a.md", prefix: "././" }],
    ["a/../b.md", "bare", { path: "b.md" }],
    ["../a.md", "bare", { kind: "relative", path: "../a.md" }],
    ["a//b.md", "bare", { path: "a/b.md" }],
    ["..", "bare", { path: ".." }],
    ["a%20b.md?x=1#c%20d", "bare", { path: "a b.md", fragment: { text: "c d", span: { start: 23, end: 28 } } }],
    ["a b.md", "angle", { path: "a b.md" }],
    ["a%2", "bare", { path: "a%2" }],
    ["a\\_b.md", "bare", { path: "a_b.md", backslashes: false }],
    ["a\\b.md", "bare", { path: "a/b.md", backslashes: true }],
    ["a&amp;b.md", "bare", { path: "a&b.md" }],
    ["a%20b.md", "code", { path: "a%20b.md" }],
    ["a.md:12", "code", { path: "a.md", pathSpan: { start: 10, end: 14 } }],
    ["a.md:12-14", "code", { path: "a.md" }],
    ["a.md:12", "bare", { path: "a.md:12" }],
    ["${CLAUDE_SKILL_DIR}/a.md", "code", { path: "a.md", prefix: "${CLAUDE_SKILL_DIR}/", base: "skill" }],
    ["{baseDir}/a.md", "bare", { path: "a.md", base: "skill" }],
    ["#a", "bare", { kind: "fragment", fragment: { text: "a", span: { start: 11, end: 12 } } }],
    ["", "bare", { kind: "empty" }],
    ["?x", "bare", { kind: "empty" }],
    ["/a", "bare", { kind: "absolute" }],
    ["C:\\a", "bare", { kind: "absolute" }],
    ["file:///a", "bare", { kind: "absolute" }],
    ["//x.test/a", "bare", { kind: "url" }],
    ["https://x.test", "bare", { kind: "url" }],
    ["mailto:a@x.test", "bare", { kind: "url" }],
    ["~/a", "code", { kind: "home" }],
    ["$HOME/a", "code", { kind: "home" }],
  ])("%s (%s)", (raw, form, expected) => expect(parseTarget(raw, 10, form)).toMatchObject({ raw, ...expected }));
});

describe("writing", () => {
  test.each<[string, TargetForm, string]>([
    ["a b(1).md", "bare", "a%20b%281%29.md"],
    ["a b(1).md", "angle", "a b(1).md"],
    ["a<b>%#?.md", "angle", "a%3Cb%3E%25%23%3F.md"],
    ["a b.md", "code", "a b.md"],
  ])("%s (%s)", (path, form, expected) => {
    expect(formatTarget(path, form)).toBe(expected);
    expect(parseTarget(expected, 0, form).path).toBe(path);
  });
});

describe("resolving", () => {
  const entries = new Map([
    ["SKILL.md", "file"],
    ["references", "folder"],
    ["references/a.md", "file"],
    ["references/deep", "folder"],
    ["references/deep/b.md", "file"],
    ["node_modules", "folder"],
    ["link", "symlink"],
  ] as const);
  const folder = (complete = true): SkillFolder => ({
    uri: "file:///skills/pdf-tools",
    name: "pdf-tools",
    fileName: "SKILL.md",
    nestedIn: undefined,
    listing: createFolderListing(entries, complete),
    anchorsOf: () => undefined,
  });
  const resolve = (raw: string, file?: string, of = folder()): object =>
    resolveTarget(parseTarget(raw, 0, "bare"), of, file);

  test.each<[string, string | undefined, object]>([
    ["references/a.md", undefined, { type: "found", path: "references/a.md", entry: "file" }],
    ["references/", undefined, { type: "found", path: "references", entry: "folder" }],
    [".", undefined, { type: "found", path: "", entry: "folder" }],
    ["link", undefined, { type: "found", path: "link", entry: "symlink" }],
    ["link/behind.md", undefined, { type: "unknown" }],
    ["References/A.md", undefined, { type: "otherCase", path: "references/a.md" }],
    ["references/c.md", undefined, { type: "missing", path: "references/c.md" }],
    ["../a.md", undefined, { type: "outside", path: "../a.md" }],
    ["../pdf-tools/references/a.md", undefined, { type: "found", path: "references/a.md", entry: "file" }],
    ["../pdf-toolsx/references/a.md", undefined, { type: "outside", path: "../pdf-toolsx/references/a.md" }],
    ["node_modules/x.js", undefined, { type: "unknown" }],
    ["https://x.test", undefined, { type: "unknown" }],
    ["#x", undefined, { type: "found", path: "SKILL.md", entry: "file" }],
    ["b.md", "references/deep/c.md", { type: "found", path: "references/deep/b.md", entry: "file" }],
    ["references/a.md", "references/deep/c.md", { type: "found", path: "references/a.md", entry: "file" }],
    ["../a.md", "references/deep/c.md", { type: "found", path: "references/a.md", entry: "file" }],
    [
      "${CLAUDE_SKILL_DIR}/references/a.md",
      "references/deep/c.md",
      { type: "found", path: "references/a.md", entry: "file" },
    ],
    ["{baseDir}/b.md", "references/deep/c.md", { type: "missing", path: "b.md" }],
    ["#x", "references/a.md", { type: "found", path: "references/a.md", entry: "file" }],
  ])("%s in %s", (raw, file, expected) => expect(resolve(raw, file)).toEqual(expected));

  test("what a bound left out is unknown, not missing", () =>
    expect(resolve("references/c.md", undefined, folder(false))).toEqual({ type: "unknown" }));
  test("nothing is known of a file without a folder", () =>
    expect(resolveTarget(parseTarget("a.md", 0, "bare"), undefined)).toEqual({ type: "unknown" }));
});
