/** A license as its text is compared. */
export interface KnownLicense {
  readonly id: string;
  /** The distinct words of the terms. */
  readonly words: ReadonlySet<string>;
  /** Words of what stands around the terms and may be missing (how to apply them, who publishes them). */
  readonly optional: ReadonlySet<string>;
  /** How often each decisive word appears in the terms. */
  readonly decisive: readonly number[];
  /** How often each decisive word may appear at most. */
  readonly most: readonly number[];
}

/** The licenses in the form of the data file: small, and the same for the same licenses. */
export interface LicenseTable {
  /** Every word, sorted; each as the count of letters that it shares with the one before (in base 36) and the rest. */
  readonly words: string;
  readonly licenses: readonly {
    readonly id: string;
    /** One bit for each word, packed and written in Base64. */
    readonly terms: string;
    /** Places of words in {@link LicenseTable.words}, each less the one before, in base 36. */
    readonly optional: string;
    readonly decisive: string;
    readonly most: string;
  }[];
}

/** Packs the licenses. */
export function writeLicenseTable(licenses: readonly KnownLicense[]): LicenseTable {
  const words = [...new Set(licenses.flatMap(({ words, optional }) => [...words, ...optional]))].sort();
  const coded = words.map((word, index) => {
    const shared = Math.min(sharedLetters(word, words[index - 1] ?? ""), 35);
    return shared.toString(36) + word.slice(shared);
  });
  return {
    words: coded.join(" "),
    licenses: licenses.map(({ id, words: own, optional, decisive, most }) => {
      const places = words.flatMap((word, index) => (optional.has(word) ? [index] : []));
      return {
        id,
        terms: packBits(words.map((word) => own.has(word))),
        optional: places.map((place, index) => (place - (places[index - 1] ?? 0)).toString(36)).join(" "),
        decisive: decisive.join(" "),
        most: most.join(" "),
      };
    }),
  };
}

/** Unpacks what {@link writeLicenseTable} made. */
export function readLicenseTable(table: LicenseTable): readonly KnownLicense[] {
  const words: string[] = [];
  for (const coded of table.words.split(" ")) {
    words.push((words.at(-1) ?? "").slice(0, Number.parseInt(coded[0] ?? "0", 36)) + coded.slice(1));
  }
  return table.licenses.map(({ id, terms, optional, decisive, most }) => {
    const isOwn = unpackBits(terms);
    const around = new Set<string>();
    let place = 0;
    for (const step of optional === "" ? [] : optional.split(" ")) {
      place += Number.parseInt(step, 36);
      around.add(words[place] ?? "");
    }
    const own = new Set(words.filter((_, index) => isOwn(index)));
    return { id, words: own, optional: around, decisive: numbers(decisive), most: numbers(most) };
  });
}

function numbers(list: string): readonly number[] {
  return list.split(" ").map(Number);
}

function sharedLetters(word: string, before: string): number {
  let shared = 0;
  while (shared < word.length && word[shared] === before[shared]) {
    shared++;
  }
  return shared;
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function packBits(bits: readonly boolean[]): string {
  let packed = "";
  for (let start = 0; start < bits.length; start += 6) {
    packed += DIGITS[bits.slice(start, start + 6).reduce((value, bit, index) => value | (bit ? 1 << index : 0), 0)];
  }
  return packed;
}

function unpackBits(packed: string): (index: number) => boolean {
  return (index) => ((DIGITS.indexOf(packed[Math.floor(index / 6)] ?? "A") >> (index % 6)) & 1) === 1;
}
