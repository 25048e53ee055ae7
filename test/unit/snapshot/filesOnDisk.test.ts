import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import type { FilesScan } from "../../../server/src/core/snapshot/files/filesScan.ts";
import { bufferedHost } from "../../../server/src/core/workspace/bufferedHost.ts";
import { createFileHost, uriOfPath } from "../../../server/src/node/fileHost.ts";
import { NO_CORPUS } from "../../support/corpus.ts";
import { createDiskWorkspace, type TestWorkspace } from "../../support/diskWorkspace.ts";
import { projectRoot } from "../../support/projectRoot.ts";
import { readFiles } from "../../support/readFiles.ts";

const isUnix = process.platform !== "win32";
const SKILL = "---\nname: x\ndescription: y\n---\n";

/** What the system's own tools count below a folder, symbolic links not followed. */
function counted(folder: string, ...without: string[]): { files: string[]; size: number; executables: number } {
  const prune = without.flatMap((path) => ["!", "-path", `./${path}`, "!", "-path", `./${path}/*`]);
  const find = (...asked: string[]): Buffer =>
    execFileSync("find", [".", "-type", "f", ...prune, ...asked], { cwd: folder, maxBuffer: 100_000_000 });
  const names = (...asked: string[]): string[] =>
    find(...asked, "-print0")
      .toString()
      .split("\0")
      .slice(0, -1);
  return {
    files: names()
      .map((path) => path.slice(2))
      .sort(),
    size: find("-exec", "cat", "{}", "+").length,
    executables: names("-perm", "-100").length,
  };
}

function summed(scan: FilesScan | undefined): { files: string[]; size: number; executables: number } {
  const files = [...(scan?.files.values() ?? [])];
  return {
    files: files.map(({ path }) => path).sort(),
    size: files.reduce((sum, { size }) => sum + size, 0),
    executables: files.filter(({ executable }) => executable === true).length,
  };
}

function scanOf(folder: string, root = folder): Promise<FilesScan> {
  return readFiles(createFileHost({ roots: [uriOfPath(root)] }), uriOfPath(join(folder, "SKILL.md")));
}

const corpus = join(projectRoot, "..", "shared", "corpus", "skills");

describe.skipIf(!existsSync(corpus) || !isUnix)(`real skills (skipped where ${NO_CORPUS})`, () => {
  const names = existsSync(corpus) ? readdirSync(corpus).sort() : [];
  // Those with the most files say most.
  const largest = names
    .map((name) => ({ name, files: readdirSync(join(corpus, name), { recursive: true }).length }))
    .sort((a, b) => b.files - a.files)
    .slice(0, 25)
    .map(({ name }) => name);

  it.each(largest)("%s: the numbers of find and cat", async (name) => {
    const folder = join(corpus, name);
    const scan = await scanOf(folder);
    expect(scan.state).toBe("complete");
    const leftOut = scan.leftOut.map(({ path }) => path);
    expect(leftOut.filter((path) => !path.endsWith(".gitignore"))).toEqual([]);
    expect(summed(scan)).toEqual(counted(folder, ...leftOut));
  });
});

describe.skipIf(!isUnix)("folders made here (skipped on Windows)", () => {
  const workspaces: TestWorkspace[] = [];
  afterEach(() => {
    for (const workspace of workspaces.splice(0)) {
      workspace.dispose();
    }
  });

  const make = (files: Readonly<Record<string, string | Uint8Array>>): string => {
    const workspace = createDiskWorkspace(files);
    workspaces.push(workspace);
    return fileURLToPath(workspace.uri(""));
  };

  it("agrees with find and cat on junk, links, bits and odd names", async () => {
    const folder = make({
      "SKILL.md": SKILL,
      "empty.md": "",
      "name with spaces.md": "a",
      "ünï/文件 😀.md": "bc",
      "new\nline.md": "d",
      "back\\slash.md": "e",
      "per%20cent#?.md": "f",
      "-dash": "g",
      "scripts/run.sh": "#!/bin/sh\n",
      "logo.png": new Uint8Array(5000),
      "large.txt": "x".repeat(1_500_000),
      ".git/HEAD": "ref",
      ".gitignore": "*.log\nprivate/\n",
      "a.log": "",
      "private/key": "",
      "node_modules/x/y.js": "",
      "__pycache__/a.pyc": "",
      "evals/evals.json": "{}",
    });
    chmodSync(join(folder, "scripts/run.sh"), 0o755);
    symlinkSync("..", join(folder, "scripts", "loop"));
    symlinkSync("/nowhere", join(folder, "dangling.md"));
    symlinkSync("SKILL.md", join(folder, "link.md"));
    execFileSync("mkfifo", [join(folder, "pipe")]);
    mkdirSync(join(folder, "nothing", "in", "here"), { recursive: true });
    const scan = await scanOf(folder);
    expect(scan.leftOut.map(({ path, type }) => `${path} ${type}`)).toEqual([
      ".git folder",
      ".gitignore file",
      "__pycache__ folder",
      "a.log file",
      "dangling.md symlink",
      "evals folder",
      "link.md symlink",
      "node_modules folder",
      "pipe other",
      "private folder",
      "scripts/loop symlink",
    ]);
    expect(summed(scan)).toEqual(counted(folder, ...scan.leftOut.map(({ path }) => path)));
    expect(summed(scan)).toMatchObject({ executables: 1 });
    expect(scan.folders).toEqual(["scripts", "ünï"]);
  });

  it("reads 2,000 files", async () => {
    const files = Array.from({ length: 2000 }, (_, n) => [`d${n % 40}/f${n}.md`, `See f${n + 40}.md\n`]);
    const folder = make({ "SKILL.md": SKILL, ...Object.fromEntries(files) });
    const scan = await scanOf(folder);
    expect(scan).toMatchObject({ state: "complete", done: 2001, total: 2001 });
    expect(summed(scan)).toEqual(counted(folder));
    expect(scan.files.get("d3/f3.md")?.leadsTo).toEqual(["d3/f43.md"]);
  });

  it("lets the text of an open editor count", async () => {
    const folder = make({ "SKILL.md": SKILL, "a.md": "stored", "b.md": "" });
    const uri = uriOfPath(join(folder, "SKILL.md"));
    const buffers = new Map([[uriOfPath(join(folder, "a.md")), "open: [b](b.md) é"]]);
    const scan = await readFiles(bufferedHost(createFileHost({ roots: [uriOfPath(folder)] }), buffers), uri);
    expect(scan.files.get("a.md")).toMatchObject({ size: 18, leadsTo: ["b.md"], executable: false });
  });

  it("counts a file that may not be read", async () => {
    const folder = make({ "SKILL.md": SKILL, "closed.md": "words" });
    chmodSync(join(folder, "closed.md"), 0);
    const scan = await scanOf(folder);
    expect(scan).toMatchObject({ state: "complete", done: 2 });
    expect(scan.files.get("closed.md")).toMatchObject({ size: 5, executable: false, kind: "markdown" });
  });

  it("finds the license and the ignore file of the repository", async () => {
    const root = make({
      ".git/HEAD": "ref",
      LICENSE: "MIT License",
      ".gitignore": "*.tmp\n",
      "skills/x/SKILL.md": SKILL,
      "skills/x/a.tmp": "",
    });
    const scan = await scanOf(join(root, "skills", "x"), root);
    expect(scan.license).toEqual({ path: "../../LICENSE", text: "MIT License" });
    expect(scan.leftOut).toEqual([{ path: "a.tmp", type: "file", reason: "ignored by ../../.gitignore" }]);
  });
});
