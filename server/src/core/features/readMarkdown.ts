import { type ParsedSkill, parseSkill } from "../document/parseSkill.ts";
import type { SkillView } from "../service.ts";
import { childUri } from "../workspace/uri.ts";
import { wholeCharacters } from "./wholeCharacters.ts";

/** Of a longer file only the beginning is searched for headings. */
const LONGEST_MARKDOWN = 1_000_000;

/**
 * A Markdown file of the skill (path relative to its folder), parsed; SKILL.md itself as the editor holds it.
 * `undefined` for other files and those that cannot be read.
 */
export async function readMarkdown(view: SkillView, path: string): Promise<ParsedSkill | undefined> {
  const { folder, host, skill } = view;
  if (folder === undefined || path === folder.fileName) {
    return path === folder?.fileName ? skill : undefined;
  }
  if (!MARKDOWN.test(path) || folder.listing.typeOf(path) !== "file") {
    return undefined;
  }
  const bytes = await host.readFile(childUri(folder.uri, path), LONGEST_MARKDOWN);
  return bytes && parseSkill(wholeCharacters(bytes, LONGEST_MARKDOWN));
}

/** Names of files whose headings can be linked to. */
export const MARKDOWN = /\.(?:md|mdx|markdown)$/i;
