// What `--fix` and `--fix-unsafe` do to files, and what they never do.
import { chmodSync, existsSync, readdirSync, readFileSync, renameSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { encodeText } from "../../server/src/cli/encodeText.ts";
import { createFile, renameFolder } from "../../server/src/cli/fileOperations.ts";
import { replaceFile } from "../../server/src/cli/replaceFile.ts";
import { decodeBytes } from "../../server/src/core/document/decode.ts";
import { folderWith, goodSkill, runCli } from "./runCli.ts";

const isWindows = process.platform === "win32";
const colon =
  "---\nname: charts\ndescription: Draws charts: quickly. Use for numbers.\n---\n\n# Charts\n\nDraw them.\n";
const quoted = colon.replace(/(?<=description: )(.*)/, '"$1"');

test("--fix applies the safe fixes, says which and where, and reports what remains", async () => {
  const cwd = folderWith({ "charts/SKILL.md": colon.replace("Draw them.", "See [x](references/gone.md).") });
  const first = await runCli(["check", "--fix"], { cwd });
  expect(first.code).toBe(0);
  expect(first.stdout).toMatch(/^fixed {2}charts\/SKILL\.md:3 {2}Quote the value\n\ncharts\/SKILL\.md:8:9 {2}warning/);
  expect(first.stdout).toContain("1 skill: 0 errors, 1 warning, 0 infos, 0 hints; 1 fixable with --fix-unsafe.\n");
  expect(read(cwd, "charts/SKILL.md")).toBe(quoted.replace("Draw them.", "See [x](references/gone.md)."));
  const second = await runCli(["check", "--fix"], { cwd });
  expect(second.stdout).not.toContain("fixed");
});

test("--fix that has nothing to do leaves the file alone", async () => {
  const cwd = folderWith({ "charts/SKILL.md": quoted });
  const { mtimeNs, ino } = statSync(join(cwd, "charts/SKILL.md"), { bigint: true });
  expect(await runCli(["check", "--fix"], { cwd })).toMatchObject({ code: 0, stdout: "No problems in 1 skill.\n" });
  expect(statSync(join(cwd, "charts/SKILL.md"), { bigint: true })).toMatchObject({ mtimeNs, ino });
});

test("with --format json, what was changed is said beside the document", async () => {
  const cwd = folderWith({ "charts/SKILL.md": colon });
  const { stdout, stderr } = await runCli(["check", "--fix", "--format", "json"], { cwd });
  expect(JSON.parse(stdout).skills[0].findings).toEqual([]);
  expect(stderr).toBe("fixed  charts/SKILL.md:3  Quote the value\n\n");
});

test("line breaks and permissions stay, and no other file is left behind", async () => {
  const cwd = folderWith({ "charts/SKILL.md": colon.replaceAll("\n", "\r\n") });
  chmodSync(join(cwd, "charts/SKILL.md"), 0o664);
  const { mode } = statSync(join(cwd, "charts/SKILL.md"));
  await runCli(["check", "--fix"], { cwd });
  expect(read(cwd, "charts/SKILL.md")).toBe(quoted.replaceAll("\n", "\r\n"));
  expect(statSync(join(cwd, "charts/SKILL.md")).mode).toBe(mode);
  expect(readdirSync(join(cwd, "charts"))).toEqual(["SKILL.md"]);
});

test("a byte order mark goes only by its own fix", async () => {
  const cwd = folderWith({ "charts/SKILL.md": `\uFEFF${colon}` });
  await runCli(["check", "--fix", "--rule", "encoding-bom=off"], { cwd });
  expect(read(cwd, "charts/SKILL.md")).toBe(`\uFEFF${quoted}`);
  const run = await runCli(["check", "--fix"], { cwd });
  expect(run).toMatchObject({ code: 0, stderr: "" });
  expect(read(cwd, "charts/SKILL.md")).toBe(quoted);
});

test("a file in UTF-16 stays in it until it is written anew as UTF-8", async () => {
  const cwd = folderWith({ "charts/SKILL.md": Buffer.from(`\uFEFF${colon}`, "utf16le") });
  const before = JSON.parse((await runCli(["check", "--format", "json"], { cwd })).stdout);
  expect(before.skills[0]).toMatchObject({ name: "charts" });
  const rules = before.skills[0].findings.map(({ rule }: { rule: string }) => rule);
  expect(rules).toEqual(["encoding-not-utf8", "yaml-syntax"]);
  await runCli(["check", "--fix", "--rule", "encoding-not-utf8=off"], { cwd });
  expect(readFileSync(join(cwd, "charts/SKILL.md"))).toEqual(Buffer.from(`\uFEFF${quoted}`, "utf16le"));
  const after = await runCli(["check", "--fix-unsafe"], { cwd });
  expect(after).toMatchObject({ code: 0, stderr: "" });
  expect(read(cwd, "charts/SKILL.md")).toBe(quoted);
});

test("a fix that the file's encoding cannot hold is not applied, and that is said", async () => {
  const half = Buffer.from(`\uFEFF${colon.replace("Draw them.", "Draw \uD800 them.")}`, "utf16le");
  const cwd = folderWith({ "charts/SKILL.md": half });
  const { stderr } = await runCli(["check", "--fix", "--rule", "encoding-not-utf8=off"], { cwd });
  expect(stderr).toContain('"charts/SKILL.md" was not fixed, since its encoding, utf-16le, cannot hold the fixed text');
  expect(readFileSync(join(cwd, "charts/SKILL.md"))).toEqual(half);
});

test("a file in a mixture of encodings is fixed only by writing it anew as UTF-8", async () => {
  const bytes = Buffer.from(colon.replace("Draw them.", "Zeichne f\u00fcr \u00e9."), "latin1");
  const cwd = folderWith({ "charts/SKILL.md": bytes });
  const off = await runCli(["check", "--fix", "--rule", "encoding-not-utf8=off"], { cwd });
  expect(off.stderr).toContain("windows-1252, cannot hold the fixed text");
  expect(readFileSync(join(cwd, "charts/SKILL.md"))).toEqual(bytes);
  expect(await runCli(["check", "--fix-unsafe"], { cwd })).toMatchObject({ code: 0, stderr: "" });
  expect(read(cwd, "charts/SKILL.md")).toBe(quoted.replace("Draw them.", "Zeichne für é."));
});

test("--fix-unsafe creates files and renames folders, the innermost first, and then checks where they lie", async () => {
  const cwd = folderWith({
    "Out Side/SKILL.md": goodSkill("out-side").replace("Draw them.", "See [x](references/new.md)."),
    "Out Side/In Side/SKILL.md": goodSkill("in-side"),
  });
  const { code, stdout, stderr } = await runCli(["check", "Out Side", "--fix-unsafe"], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout.split("\n").filter((line) => line.startsWith("fixed"))).toEqual([
    'fixed  Out Side/SKILL.md:8  Create "references/new.md"',
    'fixed  Out Side/In Side/SKILL.md:2  Rename the folder to "in-side"',
    'fixed  Out Side/SKILL.md:2  Rename the folder to "out-side"',
  ]);
  expect(existsSync(join(cwd, "out-side/references/new.md"))).toBe(true);
  expect(existsSync(join(cwd, "out-side/in-side/SKILL.md"))).toBe(true);
  const again = await runCli(["check", "out-side", "--fix-unsafe"], { cwd });
  expect(again.stdout).not.toContain("fixed");
});

test("a folder is not renamed over another one", async () => {
  const cwd = folderWith({ "Charts/SKILL.md": goodSkill("charts-two"), "charts-two/notes.md": "mine" });
  const { stdout, stderr, code } = await runCli(["check", "--fix-unsafe"], { cwd });
  expect(stderr).toBe('skillwright: The folder "Charts" was not renamed, since there is a "charts-two" already.\n');
  expect(code).toBe(1);
  expect(stdout).not.toContain("fixed");
  expect(read(cwd, "charts-two/notes.md")).toBe("mine");
});

test.skipIf(isWindows)("a folder that was given by a link keeps its name", async () => {
  const cwd = folderWith({ "Charts/SKILL.md": goodSkill("charts-two") });
  symlinkSync("Charts", join(cwd, "link"));
  const { stderr } = await runCli(["check", "link", "--fix-unsafe"], { cwd });
  expect(stderr).toContain(
    'The folder of "link/SKILL.md" was not renamed, since it was given through a symbolic link.',
  );
  expect(existsSync(join(cwd, "Charts/SKILL.md"))).toBe(true);
});

test.skipIf(isWindows)("where nothing can be written the old file stays whole, and the exit code says so", async () => {
  const cwd = folderWith({ "charts/SKILL.md": colon });
  chmodSync(join(cwd, "charts/SKILL.md"), 0o666);
  chmodSync(join(cwd, "charts"), 0o555);
  const { code, stdout, stderr } = await runCli(["check", "--fix"], { cwd, unprivileged: true });
  expect(code).toBe(2);
  expect(stderr).toBe('skillwright: "charts/SKILL.md" could not be written and is unchanged: permission denied.\n');
  expect(stdout).not.toContain("fixed");
  expect(read(cwd, "charts/SKILL.md")).toBe(colon);
  expect(readdirSync(join(cwd, "charts"))).toEqual(["SKILL.md"]);
});

test.skipIf(isWindows)("a file that its author protected is not replaced", async () => {
  const cwd = folderWith({ "charts/SKILL.md": colon });
  chmodSync(join(cwd, "charts/SKILL.md"), 0o444);
  chmodSync(join(cwd, "charts"), 0o777);
  const { code, stderr } = await runCli(["check", "--fix"], { cwd, unprivileged: true });
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining("permission denied") });
  expect(read(cwd, "charts/SKILL.md")).toBe(colon);
});

