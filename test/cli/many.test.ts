// Many skills: nothing is lost, the order stays, and a reader who has seen enough may leave.
import { expect, test } from "vitest";
import { folderWith, goodSkill, runCli, startCli } from "./runCli.ts";

const COUNT = 2_000;

test("2,000 skills: all are checked, in order, and the report is whole", async () => {
  const cwd = manySkills();
  const json = await runCli(["check", "--format", "json"], { cwd });
  expect({ code: json.code, stderr: json.stderr }).toEqual({ code: 1, stderr: "" });
  const report = JSON.parse(json.stdout) as { skills: { path: string; findings: unknown[] }[]; summary: object };
  expect(report.skills.map(({ path }) => path)).toEqual(names().map((name) => `${name}/SKILL.md`));
  expect(report.skills.every(({ findings }) => findings.length === 1)).toBe(true);
  expect(report.summary).toMatchObject({ skills: COUNT, errors: COUNT });

  const text = await runCli(["check"], { cwd });
  expect(text.stdout.length).toBeGreaterThan(500_000);
  expect(text.stdout).toMatch(/2000 skills: 2000 errors, 0 warnings, 0 infos, 0 hints; 2000 fixable with --fix\.\n$/);
});

test("a reader that closes the pipe early is no failure", async () => {
  const child = await startCli(["check"], { cwd: manySkills() });
  let stderr = "";
  child.stderr?.on("data", (text: Buffer) => {
    stderr += text.toString();
  });
  child.stdout?.once("data", () => child.stdout?.destroy());
  const code = await new Promise((resolve) => child.once("exit", resolve));
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
});

function names(): string[] {
  return Array.from({ length: COUNT }, (_, index) => `skill-${String(index).padStart(4, "0")}`);
}

function manySkills(): string {
  return folderWith(Object.fromEntries(names().map((name) => [`${name}/SKILL.md`, goodSkill("another-name")])));
}
