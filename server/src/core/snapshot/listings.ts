import { firstParagraph } from "../document/firstParagraph.ts";
import type { ParsedSkill } from "../document/parseSkill.ts";
import { stringOf } from "../document/yamlNode.ts";
import { DESCRIPTION_MAX, LISTING_MAX } from "../spec/limits.ts";
import { listingText } from "../spec/listing.ts";
import { codePointLength, utf16IndexOf } from "../text/codePoints.ts";
import { frontmatterState } from "./frontmatterState.ts";
import type { SnapshotListing } from "./model.ts";

/** What the lists of skills of clients say of this one, for the clients whose handling of long texts is known. */
export function snapshotListings({ frontmatter, body }: ParsedSkill): readonly SnapshotListing[] {
  if (frontmatterState(frontmatter) !== "valid") {
    return [];
  }
  const description = stringOf(frontmatter.get("description"))?.trim() ?? "";
  // Without a description Claude Code takes the first paragraph (its documentation, Frontmatter reference).
  const text = description === "" ? (firstParagraph(body, LISTING_MAX) ?? "") : listingText(frontmatter);
  const listings = [cutAt("Claude Code", text, LISTING_MAX)];
  if (description !== "") {
    // VS Code's agent skills service cuts; Codex skips the whole skill (openai/codex, core-skills/src/loader.rs).
    listings.push(cutAt("VS Code", description, DESCRIPTION_MAX), wholeOrNothing("Codex", description));
  }
  return listings;
}

function cutAt(client: string, text: string, limit: number): SnapshotListing {
  const end = utf16IndexOf(text, limit);
  return { client, text: text.slice(0, end), cut: text.slice(end), limit };
}

function wholeOrNothing(client: string, text: string): SnapshotListing {
  const fits = codePointLength(text) <= DESCRIPTION_MAX;
  return { client, text: fits ? text : "", cut: fits ? "" : text, limit: DESCRIPTION_MAX };
}
