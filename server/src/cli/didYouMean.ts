import { closestMatch } from "leven";

/** The end of a sentence about an unknown word: `; did you mean "x"?` where a candidate is near, else `otherwise.` */
export function didYouMean(word: string, candidates: readonly string[], otherwise = ""): string {
  const nearest = closestMatch(word, [...candidates], { maxDistance: Math.max(2, Math.floor(word.length / 3)) });
  return nearest === undefined ? `${otherwise}.` : `; did you mean "${nearest}"?`;
}