describe("replaceFile", () => {
  test("replaces the whole file", async () => {
    const file = join(folderWith({ "a.md": "old" }), "a.md");
    expect(await replaceFile(file, Buffer.from("old"), Buffer.from("new"))).toBe(true);
    expect(readFileSync(file, "utf8")).toBe("new");
  });

  test("does not touch a file that another program has changed", async () => {
    const folder = folderWith({ "a.md": "theirs" });
    expect(await replaceFile(join(folder, "a.md"), Buffer.from("old"), Buffer.from("new"))).toBe(false);
    expect(read(folder, "a.md")).toBe("theirs");
    expect(readdirSync(folder)).toEqual(["a.md"]);
  });

  test.skipIf(isWindows)(
    "whoever has the old file open keeps reading all of it: it is never written into",
    async () => {
      const folder = folderWith({ "a.md": "old" });
      const { ino } = statSync(join(folder, "a.md"));
      await replaceFile(join(folder, "a.md"), Buffer.from("old"), Buffer.from("new"));
      expect(statSync(join(folder, "a.md")).ino).not.toBe(ino);
    },
  );
});

describe("createFile", () => {
  test("makes the folders in between and overwrites nothing", async () => {
    const folder = folderWith({ "SKILL.md": "", "b.md": "mine" });
    expect(await createFile(folder, "references/deep/a.md", "text")).toBeUndefined();
    expect(read(folder, "references/deep/a.md")).toBe("text");
    expect(await createFile(folder, "b.md", "text")).toContain("is there already");
    expect(read(folder, "b.md")).toBe("mine");
  });

  test("stays in the skill's folder", async () => {
    const folder = folderWith({ "skill/SKILL.md": "", "outside/a.md": "" });
    const skill = join(folder, "skill");
    for (const path of ["../x.md", "a/../../x.md", "/x.md", "a//x.md", "", "a\\x.md"]) {
      expect(await createFile(skill, path, "text"), path).toContain("leads out of the skill's folder");
    }
    if (!isWindows) {
      symlinkSync("../outside", join(skill, "references"));
      expect(await createFile(skill, "references/new/x.md", "text")).toContain("leads out of the skill's folder");
    }
    expect(readdirSync(join(folder, "outside"))).toEqual(["a.md"]);
  });
});

