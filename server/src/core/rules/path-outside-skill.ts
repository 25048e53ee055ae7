import type { Body, Reference } from "../document/body.ts";
import { resolveTarget } from "../workspace/resolveTarget.ts";
import type { SkillFolder } from "../workspace/skillFolder.ts";
import { otherPlaces } from "./pathFixes.ts";
import { defineRule } from "./rule.ts";

/**
 * A link leads out of the skill's folder. A skill is that folder (Agent Skills specification, "Directory structure"),
 * so what lies beside it is not installed, packed or published with it. Only links are judged: in prose, `../` is
 * mostly a path of the user's project. One finding for each path, at its first place.
 */
export const pathOutsideSkill = defineRule({
  id: "path-outside-skill",
  severity: "info",
  reads: ["body", "folder"],
  fix: "none",
  messages: {
    outside: ({ path }: { path: string }) =>
      `"${path}" lies outside the skill's folder, so it does not ship with the skill: once it is installed, packed or published, this link leads nowhere, and skillstore refuses it. Copy the file into the skill, or link to its web address.`,
    otherSkill: ({ skill }: { skill: string }) =>
      `This link leads to the skill "${skill}", which is installed on its own: here it may not be there, and skillstore refuses links out of the folder. Name the skill instead of its file.`,
  },
  *check({ body, folder }) {
    for (const [path, places] of linksOutside(body, folder)) {
      const skill = /([^/]+)\/SKILL\.md$/i.exec(path)?.[1];
      const related = otherPlaces(places, path);
      const span = places[0]?.target.pathSpan ?? body.span;
      yield skill === undefined
        ? { message: "outside", data: { path }, span, related }
        : { message: "otherSkill", data: { skill }, span, related };
    }
  },
});

/** The links that lead out of the folder, by their path. */
function linksOutside(body: Body, folder: SkillFolder | undefined): ReadonlyMap<string, Reference[]> {
  const places = new Map<string, Reference[]>();
  for (const reference of body.references) {
    const { kind, target } = reference;
    const isLink = kind === "link" || kind === "image" || kind === "definition";
    if (isLink && resolveTarget(target, folder).type === "outside") {
      const known = places.get(target.path);
      if (known === undefined) {
        places.set(target.path, [reference]);
      } else {
        known.push(reference);
      }
    }
  }
  return places;
}
