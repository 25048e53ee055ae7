// `skillwright snapshot`: the four forms, where they go, and what is refused.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import type { Snapshot } from "../../server/src/core/snapshot/model.ts";
import { projectRoot } from "../support/projectRoot.ts";
import { folderWith, goodSkill, runCli } from "./runCli.ts";

const charts = {
  "charts/SKILL.md": `${goodSkill("charts")}\nRead [the guide](references/guide.md).\n`,
  "charts/references/guide.md": "# Guide\n",
};
const wrong = { "charts/SKILL.md": goodSkill("other") };

describe("which skill is meant", () => {
  test("its folder, its SKILL.md and the current folder are the same skill", async () => {
    const cwd = folderWith(charts);
    const byFolder = await runCli(["snapshot", "charts"], { cwd });
    expect(byFolder).toMatchObject({ code: 0, stderr: "" });
    expect(byFolder.stdout).toMatch(/^charts\n✓ Valid\n/);
    expect(await runCli(["snapshot", "charts/SKILL.md"], { cwd })).toEqual(byFolder);
    expect(await runCli(["snapshot"], { cwd: join(cwd, "charts") })).toEqual(byFolder);
  });

  const cases: readonly (readonly [args: readonly string[], sentence: string])[] = [
    [["snapshot", "nowhere"], 'There is no file or folder "nowhere".'],
    [["snapshot", "notes.md"], '"notes.md" is neither a folder nor a SKILL.md.'],
    [["snapshot", "empty"], 'There is no skill in "empty": a skill is a folder with a SKILL.md.'],
    [["snapshot", "one"], 'There is no SKILL.md in "one" itself; did you mean the skill "one/a"?'],
    [
      ["snapshot", "many"],
      'There is no SKILL.md in "many" itself; name one of the 12 skills below it: many/s1, many/s10, many/s11, many/s12, many/s2, many/s3, many/s4, many/s5, many/s6, many/s7 and 2 more.',
    ],
    [["snapshot", "one/a", "many/s1"], '"skillwright snapshot" takes one skill, and it was given 2.'],
    [["snapshot", "one/a", "--fix"], '"--fix" is an option of "check", not of "snapshot".'],
    [["snapshot", "--force"], '"--force" is an option of "pack", not of "snapshot".'],
    [["check", "--output", "x"], '"--output" is an option of "snapshot" and "pack", not of "check".'],
    [["snapshot", "--format", "xml"], '"--format" takes text, markdown, json or html, not "xml".'],
    [["snapshot", "--outptu", "x"], 'There is no option "--outptu"; did you mean "--output"?'],
    [["snapshot", "--output"], '"--output" needs a value: the file to write.'],
    [["snapshto", "--output", "x"], 'There is no command "snapshto"; did you mean "snapshot"?'],
    [
      ["snapshot", "one/a", "--rule", "nam-missing=off"],
      'There is no rule "nam-missing"; did you mean "name-missing"?',
    ],
    [["snapshot", "one/a", "--output", "empty"], '"empty" is a folder; name the file to write.'],
    [
      ["snapshot", "one/a", "--output", "nowhere/x.md"],
      '"nowhere/x.md" could not be written: there is no such folder.',
    ],
  ];
  for (const [args, sentence] of cases) {
    test(["skillwright", ...args].join(" "), async () => {
      const many = Array.from({ length: 12 }, (_, index) => `s${index + 1}`);
      const cwd = folderWith({
        "notes.md": "# Notes",
        "empty/notes.md": "",
        "one/a/SKILL.md": goodSkill("a"),
        ...Object.fromEntries(many.map((name) => [`many/${name}/SKILL.md`, goodSkill(name)])),
      });
      expect(await runCli(args, { cwd })).toEqual({ code: 2, stdout: "", stderr: `skillwright: ${sentence}\n` });
    });
  }
});

test("--help tells of the snapshot's options", async () => {
  const { code, stdout } = await runCli(["snapshot", "--help"]);
  expect(code).toBe(0);
  for (const option of ["--format FORMAT", "--output FILE", "--rule", "docs/snapshot.schema.json", "Exit code"]) {
    expect(stdout).toContain(option);
  }
});

