import table from "./licenses.json";
import { type KnownLicense, type LicenseTable, readLicenseTable } from "./licenseTable.ts";
import { DECISIVE_WORDS, type LicenseWords, licenseWords } from "./licenseWords.ts";

/** A license that a text was recognised as. */
export interface RecognizedLicense {
  /** An SPDX identifier. */
  readonly id: string;
  /** How alike the text and the license's own are, 0 to 1. */
  readonly similarity: number;
}

/**
 * The license whose text this is; `undefined` when it is none of the known ones, only a part of one, or several.
 *
 * Texts are compared by their sets of words (Sørensen–Dice): names, title and wrapping hardly matter then. On top of
 * that no word that turns a permission around may appear more often than the license and its appendix have it.
 *
 * The text of a GNU license does not tell whether a later version may be used too; a notice in front of it does. Without
 * one the answer is the identifier without `-only` or `-or-later`: SPDX keeps it valid, and GitHub shows it for such
 * repositories.
 */
export function recognizeLicense(text: string): RecognizedLicense | undefined {
  if (text.length > LONGEST) {
    return undefined;
  }
  const words = licenseWords(text);
  known ??= readLicenseTable(table satisfies LicenseTable);
  const ranked = known
    .map((license) => ({ license, similarity: similarityOf(words.words, license) }))
    .sort((a, b) => b.similarity - a.similarity);
  const [best, next] = ranked;
  // Sets that are equally alike leave it open which of the two it is.
  if (best === undefined || best.similarity < LEAST_SIMILARITY || best.similarity === next?.similarity) {
    return undefined;
  }
  const { license, similarity } = best;
  const suffix = gnuSuffix(license.id, words);
  return isWhole(words, license) && !isTurnedAround(words, license, suffix)
    ? { id: license.id + suffix, similarity }
    : undefined;
}

/** Nothing that is read takes longer than a few milliseconds; the longest license has 40,000 characters. */
const LONGEST = 200_000;

/**
 * Licenses that differ by one condition are at most 0.94 alike where they are short (MIT and MIT-0, ISC and 0BSD); real
 * license files with another holder, an older wording or a title of their own keep to 0.95 and more.
 */
const LEAST_SIMILARITY = 0.95;

let known: readonly KnownLicense[] | undefined;

function similarityOf(words: ReadonlySet<string>, license: KnownLicense): number {
  let shared = 0;
  let optional = 0;
  for (const word of words) {
    if (license.words.has(word)) {
      shared++;
    } else if (license.optional.has(word)) {
      optional++;
    }
  }
  return (2 * shared) / (words.size - optional + license.words.size || 1);
}

/** Long licenses repeat themselves, so that half of one may have nearly all of its words. */
function isWhole({ decisive }: LicenseWords, license: KnownLicense): boolean {
  return sum(decisive) >= 0.85 * sum(license.decisive);
}

function isTurnedAround({ decisive }: LicenseWords, { most }: KnownLicense, suffix: string): boolean {
  return decisive.some((count, index) => {
    const inNotice = suffix === "-only" && DECISIVE_WORDS[index] === "only" ? 1 : 0;
    return count > (most[index] ?? 0) + inNotice;
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** What a notice in front of a GNU license says of later versions. */
function gnuSuffix(id: string, { text }: LicenseWords): "" | "-only" | "-or-later" {
  if (!/^[AL]?GPL-/.test(id)) {
    return "";
  }
  const title =
    / (?:gnu (?:lesser |affero )?general public license version )(?=january|june|february|november|copyright|everyone)/;
  const notice = text.slice(0, Math.max(0, text.search(title)));
  if (notice.includes(" any later version ")) {
    return "-or-later";
  }
  return / (?:version only|license only|only version) /.test(notice) ? "-only" : "";
}
