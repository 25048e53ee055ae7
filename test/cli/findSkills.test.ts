// Which skills are found, in which order, and what cannot be looked at is said.
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type CliOptions, folderWith, goodSkill, runCli } from "./runCli.ts";

const isWindows = process.platform === "win32";

test("skills at any depth, in the order of their names, .git and node_modules left out", async () => {
  const cwd = tree([
    "b/two",
    "a/deep/er/one",
    ".claude/skills/three",
    "node_modules/x",
    "b/.git/x",
    "a/node_modules/x",
  ]);
  expect(await found(["."], { cwd })).toEqual({
    paths: [".claude/skills/three/SKILL.md", "a/deep/er/one/SKILL.md", "b/two/SKILL.md"],
    stderr: "",
  });
});

test("without a path, the current folder; SKILL.md counts before skill.md", async () => {
  const cwd = folderWith({ "a/skill.md": goodSkill("a"), "SKILL.md": goodSkill("x") });
  const { paths } = await found([], { cwd });
  expect(paths).toEqual(["SKILL.md", "a/skill.md"]);
});

test("a path may be a SKILL.md, a skill, a folder of skills, absolute, or lead upwards", async () => {
  const cwd = tree(["set/one", "set/two", "three"]);
  expect((await found(["set/one/SKILL.md"], { cwd })).paths).toEqual(["set/one/SKILL.md"]);
  expect((await found(["set/one/"], { cwd })).paths).toEqual(["set/one/SKILL.md"]);
  expect((await found(["./set"], { cwd })).paths).toEqual(["set/one/SKILL.md", "set/two/SKILL.md"]);
  expect((await found([join(cwd, "three")], { cwd })).paths).toEqual(["three/SKILL.md"]);
  expect((await found(["../../three"], { cwd: join(cwd, "set/one") })).paths).toEqual(["../../three/SKILL.md"]);
  expect((await found([".."], { cwd: join(cwd, "set/one") })).paths).toEqual(["../one/SKILL.md", "../two/SKILL.md"]);
  const outside = join(cwd, "three").replaceAll("\\", "/");
  expect((await found([outside], { cwd: join(cwd, "set") })).paths).toEqual([`${outside}/SKILL.md`]);
});

test("a skill that is given several times is checked once", async () => {
  const cwd = tree(["set/one", "set/two"]);
  const { paths } = await found(["set/two", "set", ".", "set/one/SKILL.md"], { cwd });
  expect(paths).toEqual(["set/two/SKILL.md", "set/one/SKILL.md"]);
});

test("a skill in a folder that is nested in another skill is judged alike from inside and outside", async () => {
  const cwd = folderWith({
    "scaling/SKILL.md": goodSkill("scaling"),
    "scaling/qps/SKILL.md": goodSkill("scaling-qps"),
  });
  for (const path of [".", "scaling/qps", "scaling/qps/SKILL.md"]) {
    const { stdout } = await runCli(["check", path], { cwd });
    expect(stdout).toContain("scaling/qps/SKILL.md:2:7  info  name-folder-mismatch");
  }
});

test("names with %, #, spaces, quotes and other scripts", async () => {
  const names = [
    "100% sure",
    "a#b",
    "a b",
    "技能",
    "it's",
    "a%20b",
    "😀",
    ...(isWindows ? [] : ["a\\b", 'q"q', "a?b"]),
  ];
  const cwd = folderWith(Object.fromEntries(names.map((name) => [`${name}/SKILL.md`, goodSkill("x")])));
  const { paths } = await found(["."], { cwd });
  expect([...paths].sort()).toEqual(names.map((name) => `${name}/SKILL.md`).sort());
});

describe.skipIf(isWindows)("links and special files", () => {
  test("links to folders are not followed, so that a loop does no harm", async () => {
    const cwd = tree(["set/one"]);
    symlinkSync("..", join(cwd, "set/one/loop"));
    symlinkSync(join(cwd, "set"), join(cwd, "again"));
    expect(await found(["."], { cwd })).toEqual({ paths: ["set/one/SKILL.md"], stderr: "" });
  });

  test("a link that is given is followed, and shown as it was given", async () => {
    const cwd = tree(["real/set/one"]);
    symlinkSync("real/set", join(cwd, "link"));
    symlinkSync("real/set/one/SKILL.md", join(cwd, "file.md"));
    expect((await found(["link"], { cwd })).paths).toEqual(["link/one/SKILL.md"]);
    expect((await found(["file.md"], { cwd })).paths).toEqual(["file.md"]);
    expect((await found(["link", "real"], { cwd })).paths).toEqual(["link/one/SKILL.md"]);
  });

  test("a SKILL.md that is a link or a pipe is never opened, and that is said", async () => {
    const cwd = tree(["good"]);
    mkdirSync(join(cwd, "pipe"));
    mkdirSync(join(cwd, "linked"));
    mkdirSync(join(cwd, "folder/SKILL.md"), { recursive: true });
    execFileSync("mkfifo", [join(cwd, "pipe/SKILL.md")]);
    symlinkSync("../good/SKILL.md", join(cwd, "linked/SKILL.md"));
    const { paths, stderr } = await found(["."], { cwd });
    expect(paths).toEqual(["good/SKILL.md"]);
    expect(stderr).toBe(
      'skillwright: "linked/SKILL.md" is a symbolic link, which is not followed, and was left out.\n' +
        'skillwright: "pipe/SKILL.md" is no regular file and was left out.\n',
    );
    const given = await runCli(["check", "pipe/SKILL.md"], { cwd });
    expect(given).toMatchObject({
      code: 2,
      stderr: 'skillwright: "pipe/SKILL.md" is neither a folder nor a SKILL.md.\n',
    });
  });

  test("a folder or a file that cannot be read is said, and the others are checked", async () => {
    const cwd = tree(["closed", "good", "secret"]);
    chmodSync(join(cwd, "closed"), 0o000);
    chmodSync(join(cwd, "secret/SKILL.md"), 0o000);
    const run = await runCli(["check"], { cwd, unprivileged: true });
    expect(run).toEqual({
      code: 0,
      stdout: "No problems in 1 skill.\n",
      stderr:
        'skillwright: The folder "closed" cannot be read and was left out.\n' +
        'skillwright: "secret/SKILL.md" cannot be read and was left out.\n',
    });
  });

  test("names that are not UTF-8 do no harm", async () => {
    const cwd = tree(["good"]);
    mkdirSync(Buffer.concat([Buffer.from(`${cwd}/`), Buffer.from([0x66, 0xff, 0xfe])]));
    const { paths, stderr } = await found(["."], { cwd });
    expect(paths).toEqual(["good/SKILL.md"]);
    expect(stderr).toBe('skillwright: The folder "f\uFFFD\uFFFD" cannot be read and was left out.\n');
  });
});

/** A folder with a good skill in each of these folders. */
function tree(folders: readonly string[]): string {
  const name = (folder: string): string => folder.slice(folder.lastIndexOf("/") + 1);
  return folderWith(Object.fromEntries(folders.map((folder) => [`${folder}/SKILL.md`, goodSkill(name(folder))])));
}

async function found(paths: readonly string[], options: CliOptions): Promise<{ paths: string[]; stderr: string }> {
  const { stdout, stderr } = await runCli(["check", ...paths, "--format", "json"], options);
  const { skills } = JSON.parse(stdout) as { skills: { path: string }[] };
  return { paths: skills.map(({ path }) => path), stderr };
}
