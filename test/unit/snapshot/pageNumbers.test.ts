import { expect, test } from "vitest";
import { keyOf } from "../../../server/src/page/keyOf.ts";
import { countOf, formatMoment, formatSize } from "../../../server/src/page/numbers.ts";

test.each([
  [0, "0 B"],
  [1_023, "1,023 B"],
  [1_024, "1 KB"],
  [4_300, "4.2 KB"],
  [102_340, "99.9 KB"],
  [102_400, "100 KB"],
  [1_048_100, "1 MB"],
  [31_457_280, "30 MB"],
])("%i bytes are %s", (bytes, text) => {
  expect(formatSize(bytes)).toBe(text);
});

test.each([
  ["2026-01-19T04:39:00+01:00", "Jan 19, 2026, 04:39 UTC+01:00"],
  ["2026-12-01T23:00:00Z", "Dec 1, 2026, 23:00 UTC"],
  ["2026-12-01T23:00:00+00:00", "Dec 1, 2026, 23:00 UTC"],
  ["2026-13-01T23:00:00Z", "2026-13-01T23:00:00Z"],
  ["yesterday", "yesterday"],
])("%s is %s", (iso, text) => {
  expect(formatMoment(iso)).toBe(text);
});

test("one thing has no plural", () => {
  expect([countOf(1, "file"), countOf(1_200, "file"), countOf(2, "binary", "binaries")]).toEqual([
    ...["1 file", "1,200 files", "2 binaries"],
  ]);
});

test("different paths have different keys, fit for an id", () => {
  const paths = ["a/b", "a.b", "a b", "a-b", "a_b", "a.1b.b", "ä", "a\u0000b", "😀", "😁"];
  expect(new Set(paths.map(keyOf)).size).toBe(paths.length);
  expect(paths.map(keyOf).join("")).toMatch(/^[A-Za-z0-9_.-]+$/);
});