test("a skill with errors is shown all the same, and the exit code is 1", async () => {
  const cwd = folderWith(wrong);
  const { code, stdout } = await runCli(["snapshot", "charts"], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain("✗ Not valid: 1 error\n");
  expect(stdout).toContain("  error  2:7  name-folder-mismatch\n");
  const off = await runCli(["snapshot", "charts", "--rule", "name-folder-mismatch=off"], { cwd });
  expect(off.code).toBe(0);
});

describe("forms", () => {
  test("json holds to the published schema", async () => {
    const cwd = folderWith(charts);
    const { code, stdout } = await runCli(["snapshot", "charts", "--format", "json"], { cwd });
    expect(code).toBe(0);
    const schema = JSON.parse(readFileSync(join(projectRoot, "docs/snapshot.schema.json"), "utf8")) as object;
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);
    expect(validate(JSON.parse(stdout)) ? [] : validate.errors).toEqual([]);
    const snapshot = JSON.parse(stdout) as Snapshot;
    expect(snapshot).toMatchObject({ version: 1, folder: "charts", source: { state: "none" } });
    expect(snapshot.files).toMatchObject({ state: "complete", count: 2 });
    expect(snapshot.files.tree.map(({ path, reached }) => [path, reached])).toEqual([
      ["references", "direct"],
      ["references/guide.md", "direct"],
      ["SKILL.md", "self"],
    ]);
  });

  test("markdown", async () => {
    const { stdout } = await runCli(["snapshot", "charts", "--format", "markdown"], { cwd: folderWith(charts) });
    expect(stdout).toMatch(/^## charts\n\n> Draws charts from tables\./);
    expect(stdout).toContain("| `references/guide.md` | 8 bytes |");
  });

  test("html is a page of its own, with the skill's images in it", async () => {
    const png = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    const cwd = folderWith({
      "charts/SKILL.md": `${goodSkill("charts")}\n![A dot](assets/dot.png)\n`,
      "charts/assets/dot.png": png,
    });
    const { code, stdout } = await runCli(["snapshot", "charts", "--format", "html"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^<!doctype html>/);
    expect(stdout).toContain(`data:image/png;base64,${png.toString("base64")}`);
    expect(stdout).not.toContain("<script");
  });

  test("text has colors only where they are wanted", async () => {
    const cwd = folderWith(charts);
    const plain = (await runCli(["snapshot", "charts"], { cwd })).stdout;
    const colored = (await runCli(["snapshot", "charts"], { cwd, env: { FORCE_COLOR: "1" } })).stdout;
    expect(plain).toBe(stripVTControlCharacters(plain));
    expect(colored).not.toBe(plain);
    expect(stripVTControlCharacters(colored)).toBe(plain);
    const no = await runCli(["snapshot", "charts"], { cwd, env: { FORCE_COLOR: "1", NO_COLOR: "1" } });
    expect(no.stdout).toBe(plain);
  });
});

describe("--output", () => {
  test("writes what would be printed, without colors, and says so", async () => {
    const cwd = folderWith(charts);
    const printed = (await runCli(["snapshot", "charts"], { cwd })).stdout;
    const options = { cwd, env: { FORCE_COLOR: "1" } };
    expect(await runCli(["snapshot", "charts", "--output", "page.txt"], options)).toEqual({
      code: 0,
      stdout: "Wrote page.txt\n",
      stderr: "",
    });
    expect(readFileSync(join(cwd, "page.txt"), "utf8")).toBe(printed);
    expect((await runCli(["snapshot", "charts", "-o", "page.txt"], options)).stdout).toBe(
      "Nothing changed in page.txt\n",
    );
    writeFileSync(join(cwd, "page.txt"), "mine");
    expect((await runCli(["snapshot", "charts", "-o", "page.txt"], options)).stdout).toBe("Replaced page.txt\n");
    expect(readFileSync(join(cwd, "page.txt"), "utf8")).toBe(printed);
    expect(readdirSync(cwd).sort()).toEqual(["charts", "page.txt"]);
  });

  test.skipIf(process.platform === "win32")("follows a link and keeps it", async () => {
    const cwd = folderWith({ ...charts, "out/real.md": "old" });
    symlinkSync(join("out", "real.md"), join(cwd, "link.md"));
    await runCli(["snapshot", "charts", "--format", "markdown", "--output", "link.md"], { cwd });
    expect(readFileSync(join(cwd, "out/real.md"), "utf8")).toMatch(/^## charts/);
  });

  test.skipIf(process.platform === "win32")("never replaces a file that is protected", async () => {
    const cwd = folderWith({ ...charts, "page.txt": "mine" });
    execFileSync("chmod", ["0755", cwd]);
    execFileSync("chmod", ["0444", join(cwd, "page.txt")]);
    const run = await runCli(["snapshot", "charts", "--output", "page.txt"], { cwd, unprivileged: true });
    expect(run).toEqual({
      code: 2,
      stdout: "",
      stderr: 'skillwright: "page.txt" could not be written: permission denied.\n',
    });
    expect(readFileSync(join(cwd, "page.txt"), "utf8")).toBe("mine");
  });
});

test("what lies above the skill in its repository counts: ignore files, license, README", async () => {
  const cwd = folderWith({
    "README.md": "# Skills\n",
    LICENSE: "no license that anyone knows\n",
    ".gitignore": "*.log\n",
    "skills/charts/SKILL.md": goodSkill("charts"),
    "skills/charts/run.log": "noise",
  });
  mkdirSync(join(cwd, ".git"));
  const skill = join(cwd, "skills", "charts");
  const { stdout } = await runCli(["snapshot", "--format", "json"], { cwd: skill });
  const snapshot = JSON.parse(stdout) as Snapshot;
  expect(snapshot.files.tree.map(({ path }) => path)).toEqual(["SKILL.md"]);
  expect(snapshot.files.leftOut.map(({ path }) => path)).toEqual(["run.log"]);
  expect(snapshot.license.path).toBe("../../LICENSE");
  expect(snapshot.source.community.map(({ path }) => path)).toEqual(["../../README.md"]);
  expect(existsSync(join(skill, "run.log"))).toBe(true);
});
