import type { Body, Reference } from "../document/body.ts";
import { isLinkPlaceholder } from "../document/proseContext.ts";
import { resolveTarget } from "../workspace/resolveTarget.ts";
import type { SkillFolder } from "../workspace/skillFolder.ts";
import { missingFileFixes, otherPlaces } from "./pathFixes.ts";
import { defineRule } from "./rule.ts";

/**
 * A link, image or link definition leads to a file of the skill's folder (Agent Skills specification, "File
 * references"; skillstore refuses a skill where one does not). One finding for each missing path, at its first place:
 * real skills link to one file up to seventeen times, and it is one thing to repair.
 */
export const linkMissing = defineRule({
  id: "link-missing",
  severity: "warning",
  reads: ["body", "folder"],
  fix: "safe",
  messages: {
    link: ({ path }: { path: string }) =>
      `"${path}" is not in the skill's folder, so an agent that follows this link finds nothing, and skillstore refuses the skill. Correct the path, or add the file.`,
    image: ({ path }: { path: string }) =>
      `The image "${path}" is not in the skill's folder, so nobody sees it, and skillstore refuses the skill. Correct the path, or add the file.`,
    definition: ({ path }: { path: string }) =>
      `"${path}" is not in the skill's folder, so an agent that follows a link to this definition finds nothing, and skillstore refuses the skill. Correct the path, or add the file.`,
  },
  *check({ body, folder }) {
    if (folder === undefined) {
      return;
    }
    for (const [path, places] of missingLinks(body, folder)) {
      const [first] = places;
      const kind = first?.kind;
      if (first === undefined || (kind !== "link" && kind !== "image" && kind !== "definition")) {
        continue;
      }
      yield {
        message: kind,
        data: { path },
        span: first.target.pathSpan,
        related: otherPlaces(places, path),
        fixes: () => missingFileFixes(places, path, folder),
      };
    }
  },
});

/** The links that lead to nothing, by the path that they name. */
function missingLinks(body: Body, folder: SkillFolder): ReadonlyMap<string, Reference[]> {
  const places = new Map<string, Reference[]>();
  for (const reference of body.references) {
    const { kind, target } = reference;
    if (kind !== "link" && kind !== "image" && kind !== "definition") {
      continue;
    }
    const resolution = resolveTarget(target, folder);
    if (resolution.type === "missing" && !isLinkPlaceholder(target.prefix === "" ? target.path : `./${target.path}`)) {
      const known = places.get(resolution.path);
      if (known === undefined) {
        places.set(resolution.path, [reference]);
      } else {
        known.push(reference);
      }
    }
  }
  return places;
}
