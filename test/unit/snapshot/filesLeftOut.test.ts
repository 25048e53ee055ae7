import { execFileSync } from "node:child_process";
import { afterEach, describe, expect, it } from "vitest";
import { readPublished } from "../../../server/src/core/snapshot/files/leftOut.ts";
import { createFileHost } from "../../../server/src/node/fileHost.ts";
import { createDiskWorkspace, type TestWorkspace } from "../../support/diskWorkspace.ts";
import { createMemoryHost, type MemoryHost } from "../../support/memoryHost.ts";
import { folderOf } from "../../support/readFiles.ts";

const SKILL = "---\nname: x\ndescription: y\n---\n";

async function published(
  files: Readonly<Record<string, string>>,
  path = "/repo/skills/x",
  host: MemoryHost = createMemoryHost(files),
): Promise<{ files: readonly string[]; folders: readonly string[]; leftOut: Record<string, string> }> {
  const folder = await folderOf(host, host.uri(`${path}/SKILL.md`));
  if (folder === undefined) {
    throw new Error("The folder cannot be listed.");
  }
  const found = await readPublished(folder, host);
  return { ...found, leftOut: Object.fromEntries(found.leftOut.map((entry) => [entry.path, entry.reason])) };
}

function skill(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ "SKILL.md": SKILL, ...files }).map(([path, text]) =>
      path.startsWith("/") ? [path, text] : [`/repo/skills/x/${path}`, text],
    ),
  );
}

describe("junk", () => {
  it("leaves out what is not of the skill, each with its reason, wherever it lies", async () => {
    const result = await published(
      skill({
        ".git/HEAD": "",
        ".gitignore": "",
        "a/.gitattributes": "",
        "a/node_modules/x/index.js": "",
        "scripts/__pycache__/x.pyc": "",
        "scripts/x.pyc": "",
        "scripts/x.py": "",
        ".DS_Store": "",
        "a/Thumbs.db": "",
        "evals/evals.json": "",
        "a/evals/kept.json": "",
      }),
    );
    expect(result.files).toEqual(["SKILL.md", "a/evals/kept.json", "scripts/x.py"]);
    expect(result.folders).toEqual(["a", "a/evals", "scripts"]);
    expect(result.leftOut).toEqual({
      ".DS_Store": "settings of the macOS Finder",
      ".git": "Git's own data",
      ".gitignore": "Git's own settings",
      "a/.gitattributes": "Git's own settings",
      "a/Thumbs.db": "small pictures that Windows keeps",
      "a/node_modules": "installed packages",
      evals: "tests of the skill, which nobody needs to use it",
      "scripts/__pycache__": "Python's cache",
      "scripts/x.pyc": "Python's cache",
    });
  });

  it("keeps files that only look like it", async () => {
    const result = await published(skill({ evals: "", "x.pyc.md": "", "git/x": "", "Node_Modules/x": "" }));
    expect(result.leftOut).toEqual({});
  });
});

