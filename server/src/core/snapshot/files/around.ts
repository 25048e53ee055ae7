import { decodeBytes } from "../../document/decode.ts";
import type { EntryType, SkillHost } from "../../host.ts";
import type { SkillFolder } from "../../workspace/skillFolder.ts";
import { childUri } from "../../workspace/uri.ts";
import { LICENSE_NAME } from "./fileKinds.ts";
import type { FilesScan } from "./filesScan.ts";
import type { FolderAbove } from "./foldersAbove.ts";
import type { Published } from "./leftOut.ts";

/** The license and the community files of a skill. */
export type LicenseAndCommunity = Pick<FilesScan, "license" | "community">;

/**
 * Reads the license file in the skill's folder, else the nearest one above it, and looks for community files in the
 * folder and then in the repository's own folder.
 */
export async function readLicenseAndCommunity(
  folder: SkillFolder,
  published: Published,
  above: readonly FolderAbove[],
  host: SkillHost,
): Promise<LicenseAndCommunity> {
  const own = published.files.filter((path) => !path.includes("/"));
  const places: Place[] = [
    { uri: folder.uri, prefix: "", names: own },
    ...above.map(({ uri, prefix, names }) => ({ uri, prefix, names: filesOf(names) })),
  ];
  const repository = above.at(-1)?.isRepository === true ? places.slice(-1) : [];
  return {
    license: await readLicense(places, host),
    community: findCommunity([...places.slice(0, 1), ...repository]),
  };
}

/** Whether a change of a file called `name` can change the license or the community files. */
export function concernsAround(name: string): boolean {
  return LICENSE_NAME.test(name) || COMMUNITY.some(({ pattern }) => pattern.test(name));
}

interface Place {
  readonly uri: string;
  readonly prefix: string;
  readonly names: readonly string[];
}

/** Bytes. The longest license in use, the GPL, has 35,000. */
const LONGEST_LICENSE = 65_536;

async function readLicense(places: readonly Place[], host: SkillHost): Promise<FilesScan["license"]> {
  for (const { uri, prefix, names } of places) {
    // `LICENSE` before `LICENSE.txt` before `LICENSE-APACHE`: the shortest name is the one that holds for all.
    const named = names.filter((name) => LICENSE_NAME.test(name)).sort(shorterFirst);
    for (const name of named) {
      const bytes = await host.readFile(childUri(uri, name), LONGEST_LICENSE);
      if (bytes !== undefined && !bytes.includes(0)) {
        return { path: prefix + name, text: decodeBytes(bytes).text };
      }
    }
  }
  return null;
}

function shorterFirst(a: string, b: string): number {
  const stem = (name: string): string => name.replace(/\.\w{1,9}$/, "");
  return stem(a).length - stem(b).length || a.length - b.length || (a < b ? -1 : 1);
}

const ENDING = String.raw`(?:\.(?:md|markdown|mdx|txt|rst|adoc|org))?$`;

/** The files that hosts of repositories show beside the code, by the names that they look for. */
const COMMUNITY: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: "README", pattern: new RegExp(`^readme${ENDING}`, "i") },
  { name: "CHANGELOG", pattern: new RegExp(`^(?:changelog|changes|history)${ENDING}`, "i") },
  { name: "CONTRIBUTING", pattern: new RegExp(`^contributing${ENDING}`, "i") },
  { name: "SECURITY", pattern: new RegExp(`^security${ENDING}`, "i") },
  { name: "Code of conduct", pattern: new RegExp(`^code[-_ ]of[-_ ]conduct${ENDING}`, "i") },
];

function findCommunity(places: readonly Place[]): FilesScan["community"] {
  return COMMUNITY.flatMap(({ name, pattern }) => {
    for (const { prefix, names } of places) {
      const found = names.filter((candidate) => pattern.test(candidate)).sort()[0];
      if (found !== undefined) {
        return [{ name, path: prefix + found }];
      }
    }
    return [];
  });
}

function filesOf(names: ReadonlyMap<string, EntryType>): string[] {
  return [...names].filter(([, type]) => type === "file").map(([name]) => name);
}
