import type { Snapshot } from "../core/snapshot/model.ts";
import { type TextPart, textParts } from "./markdown/textParts.ts";
import type { PageOptions } from "./pageOptions.ts";

/** The text of SKILL.md in parts, for a page that draws it little by little; none when it is empty. */
export function textPartsOf(
  { agentView: { body, bodyLine }, statistics, files }: Pick<Snapshot, "agentView" | "statistics" | "files">,
  { mode, image, allowedHosts }: PageOptions,
): readonly TextPart[] {
  return body === ""
    ? []
    : textParts(body, {
        mode,
        firstLine: bodyLine,
        slugs: new Map(statistics.headings.map(({ line, slug }) => [line, slug])),
        missing: new Set(files.missing.map(({ path }) => path)),
        allowedHosts,
        image,
      });
}
