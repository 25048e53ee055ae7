// The files of a snapshot: the tree, its sums, what is missing.
import { describe, expect, test } from "vitest";
import { createSnapshot } from "../../../server/src/core/snapshot/createSnapshot.ts";
import type { FileFacts, FilesScan } from "../../../server/src/core/snapshot/files/filesScan.ts";
import { remarksOn } from "../../../server/src/core/snapshot/format/shownText.ts";
import { checkOf, snapshotOf } from "../../support/snapshotInMemory.ts";

const TEXT = "---\nname: pdf-tools\ndescription: Reads PDF files.\n---\n# A\n\nSee [a](references/a.md).\n";

function facts(path: string, more: Partial<FileFacts> = {}): FileFacts {
  return {
    path,
    size: 10,
    executable: false,
    kind: "markdown",
    language: null,
    big: false,
    tokens: 3,
    hosts: [],
    environment: [],
    leadsTo: [],
    ...more,
  };
}

function scanOf(files: readonly FileFacts[], more: Partial<FilesScan> = {}): FilesScan {
  return {
    state: "complete",
    done: files.length,
    total: files.length,
    truncated: false,
    files: new Map(files.map((file) => [file.path, file])),
    pending: [],
    folders: [],
    leftOut: [],
    license: null,
    community: [],
    ...more,
  };
}

const OTHERS = {
  "references/a.md": "See [b](b.md).",
  "references/b.md": "b",
  "scripts/run.py": "print()",
  "scripts-old/x.py": "",
  "zebra.md": "",
  LICENSE: "MIT",
};

const SCAN = scanOf(
  [
    facts("SKILL.md", { size: 1, tokens: 1, kind: "skill", hosts: ["old.example"] }),
    facts("references/a.md", { leadsTo: ["references/b.md"], hosts: ["a.example"] }),
    facts("references/b.md", { size: 5, hosts: ["a.example", "b.example"] }),
    facts("scripts/run.py", { kind: "script", language: "Python", executable: true, environment: ["API_KEY"] }),
    facts("scripts-old/x.py", { kind: "binary", tokens: null }),
    facts("zebra.md"),
    facts("LICENSE", { kind: "license" }),
  ],
  { folders: ["references", "scripts", "scripts-old"] },
);

describe("what was read", () => {
  test("in the order of a tree, with sums for folders, and with the way to each file", async () => {
    const { files } = await snapshotOf(TEXT, OTHERS, { scan: SCAN });
    expect(files.tree.map(({ path, size, reached, via }) => [path, size, reached, via])).toEqual([
      ["references", 15, "direct", null],
      ["references/a.md", 10, "direct", null],
      ["references/b.md", 5, "indirect", "references/a.md"],
      ["scripts", 10, "none", null],
      ["scripts/run.py", 10, "none", null],
      ["scripts-old", 10, "none", null],
      ["scripts-old/x.py", 10, "none", null],
      ["LICENSE", 10, "none", null],
      ["SKILL.md", TEXT.length, "self", null],
      ["zebra.md", 10, "none", null],
    ]);
  });

  test("the sums are those of the files, SKILL.md as it is in the editor", async () => {
    const { files, loading, statistics } = await snapshotOf(TEXT, OTHERS, { scan: SCAN });
    expect(files).toMatchObject({ count: 7, size: 55 + TEXT.length, executables: 1, binaries: 1, state: "complete" });
    expect(statistics.bytes).toBe(TEXT.length);
    expect(loading.stages[2]?.tokens).toBe(15);
  });

  test("a file of text that cannot be read is no binary, and that is said", async () => {
    const scan = scanOf([facts("a.md", { tokens: null }), facts("b.png", { kind: "image", tokens: null })]);
    const { files } = await snapshotOf(TEXT, { "a.md": "", "b.png": "" }, { scan });
    expect(files.binaries).toBe(1);
    const remarks = files.tree.map((file) => [file.path, remarksOn(file)]);
    expect(remarks).toEqual([
      ["SKILL.md", []],
      ["a.md", ["cannot be read", "not reached"]],
      ["b.png", ["image", "not reached"]],
    ]);
  });

  test("the inventory names the files, SKILL.md as it is in the editor", async () => {
    const text = `${TEXT}\nAsk https://c.example/x and https://b.example.\n`;
    const { inventory } = await snapshotOf(text, OTHERS, { scan: SCAN });
    expect(inventory.scripts).toEqual([{ language: "Python", files: ["scripts/run.py"] }]);
    expect(inventory.environment).toEqual([{ name: "API_KEY", files: ["scripts/run.py"] }]);
    expect(inventory.hosts).toEqual([
      { name: "a.example", files: ["references/a.md", "references/b.md"] },
      { name: "b.example", files: ["SKILL.md", "references/b.md"] },
      { name: "c.example", files: ["SKILL.md"] },
    ]);
  });

  test("what is still to be read has no numbers", async () => {
    const scan = scanOf([facts("references/a.md")], {
      state: "reading",
      done: 1,
      total: 2,
      pending: ["references/b.md", "scripts/run.py"],
      folders: ["references", "scripts"],
    });
    const { files } = await snapshotOf(TEXT, OTHERS, { scan });
    expect(files).toMatchObject({ state: "reading", done: 1, total: 2, count: 4 });
    expect(files.tree.map(({ path, size, tokens, kind }) => [path, size, tokens, kind])).toEqual([
      ["references", 10, null, "folder"],
      ["references/a.md", 10, 3, "markdown"],
      ["references/b.md", null, null, "markdown"],
      ["scripts", null, null, "folder"],
      ["scripts/run.py", null, null, "script"],
      ["SKILL.md", TEXT.length, expect.any(Number), "skill"],
    ]);
  });
});

describe("before anything was read", () => {
  test("the listing gives the names, without what is never published", async () => {
    const { files } = await snapshotOf(TEXT, { ...OTHERS, ".DS_Store": "", "node_modules/x/y.js": "" });
    expect(files).toMatchObject({ state: "reading", done: 0, total: 7, count: 7, size: TEXT.length });
    expect(files.leftOut.map(({ path }) => path)).toEqual([".DS_Store", "node_modules"]);
    expect(files.tree.find(({ path }) => path === "references/a.md")).toMatchObject({ size: null, reached: "direct" });
  });

  test("without a folder there is SKILL.md alone", async () => {
    const check = await checkOf({ "/work/pdf-tools/SKILL.md": TEXT }, "/work/pdf-tools/SKILL.md");
    const { files, folder, fileName } = createSnapshot({
      check: { ...check, folder: undefined },
      scan: undefined,
      repository: "none",
    });
    expect(files).toMatchObject({ state: "gone", count: 1, size: TEXT.length });
    expect(files.tree.map(({ path, reached }) => [path, reached])).toEqual([["SKILL.md", "self"]]);
    expect([folder, fileName]).toEqual([null, "SKILL.md"]);
  });
});

test("missing files are those that the findings name, at their places", async () => {
  const text =
    "---\nname: pdf-tools\ndescription: x\n---\n\n[a](./references/no%20such.md#x)\n\nRead `references/gone.md`.\n";
  const { files } = await snapshotOf(text, { "references/a.md": "" });
  expect(files.missing.map(({ path, line }) => [path, line])).toEqual([
    ["references/no such.md", 6],
    ["references/gone.md", 8],
  ]);
  const [first] = files.missing;
  expect(text.slice(first?.start, first?.end)).toBe("./references/no%20such.md");
});
