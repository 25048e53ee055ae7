// The JSON form: the same text for the same snapshot, whatever order its parts were made in.
import { expect, test } from "vitest";
import { snapshotJson } from "../../../server/src/core/snapshot/format/snapshotJson.ts";
import type { Snapshot } from "../../../server/src/core/snapshot/model.ts";
import { snapshotSample } from "../../support/snapshotSample.ts";

test("holds the whole snapshot, two spaces deep, with a line break at its end", () => {
  const text = snapshotJson(snapshotSample());
  expect(JSON.parse(text)).toEqual(snapshotSample());
  expect(text.split("\n").slice(0, 5)).toEqual([
    "{",
    '  "version": 1,',
    '  "uri": "file:///work/skills/sql-reports/SKILL.md",',
    '  "fileName": "SKILL.md",',
    '  "folder": "sql-reports",',
  ]);
  expect(text.endsWith("\n}\n")).toBe(true);
});

test("has its keys in the same order, however the snapshot was put together", () => {
  const reversed = withKeysReversed(snapshotSample()) as Snapshot;
  expect(Object.keys(reversed)[0]).toBe("install");
  expect(snapshotJson(reversed)).toBe(snapshotJson(snapshotSample()));
});

test("is JSON for texts that are no Unicode", () => {
  const text = snapshotJson(snapshotSample({ folder: "a\ud83d\u2028\u0000" }));
  expect(text).toContain('"a\\ud83d');
  expect(JSON.parse(text)).toMatchObject({ folder: "a\ud83d\u2028\u0000" });
});

function withKeysReversed(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withKeysReversed);
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key, withKeysReversed(inner)]),
      )
    : value;
}
