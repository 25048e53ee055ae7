import leven from "leven";
import type { FolderListing } from "../workspace/folderListing.ts";

/** The file of the skill that `path` most likely means: of the same name elsewhere, or spelled nearly alike. */
export function nearestPath(path: string, listing: FolderListing): string | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(path.length / 5)) + 1;
  let seen = 0;
  for (const [candidate, type] of listing.entries) {
    if (type !== "file" || ++seen > MOST_CANDIDATES) {
      continue;
    }
    if (candidate.endsWith(`/${name}`) || candidate === name) {
      return candidate;
    }
    if (Math.abs(candidate.length - path.length) < bestDistance) {
      const distance = leven(candidate, path);
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
  }
  return best;
}

/** Folders of more files than this are not compared in full. */
const MOST_CANDIDATES = 5000;
