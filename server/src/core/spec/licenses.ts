import parseExpression from "spdx-expression-parse";
import deprecatedIds from "spdx-license-ids/deprecated.json";
import currentIds from "spdx-license-ids/index.json";

/** The SPDX identifiers that are not deprecated, in alphabetical order (SPDX License List). */
export const LICENSE_IDS: readonly string[] = currentIds.toSorted((a, b) =>
  a.toLowerCase() < b.toLowerCase() ? -1 : 1,
);

/** The names of the licenses that skills are given most. */
export const LICENSE_NAMES: Readonly<Record<string, string>> = {
  "0BSD": "BSD Zero Clause License",
  "AGPL-3.0-only": "GNU Affero General Public License v3.0 only",
  "AGPL-3.0-or-later": "GNU Affero General Public License v3.0 or later",
  "Apache-2.0": "Apache License 2.0",
  "BSD-2-Clause": 'BSD 2-Clause "Simplified" License',
  "BSD-3-Clause": 'BSD 3-Clause "New" or "Revised" License',
  "BSL-1.0": "Boost Software License 1.0",
  "CC-BY-4.0": "Creative Commons Attribution 4.0 International",
  "CC-BY-SA-4.0": "Creative Commons Attribution Share Alike 4.0 International",
  "CC0-1.0": "Creative Commons Zero v1.0 Universal",
  "EPL-2.0": "Eclipse Public License 2.0",
  "GPL-2.0-only": "GNU General Public License v2.0 only",
  "GPL-2.0-or-later": "GNU General Public License v2.0 or later",
  "GPL-3.0-only": "GNU General Public License v3.0 only",
  "GPL-3.0-or-later": "GNU General Public License v3.0 or later",
  ISC: "ISC License",
  "LGPL-2.1-only": "GNU Lesser General Public License v2.1 only",
  "LGPL-3.0-only": "GNU Lesser General Public License v3.0 only",
  "LGPL-3.0-or-later": "GNU Lesser General Public License v3.0 or later",
  MIT: "MIT License",
  "MIT-0": "MIT No Attribution",
  "MPL-2.0": "Mozilla Public License 2.0",
  Unlicense: "The Unlicense",
  Zlib: "zlib License",
};

/** True for an SPDX license expression: an identifier, or several joined by `AND`, `OR` and `WITH`. */
export function isLicenseExpression(text: string): boolean {
  if (text.length > EXPRESSION_MAX) {
    return false;
  }
  try {
    parseExpression(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The SPDX identifier that `text` can only mean, or `undefined` when it is one already or could mean several (`GPL`,
 * `BSD license`). Accepts another case, the license's name, and the words "license", "the" and "version" around an
 * identifier, which is how authors really write it.
 */
export function licenseMeant(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > SPELLING_MAX || isLicenseExpression(trimmed)) {
    return undefined;
  }
  return BY_SPELLING.get(fold(trimmed));
}

/** Expressions are short; the parser is recursive, so longer texts are not handed to it. */
const EXPRESSION_MAX = 200;
const SPELLING_MAX = 80;

/** Spellings that folding alone does not lead to an identifier. */
const SPELLINGS: Readonly<Record<string, string>> = {
  "apache 2": "Apache-2.0",
  apache2: "Apache-2.0",
  "apache2.0": "Apache-2.0",
  "apache software 2.0": "Apache-2.0",
  "mit/x11": "MIT",
  "mozilla public 2.0": "MPL-2.0",
  "mpl 2": "MPL-2.0",
  "bsd 3 clause": "BSD-3-Clause",
  "bsd 2 clause": "BSD-2-Clause",
  "3 clause bsd": "BSD-3-Clause",
  "2 clause bsd": "BSD-2-Clause",
  "new bsd": "BSD-3-Clause",
  "modified bsd": "BSD-3-Clause",
  "simplified bsd": "BSD-2-Clause",
  cc0: "CC0-1.0",
  "cc by 4": "CC-BY-4.0",
  "creative commons attribution 4.0": "CC-BY-4.0",
};

/** A spelling reduced to what tells licenses apart: `The Apache License, Version 2.0` becomes `apache 2.0`. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[-_,"“”]+/g, " ")
    .replace(/\b(?:the|licen[cs]ed?|version)\b/g, " ")
    .replace(/\bv(?=\d)/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

const BY_SPELLING: ReadonlyMap<string, string> = indexSpellings();

function indexSpellings(): Map<string, string> {
  const byFolded = new Map<string, string>();
  const ambiguous = new Set<string>();
  // A deprecated identifier is valid, and `gpl-3.0` does not say whether a later version is meant.
  const ids = [...LICENSE_IDS, ...deprecatedIds].map((id) => [fold(id), id] as const);
  const named = Object.entries(LICENSE_NAMES).map(([id, name]) => [fold(name), id] as const);
  for (const [spelling, id] of [...ids, ...named]) {
    if ((byFolded.get(spelling) ?? id) !== id) {
      ambiguous.add(spelling);
    }
    byFolded.set(spelling, id);
  }
  for (const spelling of [...ambiguous, ""]) {
    byFolded.delete(spelling);
  }
  for (const [spelling, id] of Object.entries(SPELLINGS)) {
    byFolded.set(spelling, id);
  }
  return byFolded;
}
