import { describe, expect, test } from "vitest";
import { createFolderListing } from "../../server/src/core/workspace/folderListing.ts";
import { nearestAnchors } from "../../server/src/core/workspace/nearestAnchor.ts";
import { nearestFiles } from "../../server/src/core/workspace/nearestFile.ts";
import { newFileAt } from "../../server/src/core/workspace/newFile.ts";

function listing(...files: string[]): ReturnType<typeof createFolderListing> {
  return createFolderListing(new Map(files.map((file) => [file, file.endsWith("/") ? "folder" : "file"] as const)));
}

describe("the file that a missing path means", () => {
  test.each([
    [
      "the extension was left out",
      "references/guide",
      ["references/guide.md", "references/guides.md"],
      "references/guide.md",
    ],
    ["another folder", "forms.md", ["references/forms.md", "references/a.md"], "references/forms.md"],
    ["singular for plural", "reference/forms.md", ["references/forms.md", "old/forms.md"], "references/forms.md"],
    ["another folder and case", "Docs/FORMS.md", ["references/forms.md"], "references/forms.md"],
    ["two letters swapped", "references/froms-guide.md", ["references/forms-guide.md"], "references/forms-guide.md"],
    ["another letter", "references/farms-guide.md", ["references/forms-guide.md"], undefined],
    ["one letter more", "references/formss.md", ["references/forms.md"], "references/forms.md"],
    ["a short name", "references/asyn.md", ["references/sync.md"], undefined],
    ["another number", "references/step-3.md", ["references/step-1.md"], undefined],
    ["another extension", "scripts/fill.sh", ["scripts/fill.py"], undefined],
    ["a name that everyone has", "references/README.md", ["README.md"], undefined],
    ["two of the name", "forms.md", ["a/forms.md", "b/forms.md"], undefined],
    ["two that are as near", "references/tabel.md", ["references/label.md", "references/tabell.md"], undefined],
    ["a swap and another letter", "references/tabel.md", ["references/label.md", "references/table.md"], undefined],
    ["nothing like it", "references/forms.md", ["references/tables.md"], undefined],
    ["the skill itself", "references/SKILL.md", ["SKILL.md"], undefined],
    ["a folder", "references/forms/", ["references/form.md"], undefined],
  ])("%s", (_, path, files, certain) => {
    const found = nearestFiles(path, listing(...files));
    expect(found.find((file) => file.certain)?.path).toBe(certain);
  });

  test("gives the nearest first and not more than three", () => {
    const found = nearestFiles(
      "references/form.md",
      listing("references/forms1.md", "references/forms.md", "references/from.md", "references/farms.md"),
    );
    expect(found.map(({ path }) => path)).toEqual(["references/forms.md", "references/from.md"]);
    const many = nearestFiles("x.md", listing("a/x.md", "b/x.md", "c/x.md", "d/x.md"));
    expect(many.map(({ path }) => path)).toEqual(["a/x.md", "b/x.md", "c/x.md"]);
    expect(many.some(({ certain }) => certain)).toBe(false);
  });
});

describe("the file to create", () => {
  test.each([
    ["references/api-guide.md", "# Api guide\n"],
    ["FORMS.md", "# FORMS\n"],
    ["scripts/fill.py", ""],
    ["references/über uns.md", "# Über uns\n"],
  ])("%s", (path, contents) => expect(newFileAt(path, listing())).toEqual({ type: "create", path, contents }));
  test.each([
    "references/",
    "references",
    "a.png",
    "../a.md",
    "a\n.md",
    ".env",
    "a:b.md",
    "references/a.md/b.md",
    "there.md",
  ])("none at %s", (path) => expect(newFileAt(path, listing("references/a.md", "there.md"))).toBeUndefined());
});

describe("the heading that a missing fragment means", () => {
  const anchors = new Set(["usage", "-quick-start--more", "set-up", "installation-guide", "café"]);
  test.each([
    ["Usage", "usage", true],
    ["quick-start-more", "-quick-start--more", true],
    ["setup", "set-up", true],
    ["cafe\u0301", "café", true],
    ["installation", "installation-guide", false],
    ["usgae", "usage", false],
  ])("%s", (fragment, anchor, certain) => expect(nearestAnchors(fragment, anchors)[0]).toEqual({ anchor, certain }));
  test("none", () => expect(nearestAnchors("nothing-like-it", anchors)).toEqual([]));
  test("two that differ by marks only are not certain", () =>
    expect(nearestAnchors("a", new Set(["-a", "a-"])).map(({ certain }) => certain)).toEqual([false, false]));
});
