import type { Reference } from "../document/body.ts";
import { formatTarget } from "../document/target.ts";
import type { Fix, RelatedPlace } from "../finding.ts";
import { replace, type TextEdit } from "../text/edit.ts";
import { nearestFiles } from "../workspace/nearestFile.ts";
import { newFileAt } from "../workspace/newFile.ts";
import type { SkillFolder } from "../workspace/skillFolder.ts";
import { fileFix, safeFix, unsafeFix } from "./rule.ts";

/** Points a reference to another path of the skill: only the path is replaced, and what stood before it stays. */
export function retarget({ target, form }: Reference, path: string): TextEdit {
  const prefix = target.raw.startsWith(target.prefix) ? target.prefix.replace(/\\/g, "/") : "";
  const written = formatTarget(path, form);
  return replace(target.pathSpan, prefix + written);
}

/** What can be done about places that all name the same missing path: use the file that is meant, or create it. */
export function missingFileFixes(places: readonly Reference[], path: string, folder: SkillFolder): readonly Fix[] {
  const fixes = nearestFiles(path, folder.listing).map(({ path: near, certain }): Fix => {
    const edits = places.map((place) => retarget(place, near));
    const title = places.length === 1 ? `Change to "${near}"` : `Change to "${near}" in all ${places.length} places`;
    return certain ? safeFix(title, ...edits) : unsafeFix(title, ...edits);
  });
  const file = newFileAt(path, folder.listing);
  return file === undefined ? fixes : [...fixes, fileFix(`Create "${path}"`, "unsafe", [file])];
}

/** The places behind the first one that name the same path, as a finding relates them. */
export function otherPlaces(places: readonly Reference[], path: string): readonly RelatedPlace[] {
  return places
    .slice(1, MOST_RELATED + 1)
    .map(({ target }) => ({ message: `"${path}" is named here too.`, span: target.pathSpan }));
}

const MOST_RELATED = 10;