describe(".gitignore", () => {
  it("lets a folder stand for all that it holds", async () => {
    const result = await published(skill({ ".gitignore": "build/\n*.log\n", "build/a/b.md": "", "x/y.log": "" }));
    expect(result.files).toEqual(["SKILL.md"]);
    expect(result.folders).toEqual([]);
    expect(result.leftOut).toMatchObject({ build: "ignored by .gitignore", "x/y.log": "ignored by .gitignore" });
    expect(Object.keys(result.leftOut)).toHaveLength(3);
  });

  it("reads the files of subfolders and of the folders above, the nearest first", async () => {
    const result = await published(
      skill({
        "/repo/.git/HEAD": "",
        "/repo/.gitignore": "*.tmp\n/skills/x/top.md\ntop.md\n",
        "/repo/skills/.gitignore": "!kept.tmp\nx/private/\n",
        "assets/.gitignore": "!*.tmp\n/only-here\n",
        "a.tmp": "",
        "kept.tmp": "",
        "top.md": "",
        "private/key": "",
        "assets/b.tmp": "",
        "assets/only-here": "",
        "only-here": "",
      }),
    );
    expect(result.files).toEqual(["SKILL.md", "assets/b.tmp", "kept.tmp", "only-here"]);
    expect(result.leftOut).toEqual({
      "a.tmp": "ignored by ../../.gitignore",
      "assets/.gitignore": "Git's own settings",
      "assets/only-here": "ignored by assets/.gitignore",
      private: "ignored by ../.gitignore",
      "top.md": "ignored by ../../.gitignore",
    });
  });

  it("looks no further up than the repository", async () => {
    const result = await published(skill({ "/.gitignore": "*.md\n", "/repo/.git/HEAD": "", "a.md": "" }));
    expect(result.leftOut).toEqual({});
    const inOwnRepository = await published(skill({ "/repo/.gitignore": "*.md\n", ".git/HEAD": "", "a.md": "" }));
    expect(Object.keys(inOwnRepository.leftOut)).toEqual([".git"]);
  });

  it("looks no further up than the workspace", async () => {
    const host = createMemoryHost(skill({ "/repo/.gitignore": "*.md\n", "a.md": "" }));
    const closed = { ...host, isInWorkspace: (uri: string) => host.path(uri).startsWith("/repo/skills") };
    expect((await published({}, "/repo/skills/x", closed)).leftOut).toEqual({});
  });

  it("never leaves out the skill's own file", async () => {
    const result = await published(skill({ ".gitignore": "*\n", "a.md": "" }));
    expect(result.files).toEqual(["SKILL.md"]);
    expect(result.leftOut).toMatchObject({ "a.md": "ignored by .gitignore" });
  });

  it("does not count the lines above that ignore the skill's folder itself", async () => {
    const above = { "/repo/.git/HEAD": "", "/repo/.gitignore": "skills/\n*.secret\n*\n" };
    const result = await published(skill({ ...above, "a.md": "", "b.secret": "" }));
    expect(result.files).toEqual(["SKILL.md", "a.md"]);
    expect(result.leftOut).toEqual({ "b.secret": "ignored by ../../.gitignore" });
  });

  it("counts a line above that a nearer file takes back for the folder", async () => {
    const result = await published(
      skill({ "/repo/.gitignore": "build/\n*.log\n", ".gitignore": "!build/\n", "build/a.md": "", "build/b.log": "" }),
    );
    expect(result.files).toEqual(["SKILL.md", "build/a.md"]);
  });

  it("takes bytes that are no text, and very many lines", async () => {
    const result = await published(
      skill({
        ".gitignore": `\0[\\\n[z-a]\n!\n/\n${"**/".repeat(900)}\n${"*a".repeat(5000)}b\n`,
        [`${"a".repeat(250)}`]: "",
      }),
    );
    expect(result.files).toHaveLength(2);
  });
});

const git = ((): boolean => {
  try {
    execFileSync("git", ["--version"]);
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!git)("git itself (skipped where there is none)", () => {
  const workspaces: TestWorkspace[] = [];
  afterEach(() => {
    for (const workspace of workspaces.splice(0)) {
      workspace.dispose();
    }
  });

  it.each([
    ["*.log\n!keep.log\n", "a/*.md\n"],
    ["/a\n", "!a\n"],
    ["a/**\n!a/b/\n", "**/c.md\n"],
    ["skills/x/b*\n", "[ab].md\n!b.md\n"],
    ["**/b/\n", "# comment\n\\#x\nspace\\ \n"],
    ["*\n!*/\n!*.md\n", ""],
    ["B.MD\n", "a/b/?.md\n"],
  ])("agrees on %j above and %j inside", async (above, inside) => {
    const names = [
      "a/b/c.md",
      "a/b/d.log",
      "a/x.md",
      "a.md",
      "b.md",
      "keep.log",
      "no.log",
      "b/b/b.log",
      "#x",
      "c/a/x.log",
    ];
    const workspace = createDiskWorkspace({
      ".gitignore": above,
      "skills/x/SKILL.md": SKILL,
      "skills/x/.gitignore": inside,
      ...Object.fromEntries(names.map((name) => [`skills/x/${name}`, "x"])),
    });
    workspaces.push(workspace);
    const cwd = new URL(workspace.uri("skills/x")).pathname;
    const root = new URL(workspace.uri("")).pathname;
    execFileSync("git", ["init", "-q"], { cwd: root });
    const listed = execFileSync(
      "git",
      ["-c", "core.excludesFile=", "-c", "core.ignoreCase=false", "ls-files", "-z", "--others", "--exclude-standard"],
      { cwd, encoding: "utf8" },
    );
    const host = createFileHost({ roots: [workspace.uri("")] });
    const folder = await folderOf(host, workspace.uri("skills/x/SKILL.md"));
    const found = folder && (await readPublished(folder, host));
    const expected = listed.split("\0").filter((path) => path !== "" && path !== ".gitignore" && path !== "SKILL.md");
    expect(found?.files).toEqual([...expected, "SKILL.md"].sort());
  });
});
