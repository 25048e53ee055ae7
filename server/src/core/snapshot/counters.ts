import { countBodyLines } from "../document/bodyLines.ts";
import type { ParsedSkill } from "../document/parseSkill.ts";
import { stringOf } from "../document/yamlNode.ts";
import { BODY_LINES_MAX, COMPATIBILITY_MAX, DESCRIPTION_MAX, LISTING_MAX, NAME_MAX } from "../spec/limits.ts";
import { listingText } from "../spec/listing.ts";
import { foldName } from "../spec/name.ts";
import { codePointLength } from "../text/codePoints.ts";
import { meantFrontmatter } from "./meantFrontmatter.ts";
import type { SnapshotCounter } from "./model.ts";

/**
 * How full the limited fields are, counted exactly as the rules about their limits count; while the frontmatter is
 * broken, those that its author meant.
 */
export function snapshotCounters({ frontmatter: given, body }: ParsedSkill): readonly SnapshotCounter[] {
  const frontmatter = meantFrontmatter(given);
  const textOf = (key: string): string => stringOf(frontmatter.get(key)) ?? "";
  const counters: SnapshotCounter[] = [
    characters("name", "Name", codePointLength(foldName(textOf("name"))), NAME_MAX, "hard"),
    characters("description", "Description", codePointLength(textOf("description")), DESCRIPTION_MAX, "hard"),
    characters("listing", "Claude Code's listing", codePointLength(listingText(frontmatter)), LISTING_MAX, "cut"),
  ];
  if (frontmatter.get("compatibility") !== undefined) {
    const used = codePointLength(textOf("compatibility"));
    counters.push(characters("compatibility", "Compatibility", used, COMPATIBILITY_MAX, "hard"));
  }
  const used = countBodyLines(body.text);
  counters.push({ id: "bodyLines", label: "Body", used, limit: BODY_LINES_MAX, unit: "lines", kind: "advice" });
  return counters;
}

function characters(
  id: SnapshotCounter["id"],
  label: string,
  used: number,
  limit: number,
  kind: SnapshotCounter["kind"],
): SnapshotCounter {
  return { id, label, used, limit, unit: "characters", kind };
}
