import { formatNumber } from "../../features/markdownText.ts";
import { codePointLength, utf16IndexOf } from "../../text/codePoints.ts";
import { isKindOfText } from "../files/fileKinds.ts";
import type { Snapshot, SnapshotProblem } from "../model.ts";

// Words about a snapshot that its Markdown and its text form share.

/** A text of any length as one that can be shown: what is beyond `limit` code points is left away, and that is said. */
export function shorten(text: string, limit: number): string {
  const end = utf16IndexOf(text, limit);
  return end >= text.length ? text : `${text.slice(0, end)}… (${formatNumber(codePointLength(text))} characters)`;
}

/** `1 file`, `2,000 files`. */
export function count(number: number, noun: string): string {
  return `${formatNumber(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/** The verdict in a few words: `Not valid: 1 error, 2 warnings`. */
export function verdictWords({ verdict }: Snapshot): string {
  const { errors, warnings, infos, hints } = verdict;
  const parts = [
    [errors, "error"] as const,
    [warnings, "warning"] as const,
    [infos, "info"] as const,
    [hints, "hint"] as const,
  ].flatMap(([number, noun]) => (number === 0 ? [] : [count(number, noun)]));
  const found = parts.length === 0 ? "" : `${verdict.valid ? ", with" : ":"} ${parts.join(", ")}`;
  return `${verdict.valid ? "Valid" : "Not valid"}${found}`;
}

/** What a target does with the skill, and for which rules: `refuses it (name-missing)`. */
export function targetWords(snapshot: Snapshot, target: Snapshot["targets"][number]): string {
  const reasons = target.problems.flatMap((index) => snapshot.problems[index] ?? []);
  const rules = [...new Set(reasons.map(({ rule }: SnapshotProblem) => rule))];
  const verdict = { accepts: "accepts it", warns: "accepts it, with flaws", refuses: "refuses it" }[target.verdict];
  return rules.length === 0 ? verdict : `${verdict} (${rules.join(", ")})`;
}

/** Why the numbers of the files may be too small, as a sentence; `undefined` when they are all there. */
export function filesCaveat({ files }: Snapshot): string | undefined {
  switch (files.state) {
    case "gone":
      return "The skill's folder cannot be listed, so only SKILL.md is known.";
    case "reading":
    case "stopped":
      return `Of ${count(files.total, "file")}, ${formatNumber(files.done)} ${files.done === 1 ? "was" : "were"} read, so the numbers are too small.`;
    case "complete":
      return files.truncated
        ? "The folder is too large, or a folder in it cannot be listed, so the numbers are too small."
        : undefined;
  }
}

/** What is special about a file, in words. */
export function remarksOn(file: Snapshot["files"]["tree"][number]): string[] {
  return [
    ...(file.language === null ? [] : [file.language]),
    ...(file.executable === true && file.type === "file" ? ["executable"] : []),
    ...(isWithoutText(file) ? [isKindOfText(file.kind) ? "cannot be read" : file.kind] : []),
    ...(file.big ? ["large"] : []),
    ...(file.reached === "none" && file.type === "file" && file.kind !== "license" ? ["not reached"] : []),
    ...(file.reached === "indirect" && file.via !== null ? [`through ${file.via}`] : []),
  ];
}

/** The license with where it comes from: `MIT, from the field "license"`. */
export function licenseWords({ license }: Snapshot): string {
  const { spdx, from, path, similarity, written } = license;
  switch (from) {
    case "field":
      return `${spdx}, from the license field`;
    case "file": {
      const alike = similarity === null ? "" : ` (${Math.floor(similarity * 100)} % alike)`;
      return `${spdx}, recognized in ${path ?? "a license file"}${alike}`;
    }
    case "none": {
      const field = written === null ? "" : `; the license field says: ${shorten(written, 200)}`;
      return `${spdx}: ${path === null ? "nothing says it" : `the text of ${path} was not recognized`}${field}`;
    }
  }
}

/** When the skill was changed last: `2026-01-19 04:39 +01:00, with uncommitted changes`. */
export function updatedWords({ source }: Snapshot): string {
  const changes = source.uncommitted ? "uncommitted changes" : "";
  const at = source.updatedAt?.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?/, "$1 $2 ").trim();
  if (at === undefined) {
    return changes === "" ? "not known" : "never committed";
  }
  return changes === "" ? at : `${at}, with ${changes} since`;
}

/** Why there is no source, as a sentence; empty when there is one. */
export function sourceWords({ source }: Snapshot): string {
  switch (source.state) {
    case "repository":
      return source.repository ?? "a repository without a public address";
    case "none":
      return "not in a Git repository";
    case "untrusted":
      return "not asked, since the workspace is not trusted";
    case "unknown":
      return "not known";
  }
}

/** A file that was looked at, and of which no text is known to count the tokens of. */
function isWithoutText({ type, size, tokens }: Snapshot["files"]["tree"][number]): boolean {
  return type === "file" && size !== null && tokens === null;
}
