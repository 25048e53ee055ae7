/** What is compared of a license text. */
export interface LicenseWords {
  /** The distinct words (Latin letters, two or more), in the order of their first appearance. */
  readonly words: ReadonlySet<string>;
  /** How often each of {@link DECISIVE_WORDS} appears. */
  readonly decisive: readonly number[];
  /** All words in order, one space between them, and one at either end. */
  readonly text: string;
}

/**
 * Words that turn a permission around. A sentence such as "You may not use it commercially" adds few words to a
 * license, so these are counted.
 */
export const DECISIVE_WORDS: readonly string[] = [
  "not",
  "no",
  "non",
  "must",
  "may",
  "shall",
  "only",
  "except",
  "unless",
  "without",
  "commercial",
  "noncommercial",
  "commercially",
  "prohibited",
  "forbidden",
  "restricted",
  "evil",
];

/**
 * Reduces a license text to what matters when it is compared (SPDX specification, annex "License matching
 * guidelines"): no case, punctuation, quotes, bullets, numbers, addresses or copyright notices; one spelling for words
 * with several.
 */
export function licenseWords(text: string): LicenseWords {
  const kept = text
    .split(/\r\n|[\r\n]/)
    .filter((line) => !isCopyrightNotice(line))
    .join("\n")
    .toLowerCase()
    .replace(/<[a-z/!][^<>]{0,200}>|https?:\/\/[^\s<>()]*/g, " ");
  const all = (kept.match(/\p{Script=Latin}{2,}/gu) ?? []).map((word) => SPELLINGS[word] ?? word);
  const words = ` ${all.join(" ")} `
    .replaceAll(" all rights reserved ", " ")
    .replaceAll(" non infringement ", " noninfringement ")
    .replaceAll(" copyright owner", " copyright holder")
    .replace(/ sub (?=licens)/g, " sub");
  const parameters = words.indexOf(AFTER_PARAMETERS);
  const terms = parameters < 0 ? words : words.slice(parameters);
  const list = terms.split(" ").filter((word) => word !== "");
  const counts = new Map(DECISIVE_WORDS.map((word) => [word, 0]));
  for (const word of list) {
    const count = counts.get(word);
    if (count !== undefined) {
      counts.set(word, count + 1);
    }
  }
  return { words: new Set(list), decisive: [...counts.values()], text: terms };
}

/** The Business Source License begins with parameters of any length; only what follows them is the license. */
const AFTER_PARAMETERS = " the licensor hereby grants you the right to copy modify create derivative works ";

/** `Copyright (c) 2026 Somebody`, not a line of the terms that happens to begin with "copyright notice". */
function isCopyrightNotice(line: string): boolean {
  const start = line.slice(0, 200).replace(/^[\s*#>/_-]+/, "");
  return (
    /^(?:copyright\s*(?:\(c\)|©|:|\d|[<[{]|by\s)|©|\(c\)\s*(?:copyright|\d))/i.test(start) ||
    /^Copyright (?!Holder|Owner|Notice|License|Licence|Law|Statement|And|Act|Right)[A-Z]/.test(start)
  );
}

/** Spellings that count as one (SPDX License List, "equivalentwords.txt"), as far as these licenses use them. */
const SPELLINGS: Readonly<Record<string, string>> = {
  acknowledgement: "acknowledgment",
  analogue: "analog",
  analyse: "analyze",
  artefact: "artifact",
  authorisation: "authorization",
  authorised: "authorized",
  favour: "favor",
  fulfil: "fulfill",
  initialise: "initialize",
  judgement: "judgment",
  licence: "license",
  licenced: "licensed",
  licences: "licenses",
  organisation: "organization",
  sublicence: "sublicense",
  utilisation: "utilization",
  whilst: "while",
  wilful: "willful",
};
