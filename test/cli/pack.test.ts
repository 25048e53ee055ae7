// `skillwright pack`: what it writes and where, what it says, and what it refuses.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { packCommand } from "../../server/src/cli/packCommand.ts";
import type { Terminal } from "../../server/src/cli/terminal.ts";
import { folderWith, goodSkill, runCli } from "./runCli.ts";

const isPosix = process.platform !== "win32";

const charts = {
  "charts/SKILL.md": `${goodSkill("charts")}\nRun \`scripts/draw.py\`, as in [the guide](references/guide.md).\n`,
  "charts/references/guide.md": "# Guide\n",
  "charts/scripts/draw.py": "print(1)\n",
};

test("writes <name>.skill into the current folder and says what is in it", async () => {
  const cwd = folderWith({
    ...charts,
    "charts/.DS_Store": "x",
    "charts/__pycache__/draw.pyc": "x",
    "charts/evals/evals.json": "{}",
    "charts/.gitignore": "*.log\n",
    "charts/run.log": "x",
  });
  const run = await runCli(["pack", "charts"], { cwd });
  expect(run).toMatchObject({ code: 0, stderr: "" });
  const [first, ...leftOut] = run.stdout.trimEnd().split("\n");
  expect(first).toMatch(/^Packed 3 files into charts\.skill \([\d.,]+ (?:bytes|KB)\)\.$/);
  expect(leftOut.map((line) => /^Left out "([^"]+)": \S.*\.$/.exec(line)?.[1]).sort()).toEqual([
    ".DS_Store",
    ".gitignore",
    "__pycache__/",
    "evals/",
    "run.log",
  ]);
  expect(Object.keys(unzipSync(readFileSync(join(cwd, "charts.skill"))))).toEqual([
    "charts/SKILL.md",
    "charts/references/guide.md",
    "charts/scripts/draw.py",
  ]);
  expect(readdirSync(cwd).sort()).toEqual(["charts", "charts.skill"]);
});

test("unpacks to a skill that checks clean, with the same bytes and modes", async () => {
  const cwd = folderWith(charts);
  chmodSync(join(cwd, "charts/scripts/draw.py"), 0o755);
  await runCli(["pack", "charts"], { cwd });
  const other = folderWith({});
  if (isPosix && hasUnzip()) {
    execFileSync("unzip", ["-q", join(cwd, "charts.skill"), "-d", other]);
    expect(statSync(join(other, "charts/scripts/draw.py")).mode & 0o777).toBe(0o755);
    expect(statSync(join(other, "charts/SKILL.md")).mode & 0o777).toBe(0o644);
  } else {
    for (const [path, bytes] of Object.entries(unzipSync(readFileSync(join(cwd, "charts.skill"))))) {
      mkdirSync(dirname(join(other, path)), { recursive: true });
      writeFileSync(join(other, path), bytes);
    }
  }
  for (const [path, text] of Object.entries(charts)) {
    expect(readFileSync(join(other, path), "utf8")).toBe(text);
  }
  expect(await runCli(["check"], { cwd: other })).toEqual({ code: 0, stdout: "No problems in 1 skill.\n", stderr: "" });
});

test("the same files are the same bytes, whenever and wherever they are packed", async () => {
  const [one, two] = [folderWith(charts), folderWith(Object.fromEntries(Object.entries(charts).reverse()))];
  await runCli(["pack", "charts"], { cwd: one, env: { TZ: "Asia/Tokyo" } });
  await runCli(["pack", "charts"], { cwd: two, env: { TZ: "America/New_York", LC_ALL: "C" } });
  expect(readFileSync(join(one, "charts.skill")).equals(readFileSync(join(two, "charts.skill")))).toBe(true);
});

