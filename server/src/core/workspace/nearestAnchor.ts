import leven from "leven";

/** A fragment that may be meant by one that leads nowhere. */
export interface NearAnchor {
  readonly anchor: string;
  /** True when it differs only by what GitHub drops or adds: case, emoji, punctuation, doubled hyphens. */
  readonly certain: boolean;
}

/** The fragments that `fragment` may mean, the likeliest first, three at most. */
export function nearestAnchors(fragment: string, anchors: ReadonlySet<string>): readonly NearAnchor[] {
  if (fragment.length > LONGEST || anchors.size > MOST_ANCHORS) {
    return [];
  }
  const folded = letters(fragment);
  const same = folded === "" ? [] : [...anchors].filter((anchor) => letters(anchor) === folded);
  if (same.length > 0) {
    return same.slice(0, MOST_CANDIDATES).map((anchor) => ({ anchor, certain: same.length === 1 }));
  }
  const limit = Math.max(2, Math.floor(fragment.length / 3));
  return [...anchors]
    .filter((anchor) => anchor.length <= LONGEST)
    .map((anchor) => ({ anchor, distance: distanceOf(folded, letters(anchor), limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_CANDIDATES)
    .map(({ anchor }) => ({ anchor, certain: false }));
}

const LONGEST = 200;
const MOST_ANCHORS = 2000;
const MOST_CANDIDATES = 3;

/** A heading that goes on where the fragment ends, or the other way round, is as near as a small change. */
function distanceOf(a: string, b: string, limit: number): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 4 && long.startsWith(short) ? 1 : leven(a, b, { maxDistance: limit + 1 });
}

function letters(fragment: string): string {
  return fragment
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
