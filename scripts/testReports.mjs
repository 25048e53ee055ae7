// Reads what the test runners wrote down, as counts.
import { existsSync, readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import { projectRoot } from "./project.mjs";

/** Counts per folder of test/, with the seconds its files took. A file that could not be loaded is one failure. */
export function readVitestReport(file) {
  if (!existsSync(file)) return [];
  const rows = new Map();
  for (const { name, status, startTime, endTime, assertionResults } of JSON.parse(readFileSync(file, "utf8"))
    .testResults) {
    const folder = relative(projectRoot, name).split(sep)[1] ?? name;
    const row = rows.get(folder) ?? { name: folder, passed: 0, failed: 0, skipped: 0, seconds: 0 };
    rows.set(folder, row);
    for (const { status: result } of assertionResults) {
      if (result === "passed") row.passed++;
      else if (result === "failed") row.failed++;
      else row.skipped++;
    }
    if (status === "failed" && !assertionResults.some((result) => result.status === "failed")) row.failed++;
    row.seconds += (endTime - startTime) / 1000;
  }
  return [...rows.values()];
}

/** Counts of the end-to-end tests. One that passed only on a second try counts as failed. */
export function readPlaywrightReport(file) {
  const { stats, errors } = JSON.parse(readFileSync(file, "utf8"));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
}