describe("where it is written", () => {
  test("beside the skill, when the current folder is the skill's or one in it", async () => {
    const cwd = folderWith(charts);
    expect((await runCli(["pack"], { cwd: join(cwd, "charts") })).stdout).toContain("into ../charts.skill");
    expect((await runCli(["pack", ".."], { cwd: join(cwd, "charts/scripts") })).stdout).toContain(
      "into ../../charts.skill, which was the same already",
    );
    expect(readdirSync(cwd).sort()).toEqual(["charts", "charts.skill"]);
    expect(readdirSync(join(cwd, "charts")).sort()).toEqual(["SKILL.md", "references", "scripts"]);
  });

  test("to --output, replacing what is there and saying so", async () => {
    const cwd = folderWith({ ...charts, "out/x.zip": "old" });
    const { code, stdout } = await runCli(["pack", "charts", "--output", "out/x.zip"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("into out/x.zip, which was replaced (");
    expect(Object.keys(unzipSync(readFileSync(join(cwd, "out/x.zip"))))).toHaveLength(3);
    expect(readdirSync(join(cwd, "out"))).toEqual(["x.zip"]);
  });

  test("never into the skill's folder, links followed", async () => {
    const cwd = folderWith(charts);
    const say = (path: string): string =>
      `skillwright: "${path}" lies in the skill's folder, so the next package would hold this one; name another place.\n`;
    const paths = ["charts/x.skill", "charts/scripts/x.skill"];
    if (isPosix) {
      symlinkSync("charts", join(cwd, "link"));
      paths.push("link/x.skill");
    }
    for (const path of paths) {
      expect(await runCli(["pack", "charts", "-o", path], { cwd })).toEqual({ code: 2, stdout: "", stderr: say(path) });
    }
    expect(existsSync(join(cwd, "charts/x.skill"))).toBe(false);
  });
});

describe("errors", () => {
  const wrong = { "charts/SKILL.md": goodSkill("other") };
  test("stop it, with a list", async () => {
    const cwd = folderWith(wrong);
    const { code, stdout, stderr } = await runCli(["pack", "charts"], { cwd });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    const [first, second, ...rest] = stderr.trimEnd().split("\n");
    expect(first).toBe(
      'skillwright: "charts/SKILL.md" has 1 error, so it was not packed; correct it, or pack it as it is with --force.',
    );
    expect(second).toMatch(/^skillwright: Line 2: Name "other" does not match folder "charts"\./);
    expect(rest).toEqual([]);
    expect(readdirSync(cwd)).toEqual(["charts"]);
  });

  test("do not stop it with --force, nor where their rule is off", async () => {
    const cwd = folderWith(wrong);
    expect((await runCli(["pack", "charts", "--force"], { cwd })).stdout).toContain("into charts.skill");
    const off = ["--rule", "name-folder-mismatch=off"];
    expect((await runCli(["pack", "charts", ...off], { cwd })).stdout).toContain("into other.skill");
  });
});

test("where there is no skill, there is no package", async () => {
  const cwd = folderWith({ "skills/a/SKILL.md": goodSkill("a"), "skills/b/SKILL.md": goodSkill("b") });
  expect(await runCli(["pack", "skills"], { cwd })).toEqual({
    code: 2,
    stdout: "",
    stderr:
      'skillwright: There is no SKILL.md in "skills" itself; name one of the 2 skills below it: skills/a, skills/b.\n',
  });
});

test("Ctrl+C leaves neither a package nor a part of one, and ends with 130", async () => {
  const cwd = folderWith(charts);
  const said: string[] = [];
  const terminal: Terminal = {
    stdout: { write: (text) => void said.push(text) },
    stderr: { write: (text) => void said.push(text) },
    env: {},
    // Asked for once the command runs: from then on it is interrupted.
    cwd() {
      process.emit("SIGINT");
      return cwd;
    },
  };
  const options = { path: "charts", output: undefined, force: false, rules: [] };
  expect(await packCommand(options, terminal)).toBe(130);
  expect(said).toEqual(["skillwright: Stopped; nothing was written.\n"]);
  expect(readdirSync(cwd)).toEqual(["charts"]);
  expect(await packCommand(options, { ...terminal, cwd: () => cwd })).toBe(0);
  expect(readdirSync(cwd).sort()).toEqual(["charts", "charts.skill"]);
});

function hasUnzip(): boolean {
  try {
    execFileSync("unzip", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
