// How the command line is called: help, version, exit codes, and one sentence for each wrong use.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../support/projectRoot.ts";
import { folderWith, goodSkill, runCli } from "./runCli.ts";

const mismatch = goodSkill("other");
const hint = goodSkill("charts").replace("---\n\n#", "license: MIT License\n---\n\n#");

describe("wrong use is said in one sentence and ends with 2", () => {
  const cases: readonly (readonly [args: readonly string[], sentence: string])[] = [
    [
      [],
      'Say what to do: "skillwright check" checks the skills below the current folder, "skillwright --help" tells more.',
    ],
    [["chek"], 'There is no command "chek"; did you mean "check"?'],
    [["./skills"], 'There is no command "./skills"; to check a path, type "skillwright check ./skills".'],
    [["check", "--fixx"], 'There is no option "--fixx"; did you mean "--fix"?'],
    [["check", "-z"], 'There is no option "-z"; "skillwright check --help" lists all.'],
    [["check", "--fix=yes"], '"--fix" takes no value.'],
    [["check", "--format"], '"--format" needs a value: text or json.'],
    [["check", "--format", "--fix"], '"--format" needs a value: text or json.'],
    [["check", "--format", "xml"], '"--format" takes text or json, not "xml".'],
    [["check", "--fail-on", "eror"], '"--fail-on" takes error, warning, info or hint, not "eror".'],
    [
      ["check", "--fail-on", "info", "--max-severity", "hint"],
      '"--fail-on" and "--max-severity" are one option, and it was given "info" and "hint".',
    ],
    [["check", "--rule", "nam-missing=off"], 'There is no rule "nam-missing"; did you mean "name-missing"?'],
    [["check", "--rule", "zzz=off"], 'There is no rule "zzz".'],
    [["check", "--rule", "__proto__=off"], 'There is no rule "__proto__".'],
    [
      ["check", "--rule", "name-missing"],
      '"--rule name-missing" has no severity: write it as "--rule name-missing=warning".',
    ],
    [
      ["check", "--rule", "name-missing=bad"],
      '"bad" is no severity for the rule "name-missing": use off, hint, info, warning or error.',
    ],
    [["check", "nowhere"], 'There is no file or folder "nowhere".'],
    [["check", "notes.md"], '"notes.md" is neither a folder nor a SKILL.md.'],
    [["check", "empty"], 'There is no skill in "empty": a skill is a folder with a SKILL.md.'],
    [["check", ""], 'One of the paths is empty; "." is the current folder.'],
  ];
  for (const [args, sentence] of cases) {
    test(["skillwright", ...args].join(" "), async () => {
      const cwd = folderWith({ "notes.md": "# Notes", "empty/notes.md": "" });
      expect(await runCli(args, { cwd })).toEqual({ code: 2, stdout: "", stderr: `skillwright: ${sentence}\n` });
    });
  }
});

test("--version prints the version of package.json", async () => {
  const { version } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as { version: string };
  expect(await runCli(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
});

test("--help tells of the commands, and of check's options where check is named", async () => {
  const general = await runCli(["--help"]);
  const check = await runCli(["check", "--help"]);
  expect(general).toMatchObject({ code: 0, stderr: "" });
  expect(general.stdout).toContain("skillwright check [paths…]");
  expect(check).toMatchObject({ code: 0, stderr: "" });
  const options = [
    "--fix ",
    "--fix-unsafe",
    "--fail-on",
    "--max-severity",
    "--quiet",
    "--rule",
    "--format",
    "NO_COLOR",
  ];
  expect(options.filter((option) => !check.stdout.includes(option))).toEqual([]);
});

test("exit code 0 for a clean run, said in one line", async () => {
  const cwd = folderWith({ "charts/SKILL.md": goodSkill("charts") });
  expect(await runCli(["check"], { cwd })).toEqual({ code: 0, stdout: "No problems in 1 skill.\n", stderr: "" });
});

test("exit code 1 only for findings at or above the threshold", async () => {
  const cwd = folderWith({ "wrong/charts/SKILL.md": mismatch, "mild/charts/SKILL.md": hint });
  const codeOf = async (...args: string[]): Promise<number | null> => (await runCli(["check", ...args], { cwd })).code;
  expect(await codeOf("wrong")).toBe(1);
  expect(await codeOf("mild")).toBe(0);
  expect(await codeOf("mild", "--fail-on", "info")).toBe(0);
  expect(await codeOf("mild", "--fail-on", "hint")).toBe(1);
  expect(await codeOf("mild", "--max-severity=hint")).toBe(1);
});

test("--rule changes a rule's severity, the last one of a rule counting", async () => {
  const cwd = folderWith({ "charts/SKILL.md": mismatch });
  const off = await runCli(["check", "--rule", "name-folder-mismatch=off"], { cwd });
  expect(off).toMatchObject({ code: 0, stdout: "No problems in 1 skill.\n" });
  const twice = ["--rule", "name-folder-mismatch=off", "--rule", "name-folder-mismatch=warning"];
  const warning = await runCli(["check", ...twice], { cwd });
  expect(warning.code).toBe(0);
  expect(warning.stdout).toContain("charts/SKILL.md:2:7  warning  name-folder-mismatch\n");
});

test("--quiet lists only findings at or above the threshold, and still counts all", async () => {
  const cwd = folderWith({ "a/charts/SKILL.md": mismatch, "b/charts/SKILL.md": hint });
  const { stdout } = await runCli(["check", "--quiet"], { cwd });
  expect(stdout).toContain("name-folder-mismatch");
  expect(stdout).not.toContain("license-not-spdx");
  expect(stdout).toContain("2 skills: 1 error, 0 warnings, 0 infos, 1 hint; 2 fixable with --fix.\n");
  const json = JSON.parse((await runCli(["check", "--quiet", "--format", "json"], { cwd })).stdout);
  expect(json.skills.map(({ findings }: { findings: unknown[] }) => findings.length)).toEqual([1, 0]);
  expect(json.summary).toMatchObject({ errors: 1, hints: 1 });
});
