import { foldCase } from "../../workspace/folderListing.ts";
import type { SnapshotLeftOut } from "../model.ts";

/** A file that is to be packed. */
export interface PackageEntry {
  /** Relative to the skill's folder. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** `null` where the file system does not say. */
  readonly executable: boolean | null;
}

/** What a package will hold. */
export interface PackagePlan {
  /** The folder at the root of the package. */
  readonly root: string;
  /** `<root>.skill`. */
  readonly fileName: string;
  /** In the order of the bytes of their paths. */
  readonly entries: readonly PackageEntry[];
  /** Bytes of all of them. */
  readonly size: number;
  readonly leftOut: readonly SnapshotLeftOut[];
  /** What a client or marketplace will not like, in whole sentences. */
  readonly warnings: readonly string[];
}

/** Plans a package: the order of its files, and what stands against it. */
export function planPackage(
  root: string,
  files: readonly PackageEntry[],
  leftOut: readonly SnapshotLeftOut[],
): PackagePlan {
  const keyed = files.map((entry) => ({ entry, bytes: new TextEncoder().encode(entry.path) }));
  const entries = keyed.sort((a, b) => compareBytes(a.bytes, b.bytes)).map(({ entry }) => entry);
  const paths = entries.map(({ path }) => path);
  const size = entries.reduce((total, entry) => total + entry.size, 0);
  return {
    root,
    fileName: `${root}.skill`,
    entries,
    size,
    leftOut,
    warnings: [...secrets(paths), ...otherSkills(paths), ...collisions(paths), ...unportable(paths), ...tooLarge(size)],
  };
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return a.length - b.length;
}

/** Files that hold keys and passwords by their very names; examples of them do not. */
function secrets(paths: readonly string[]): string[] {
  return paths
    .filter((path) => SECRET.test(path) && !/[.-](?:example|sample|template|dist)$/i.test(path))
    .map((path) => `"${visible(path)}" usually holds secrets, and whoever gets the package can read it.`);
}

const SECRET =
  /(?:^|\/)(?:\.env(?:\.[\w.-]+)?|\.netrc|\.npmrc|\.pypirc|id_(?:rsa|dsa|ecdsa|ed25519)|[^/]+\.(?:pem|p12|pfx|keystore|jks))$/i;

/** The Skills API and claude.ai take a package with exactly one skill's file. */
function otherSkills(paths: readonly string[]): string[] {
  return paths
    .filter((path) => /\/skill\.md$/i.test(path))
    .map((path) => `"${path}" is another skill's file, and claude.ai takes only packages with exactly one SKILL.md.`);
}

/** Two names that are one on a disk that ignores case; folders count, since their files would land in one. */
function collisions(paths: readonly string[]): string[] {
  const seen = new Map<string, string>();
  const found: string[] = [];
  for (const path of paths) {
    for (let slash = path.indexOf("/"); ; slash = path.indexOf("/", slash + 1)) {
      const part = slash < 0 ? path : path.slice(0, slash);
      const folded = foldCase(part);
      const other = seen.get(folded) ?? part;
      seen.set(folded, other);
      if (other !== part) {
        found.push(
          `"${other}" and "${part}" are one name on Windows and macOS, so that one takes the other's place there; skillstore refuses such a skill.`,
        );
        break;
      }
      if (slash < 0) {
        break;
      }
    }
  }
  return [...new Set(found)];
}

function unportable(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const reason = path
      .split("/")
      .map(unportableName)
      .find((text) => text !== undefined);
    return reason === undefined ? [] : [`"${visible(path)}" ${reason}`];
  });
}

/** What Windows, and the marketplaces that ask for portable names, do not take. */
function unportableName(name: string): string | undefined {
  const character = /[<>:"|?*\\\p{Cc}]/u.exec(name)?.[0];
  if (character !== undefined) {
    return `has "${visible(character)}" in its name, which Windows does not allow.`;
  }
  if (/[. ]$/.test(name)) {
    return "has a name that ends in a dot or a space, which Windows takes off.";
  }
  if (/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name)) {
    return "has a name that Windows keeps for a device.";
  }
  if (name !== name.normalize("NFC")) {
    return "has accents that are characters of their own in its name; skillstore takes only composed characters (NFC).";
  }
  return undefined;
}

/** Control characters as their numbers: a name may hold a line break. */
function visible(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => {
    return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
  });
}

/** Bytes of all files together, unpacked. */
const LIMITS: readonly { readonly size: number; readonly name: string; readonly who: string }[] = [
  { size: 30_000_000, name: "30 MB", who: "claude.ai and the Skills API take" },
  { size: 50_000_000, name: "50 MB", who: "ClawHub takes" },
];

function tooLarge(size: number): string[] {
  const taken = LIMITS.filter((limit) => size > limit.size).map(({ who, name }) => `${who} at most ${name}`);
  return taken.length === 0 ? [] : [`The files are ${(size / 1_000_000).toFixed(1)} MB; ${taken.join(", and ")}.`];
}
