// The numbers of a snapshot are those of the system's own tools, on real skills in a real repository.
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Snapshot } from "../../server/src/core/snapshot/model.ts";
import { runCli } from "../cli/runCli.ts";
import { corpusSkills, hasCorpus, NO_CORPUS } from "../support/corpus.ts";
import { projectRoot } from "../support/projectRoot.ts";

const HOW_MANY = 20;
// Only the `du` of GNU counts bytes.
const hasTools = process.platform === "linux" && ["find", "wc", "du", "grep", "awk", "git"].every(isThere);
const reason = !hasCorpus ? ` (${NO_CORPUS})` : !hasTools ? " (find, wc, du, grep, awk or git is not here)" : "";

/** Those with the most files, and as many of one file only. */
const skills = chosen();

describe.skipIf(reason !== "")(`a snapshot counts as the system does${reason}`, () => {
  let repository = "";

  beforeAll(() => {
    repository = realpathSync(mkdtempSync(join(tmpdir(), "skillwright-numbers-")));
    for (const { id } of skills) {
      cpSync(join(projectRoot, "..", "shared", "corpus", id), join(repository, id), { recursive: true });
    }
    git("init", "--quiet", "--initial-branch=main");
    git("remote", "add", "origin", "git@github.com:example/skills.git");
    // Each skill gets a commit of its own, on a day of its own.
    for (const [index, { id }] of skills.entries()) {
      git("add", "--force", "--", id);
      gitAt(`2026-01-${String(index + 1).padStart(2, "0")}T04:39:00+01:00`, "commit", "--quiet", "-m", id);
    }
  });
  afterAll(() => void rmSync(repository, { recursive: true, force: true }));

  function git(...args: readonly string[]): string {
    return execFileSync("git", ["-C", repository, ...IDENTITY, ...args], { encoding: "utf8" }).trim();
  }

  function gitAt(date: string, ...args: readonly string[]): void {
    const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    execFileSync("git", ["-C", repository, ...IDENTITY, ...args], { env });
  }

  test("there are twenty skills, some of many files", () => {
    expect(skills).toHaveLength(HOW_MANY);
    expect(skills.some(({ files }) => Object.keys(files).length > 10)).toBe(true);
  });

  for (const { id } of skills) {
    test(id, async () => {
      const folder = join(repository, id);
      const snapshot = await snapshotOf(folder);
      const skillFile = join(folder, snapshot.fileName);
      const { statistics, files, source } = snapshot;

      // What is left out is counted by no one: the tools do not look at it either.
      const without = files.leftOut.flatMap(({ path }) => ["!", "-path", `./${path}`, "!", "-path", `./${path}/*`]);
      const found = lines(run("find", [".", "-type", "f", ...without], folder)).sort();
      const tree = files.tree.filter(({ type }) => type === "file");
      expect(tree.map(({ path }) => `./${path}`).sort()).toEqual(found);
      expect(files.count).toBe(found.length);
      const sizes = found.map((path) => Number(run("wc", ["-c", path], folder).split(/\s+/)[0]));
      expect(files.size).toBe(sizes.reduce((sum, size) => sum + size, 0));
      for (const { path, size } of tree) {
        expect({ path, size }).toEqual({ path, size: apparentSize(join(folder, path)) });
      }
      const executables = lines(run("find", [".", "-type", "f", "-perm", "-u+x", ...without], folder));
      expect(files.executables).toBe(executables.length);

      expect(statistics.bytes).toBe(number("wc", ["-c", skillFile]));
      expect(statistics.lines).toBe(number("grep", ["-c", "", skillFile]));
      expect(statistics.bodyWords).toBe(wordsOfBody(skillFile));

      expect(source).toMatchObject({
        state: "repository",
        host: "github.com",
        repository: "example/skills",
        branch: "main",
        commit: git("rev-parse", "HEAD"),
        updatedAt: git("log", "-1", "--format=%cI", "--", id),
        uncommitted: false,
      });
      const place = id.split("/").map(encodeURIComponent).join("/");
      expect(source.url).toBe(`https://github.com/example/skills/tree/${git("rev-parse", "HEAD")}/${place}`);
    });
  }

  test("a change shows at once: size, executable bit, uncommitted", async () => {
    const [first] = skills;
    const folder = join(repository, first?.id ?? "");
    const before = await snapshotOf(folder);
    writeFileSync(join(folder, "more.sh"), "#!/bin/sh\necho $HOME\n");
    chmodSync(join(folder, "more.sh"), 0o755);
    const after = await snapshotOf(folder);
    expect(after.files.count).toBe(before.files.count + 1);
    expect(after.files.size).toBe(before.files.size + 21);
    expect(after.files.executables).toBe(before.files.executables + 1);
    expect([before.source.uncommitted, after.source.uncommitted]).toEqual([false, true]);
    expect(after.source.updatedAt).toBe(before.source.updatedAt);
  });
});

const IDENTITY = ["-c", "user.name=Author", "-c", "user.email=author@example.com", "-c", "commit.gpgsign=false"];

async function snapshotOf(folder: string): Promise<Snapshot> {
  const { code, stdout, stderr } = await runCli(["snapshot", folder, "--format", "json"]);
  expect({ code: code === 2, stderr }).toEqual({ code: false, stderr: "" });
  return JSON.parse(stdout) as Snapshot;
}

function chosen(): ReturnType<typeof corpusSkills> {
  const all = corpusSkills("skills").sort((a, b) => Object.keys(b.files).length - Object.keys(a.files).length);
  return [...all.slice(0, HOW_MANY / 2), ...all.slice(-HOW_MANY / 2)];
}

function isThere(program: string): boolean {
  try {
    execFileSync("sh", ["-c", `command -v ${program}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function run(program: string, args: readonly string[], cwd?: string): string {
  return execFileSync(program, [...args], { cwd, encoding: "utf8", env: { ...process.env, LC_ALL: "C.UTF-8" } });
}

function number(program: string, args: readonly string[]): number {
  return Number(run(program, args).trim().split(/\s+/)[0]);
}

function lines(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}

function apparentSize(file: string): number {
  return number("du", ["--apparent-size", "--block-size=1", file]);
}

/** The words behind the second line of dashes. */
function wordsOfBody(file: string): number {
  const body = run("awk", ["n >= 2 { print } /^---[[:space:]]*$/ { n++ }", file]);
  const env = { ...process.env, LC_ALL: "C.UTF-8" };
  return Number(execFileSync("wc", ["-w"], { input: body, encoding: "utf8", env }).trim());
}
