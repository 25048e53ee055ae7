// The skills that a newcomer opens first say what they promise (examples/README.md).
import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../support/projectRoot.ts";
import { folderWith, runCli } from "./runCli.ts";

interface Report {
  readonly skills: readonly { readonly path: string; readonly findings: readonly { readonly rule: string }[] }[];
}

test("release-notes is right in every respect", async () => {
  expect(await rulesIn("release-notes")).toEqual([]);
});

test("expense-report has the typical mistakes, and its fixes end well", async () => {
  const cwd = copyOfExamples();
  expect(await rulesIn("expense-report", cwd)).toEqual([
    "name-characters",
    "yaml-syntax",
    "field-misspelled",
    "license-not-spdx",
    "path-case",
    "anchor-missing",
    "path-missing",
    "anchor-missing",
    "fence-unclosed",
  ]);
  await runCli(["check", "expense-report", "--fix"], { cwd });
  expect(await rulesIn("expense-report", cwd)).toEqual(["anchor-missing", "path-missing", "anchor-missing"]);
  await runCli(["check", "expense-report", "--fix-unsafe"], { cwd });
  expect(await rulesIn("expense-report", cwd)).toEqual([]);
});

test("the two that name each other are told only that a link leads out of the skill", async () => {
  expect(await rulesIn("incident-timeline")).toEqual(["path-outside-skill"]);
  expect(await rulesIn("postmortem-report")).toEqual(["path-outside-skill"]);
});

async function rulesIn(skill: string, cwd = join(projectRoot, "examples")): Promise<string[]> {
  const { stdout } = await runCli(["check", skill, "--format", "json"], { cwd });
  return (JSON.parse(stdout) as Report).skills.flatMap(({ findings }) => findings.map(({ rule }) => rule));
}

function copyOfExamples(): string {
  const folder = folderWith({});
  cpSync(join(projectRoot, "examples"), folder, { recursive: true });
  return folder;
}
