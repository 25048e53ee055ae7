import type { Frontmatter } from "../document/frontmatter.ts";
import type { YamlEntry } from "../document/yamlNode.ts";
import type { Fix } from "../finding.ts";
import { isFolderName, isValidFolderName, nameReplacement, slugOf } from "../spec/name.ts";
import type { SkillFolder } from "../workspace/skillFolder.ts";
import { fileFix, safeFix } from "./rule.ts";

/**
 * The fixes for a name that is wrong in itself. Where the folder's name is valid it comes first, so that fixing ends
 * with a name that is valid and the folder's; otherwise the name is written as the nearest valid one.
 */
export function nameFixes(
  frontmatter: Frontmatter,
  entry: YamlEntry,
  name: string,
  folder: SkillFolder | undefined,
): readonly Fix[] {
  const slug = slugOf(name);
  const edit = nameReplacement(frontmatter, entry, slug);
  const renameBoth =
    slug === "" || folder === undefined || isFolderName(slug, folder.name)
      ? []
      : [fileFix(`Name the skill and its folder "${slug}"`, "unsafe", [{ type: "renameFolder", to: slug }], edit)];
  if (folder !== undefined && isValidFolderName(folder.name)) {
    const title = `Change the name to "${folder.name}", as the folder is called`;
    return [safeFix(title, nameReplacement(frontmatter, entry, folder.name)), ...renameBoth];
  }
  return slug === "" ? [] : [safeFix(`Change the name to "${slug}"`, edit), ...renameBoth];
}
