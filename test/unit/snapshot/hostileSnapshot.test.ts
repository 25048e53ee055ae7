// However much a field of a skill names, its snapshot is there soon: a skill is data, never a reason to hang.
import { expect, test } from "vitest";
import { createSnapshot } from "../../../server/src/core/snapshot/createSnapshot.ts";
import { checkOf } from "../../support/snapshotInMemory.ts";

const MANY = 150_000;

function listOf(entry: (index: number) => string): string {
  return Array.from({ length: MANY }, (_, index) => entry(index)).join(" ");
}

test.each([
  ["other skills", `related: ${listOf((index) => `s-${index}`)}`, ""],
  ["skills among the tools", `allowed-tools: ${listOf((index) => `Skill(s-${index})`)}`, ""],
  [
    "arguments and their substitutions",
    `arguments: ${listOf((index) => `a${index}`)}`,
    listOf((index) => `$a${index}`),
  ],
])(
  "%s",
  async (_, field, body) => {
    const text = `---\nname: pdf-tools\ndescription: x\n${field}\n---\n\n${body}\n`;
    const check = await checkOf({ "/pdf-tools/SKILL.md": text }, "/pdf-tools/SKILL.md");
    const started = performance.now();
    const { inventory } = createSnapshot({ check, scan: undefined, repository: "none" });
    // What is linear takes a second at most; what is quadratic takes most of a minute.
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(inventory.skills.length + inventory.substitutions.length).toBe(MANY);
  },
  60_000,
);
