import type { SkillView } from "../../service.ts";
import { childUri } from "../../workspace/uri.ts";

/** A larger image would make the page that it is put into too heavy to send around. Bytes. */
const LARGEST_IMAGE = 2_000_000;
/** All images of a page together. Bytes. */
const LARGEST_PAGE = 10_000_000;

/**
 * The images of a skill as `data:` addresses, by path, for a page that stands on its own. What is missing, too large or
 * of a kind that browsers do not show is left out. `encode` gives Base64.
 */
export async function imagesOf(
  { folder, host }: SkillView,
  paths: Iterable<string>,
  encode: (bytes: Uint8Array) => string,
): Promise<ReadonlyMap<string, string>> {
  const images = new Map<string, string>();
  let left = LARGEST_PAGE;
  for (const path of paths) {
    const type = TYPES.get(/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? "");
    if (type === undefined || folder?.listing.typeOf(path) !== "file") {
      continue;
    }
    const uri = childUri(folder.uri, path);
    const size = (await host.stat(uri))?.size ?? Number.POSITIVE_INFINITY;
    const bytes = size <= Math.min(left, LARGEST_IMAGE) ? await host.readFile(uri) : undefined;
    if (bytes !== undefined) {
      left -= bytes.length;
      images.set(path, `data:${type};base64,${encode(bytes)}`);
    }
  }
  return images;
}

/** Media types by extension: what every browser shows. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ["avif", "image/avif"],
  ["bmp", "image/bmp"],
  ["gif", "image/gif"],
  ["ico", "image/x-icon"],
  ["jpeg", "image/jpeg"],
  ["jpg", "image/jpeg"],
  ["png", "image/png"],
  ["svg", "image/svg+xml"],
  ["webp", "image/webp"],
]);
