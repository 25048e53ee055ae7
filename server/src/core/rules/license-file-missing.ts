import type { Frontmatter } from "../document/frontmatter.ts";
import { valueSpan } from "../document/valueSpan.ts";
import { resolveAlias, type YamlScalar } from "../document/yamlNode.ts";
import type { Fix } from "../finding.ts";
import { replace } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import { defineRule, fileFix, safeFix, unsafeFix } from "./rule.ts";

/**
 * `license` may name a license file of the skill (Agent Skills specification, "license field"): then it must be there,
 * since the folder is all that is published. Of the real skills that name one, 20 in 90 do not have it.
 */
export const licenseFileMissing = defineRule({
  id: "license-file-missing",
  severity: "warning",
  reads: ["frontmatter", "folder"],
  fix: "safe",
  messages: {
    missing: ({ file }: { file: string }) =>
      `The license names the file "${file}", which is not in the skill's folder. Only the folder is published, so whoever installs the skill gets no license terms. Add the file, or write an SPDX identifier such as MIT.`,
    otherName: ({ file, actual }: { file: string; actual: string }) =>
      `The license names the file "${file}", which is not in the skill's folder; "${actual}" is. Write the name as the file has it, so that clients and readers find it on every system.`,
  },
  *check({ frontmatter, folder }) {
    const entry = frontmatter.entry("license");
    const node = entry && resolveAlias(entry.value);
    if (entry?.value.type === "alias" || node?.type !== "scalar" || typeof node.value !== "string") {
      return;
    }
    const named = fileNamedIn(node.text);
    if (named === undefined || folder === undefined || !folder.listing.complete) {
      return;
    }
    const present = folder.listing.childrenOf("").filter(({ type }) => type === "file" || type === "symlink");
    if (present.some(({ name }) => name === named.file)) {
      return;
    }
    const span = placeOf(frontmatter, node, named);
    const candidates = present.map(({ name }) => name).filter((name) => LICENSE_FILE.test(name));
    const [actual] = candidates;
    if (actual !== undefined && candidates.length === 1) {
      const fixes = span.exact ? [safeFix(`Change to "${actual}"`, replace(span, actual))] : [];
      yield { message: "otherName", data: { file: named.file, actual }, span, fixes };
    } else {
      const fixes = (): readonly Fix[] => [
        ...(span.exact ? candidates.map((name) => unsafeFix(`Change to "${name}"`, replace(span, name))) : []),
        fileFix(`Create "${named.file}"`, "unsafe", [{ type: "create", path: named.file, contents: NEW_FILE }]),
      ];
      yield { message: "missing", data: { file: named.file }, span, fixes };
    }
  },
});

const NEW_FILE = "Put the terms of this skill's license here.\n";

/** The files that hold a license's terms, by their usual names. */
const LICENSE_FILE = /^(?:licen[cs]e|copying|terms)(?:[-_.][\w.-]+)?$/i;

interface NamedFile {
  readonly file: string;
  /** UTF-16 index into the value. */
  readonly index: number;
}

/** The license file that a value names; `undefined` when it points elsewhere or names none for certain. */
function fileNamedIn(text: string): NamedFile | undefined {
  if (text.length > 500 || /:\/\/|www\.|\.\.\/|\b(?:root|repo|repository|parent|upstream|project)\b/i.test(text)) {
    return undefined;
  }
  const withExtension = /(?<![\w./\\-])(?:\.\/)?((?:licen[cs]e|copying)(?:[-_][\w-]+)?\.(?:txt|md|rst|html))(?![\w/])/i;
  // Without an extension, "LICENSE" is also a word: it is a file only on its own or behind "see", "in" and the like.
  const alone = /^(?:\.\/)?(LICEN[CS]E|COPYING)$/;
  const pointedAt = /\b(?:[Ss]ee|[Ii]n|[Ff]ile|[Tt]o)\s+(?:the\s+)?`?(?:\.\/)?(LICEN[CS]E|COPYING)(?![\w./-])/;
  for (const pattern of [withExtension, alone, pointedAt]) {
    const match = pattern.exec(text);
    const file = match?.[1];
    if (match !== null && file !== undefined) {
      return { file, index: match.index + match[0].lastIndexOf(file) };
    }
  }
  return undefined;
}

/** Where the name stands in the file, and whether that is exactly its characters. */
function placeOf(frontmatter: Frontmatter, node: YamlScalar, { file, index }: NamedFile): Span & { exact: boolean } {
  const span = valueSpan(frontmatter, node, { start: index, end: index + file.length });
  return { ...span, exact: frontmatter.slice(span) === file };
}