test("renameFolder changes only the last name, also where only its case differs", async () => {
  const folder = folderWith({ "Charts/SKILL.md": "" });
  expect(await renameFolder(join(folder, "Charts"), "charts")).toBeUndefined();
  expect(readdirSync(folder)).toEqual(["charts"]);
  expect(await renameFolder(join(folder, "charts"), "../x")).toContain("cannot be a folder's name");
  renameSync(join(folder, "charts"), join(folder, "other"));
  await expect(renameFolder(join(folder, "charts"), "x")).rejects.toThrow("ENOENT");
});

test("encodeText gives back the bytes that a text was read from", () => {
  const samples = [
    Buffer.from("漢字 😀\r\n"),
    Buffer.from("\uFEFFüber"),
    Buffer.from("\uFEFF---\nname: x", "utf16le"),
    Buffer.from("\uFEFF---\nname: x", "utf16le").swap16(),
    Buffer.from("---\nname: x\n", "utf16le"),
  ];
  for (const bytes of samples) {
    const { text, encoding } = decodeBytes(bytes);
    expect(Buffer.from(encodeText(text, encoding) ?? [])).toEqual(bytes);
  }
  expect(encodeText("x", { name: "windows-1252", bom: false })).toBeUndefined();
});

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), "utf8");
}
