import { expect, test } from "vitest";
import { shortened } from "../../../server/src/core/snapshot/shortened.ts";
import { snapshotOf } from "../../support/snapshotInMemory.ts";

const TEXT = `---\nname: pdf-tools\ndescription: Reads PDFs.\n---\n${"See [a](gone.md) and [b](Gone-too.md).\n".repeat(3)}\nname: PDF\n`;

test("keeps the gravest problems in the order of the source, and the places of the targets' reasons", async () => {
  const whole = await snapshotOf(TEXT.replace("name: pdf-tools", "name: PDF").replace("description:", "descripton:"));
  const short = shortened(whole, 2);
  const severities = whole.problems.map(({ severity }) => severity);
  expect(severities.filter((severity) => severity === "error").length).toBeGreaterThanOrEqual(2);
  expect(severities.length).toBeGreaterThan(2);
  expect(short.problems.map(({ severity }) => severity)).toEqual(["error", "error"]);
  expect(short.problems).toEqual(whole.problems.filter(({ severity }) => severity === "error").slice(0, 2));
  expect(short.verdict).toEqual(whole.verdict);
  expect(shortened(whole, 1).files.missing).toEqual(whole.files.missing.slice(0, 1));
  expect(short.targets[0]?.problems).toEqual([0, 1]);
  expect(shortened(whole, whole.problems.length)).toBe(whole);
});
