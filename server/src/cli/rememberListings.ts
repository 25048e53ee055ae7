import { baseNameOf, type FolderEntry, parentUri, type SkillHost } from "../core/index.ts";

/**
 * A host that asks the disk for each folder and each name once. The search for skills has listed every folder before the first skill
 * is checked, so that afterwards the disk is only asked for the contents of files. For a single run: what changes on
 * the disk later is not seen.
 */
export function rememberListings(host: SkillHost): SkillHost {
  const listings = new Map<string, Promise<readonly FolderEntry[] | undefined>>();
  const stats = new Map<string, ReturnType<SkillHost["stat"]>>();
  const statUnlessAbsent: SkillHost["stat"] = async (uri) => {
    const siblings = await listings.get(parentUri(uri));
    const name = siblings && baseNameOf(uri);
    return siblings !== undefined && !siblings.some((entry) => entry.name === name) ? undefined : host.stat(uri);
  };
  return {
    ...host,
    listFolder(uri) {
      const known = listings.get(uri) ?? host.listFolder(uri);
      listings.set(uri, known);
      return known;
    },
    stat(uri) {
      const known = stats.get(uri) ?? statUnlessAbsent(uri);
      stats.set(uri, known);
      return known;
    },
  };
}
