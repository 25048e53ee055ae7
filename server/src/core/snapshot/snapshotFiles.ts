import type { ParsedSkill } from "../document/parseSkill.ts";
import { estimateTokens, tokensOf } from "../document/tokenCount.ts";
import type { Finding } from "../finding.ts";
import type { SkillCheck } from "../service.ts";
import type { SkillFolder } from "../workspace/skillFolder.ts";
import { isBig, isKindOfText } from "./files/fileKinds.ts";
import type { FileFacts, FilesScan } from "./files/filesScan.ts";
import { publishedOf } from "./files/leftOut.ts";
import { reachOf } from "./files/reach.ts";
import { buildTree } from "./fileTree.ts";
import type { SnapshotFile, SnapshotFiles, SnapshotMissing } from "./model.ts";
import { placeIn } from "./place.ts";

/**
 * The files that would be published, as far as they were read. SKILL.md, `fileName`, counts as it is in the editor,
 * where it has `bytes` bytes. Before anything is read, the listing of the folder alone gives the names.
 */
export function snapshotFiles(
  check: SkillCheck,
  fileName: string,
  bytes: number,
  scan: FilesScan | undefined,
): SnapshotFiles {
  const { skill, folder } = check;
  const known = scan ?? scanOfListing(folder, fileName);
  const { state, done, total, truncated, leftOut } = known;
  const reach = reachOf(known, skill, folder);
  const own = ownFile(fileName, bytes, skill, known.files.get(fileName));
  const tree = buildTree(known, own, reach);
  const files = tree.filter(({ type }) => type === "file");
  return {
    state,
    done,
    total,
    truncated,
    count: files.length,
    size: files.reduce((sum, { size }) => sum + (size ?? 0), 0),
    executables: files.filter(({ executable }) => executable === true).length,
    binaries: files.filter(({ kind, size, tokens }) => size !== null && tokens === null && !isKindOfText(kind)).length,
    tree,
    leftOut,
    missing: missingFiles(check),
  };
}

/** What is known before anything was read: the names, without what .gitignore files would leave out. */
function scanOfListing(folder: SkillFolder | undefined, fileName: string): FilesScan {
  if (folder === undefined) {
    return { ...NOTHING, state: "gone", done: 0, total: 0, truncated: false, pending: [fileName] };
  }
  const known = listingScans.get(folder.listing);
  if (known !== undefined) {
    return known;
  }
  const { files, folders, leftOut } = publishedOf(folder, { ignoredBy: () => undefined });
  const progress = { state: "reading", done: 0, total: files.length, truncated: !folder.listing.complete } as const;
  const scan: FilesScan = { ...NOTHING, ...progress, pending: files, folders, leftOut };
  listingScans.set(folder.listing, scan);
  return scan;
}

const NOTHING = { files: new Map(), folders: [], leftOut: [], license: null, community: [] } as const;
const listingScans = new WeakMap<object, FilesScan>();

/** SKILL.md as it is in the editor. */
function ownFile(path: string, size: number, skill: ParsedSkill, facts: FileFacts | undefined): SnapshotFile {
  return {
    path,
    type: "file",
    size,
    kind: "skill",
    language: null,
    executable: facts?.executable ?? null,
    big: isBig(size, false),
    tokens: estimateTokens(skill.text.slice(0, skill.body.span.start)) + tokensOf(skill.body),
    reached: "self",
    via: null,
  };
}

/** The paths that do not exist, by the findings that say so, each at its first place. */
function missingFiles({ skill, findings }: SkillCheck): readonly SnapshotMissing[] {
  const spans = findings.filter(({ rule }) => SAYS_MISSING.has(rule)).map(({ span }) => span);
  const paths = new Map(
    spans.length === 0 ? [] : skill.body.references.map(({ target }) => [keyOf(target.pathSpan), target.path]),
  );
  return spans.map((span) => ({
    path: paths.get(keyOf(span)) ?? skill.text.slice(span.start, span.end),
    ...placeIn(skill.lines, span),
  }));
}

const SAYS_MISSING: ReadonlySet<Finding["rule"]> = new Set(["link-missing", "path-missing", "license-file-missing"]);

function keyOf({ start, end }: Finding["span"]): string {
  return `${start}-${end}`;
}
