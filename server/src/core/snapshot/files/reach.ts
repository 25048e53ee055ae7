import type { Tree } from "@lezer/common";
import type { Frontmatter } from "../../document/frontmatter.ts";
import type { ParsedSkill } from "../../document/parseSkill.ts";
import { resolveTarget } from "../../workspace/resolveTarget.ts";
import type { SkillFolder } from "../../workspace/skillFolder.ts";
import type { SnapshotFile } from "../model.ts";
import type { FilesScan } from "./filesScan.ts";
import { addPathMentions, detached } from "./pathMentions.ts";
import { createPathResolver, type PathResolver } from "./pathResolver.ts";

/** How an agent that begins at SKILL.md comes to a file. */
export type Reach = Pick<SnapshotFile, "reached" | "via">;

/**
 * For every file that would be published, whether an agent is led to it: by SKILL.md (its references, and paths
 * anywhere in its text, code and frontmatter included), or by a file that it is led to. Naming a folder leads to the
 * files directly in it. What is not read yet leads nowhere. Quick enough for each keystroke: blocks of SKILL.md that
 * did not change are not searched again.
 */
export function reachOf(
  scan: Pick<FilesScan, "files" | "pending">,
  skill: ParsedSkill,
  folder: SkillFolder | undefined,
): ReadonlyMap<string, Reach> {
  const reach = new Map<string, Reach>();
  for (const path of [...scan.files.keys(), ...scan.pending]) {
    reach.set(path, { reached: "none", via: null });
  }
  if (folder === undefined) {
    return reach;
  }
  reach.set(folder.fileName, { reached: "self", via: null });
  const expanded = new Set<string>();
  const waiting: string[] = [];
  const lead = (path: string, how: Reach): void => {
    if (reach.get(path)?.reached === "none") {
      reach.set(path, how);
      waiting.push(path);
    } else if (folder.listing.typeOf(path) === "folder" && !expanded.has(path)) {
      expanded.add(path);
      for (const { name, type } of folder.listing.childrenOf(path)) {
        if (type === "file") {
          lead(`${path}/${name}`, how);
        }
      }
    }
  };
  for (const path of ledToBy(skill, folder)) {
    lead(path, { reached: "direct", via: null });
  }
  // Nearest first, so that `via` is the shortest way.
  for (let next = 0; next < waiting.length; next++) {
    const via = waiting[next] ?? "";
    for (const path of scan.files.get(via)?.leadsTo ?? []) {
      lead(path, { reached: "indirect", via });
    }
  }
  return reach;
}

/** The paths that SKILL.md itself leads to. */
function ledToBy(skill: ParsedSkill, folder: SkillFolder): Iterable<string> {
  const found = new Set<string>();
  for (const { target } of skill.body.references) {
    const resolution = target.kind === "relative" ? resolveTarget(target, folder) : undefined;
    if ((resolution?.type === "found" || resolution?.type === "otherCase") && resolution.path !== "") {
      found.add(resolution.path);
    }
  }
  const resolver = resolverOf(folder);
  const take = (mentions: readonly string[]): void => {
    for (const path of mentions.length === 0 ? [] : resolver.resolve(mentions, folder.fileName)) {
      found.add(path);
    }
  };
  take(mentionsInFrontmatter(skill.frontmatter));
  const { text, span, blocks } = skill.body;
  let end = 0;
  for (const { tree, start } of blocks) {
    const from = start - span.start;
    take(mentionsInBlock(tree, text.slice(from, from + tree.length)));
    end = from + tree.length;
  }
  // What no block holds, as in a file whose end cannot be parsed.
  if (end < text.length) {
    take(mentionsIn(text.slice(end)));
  }
  return found;
}

const resolvers = new WeakMap<SkillFolder["listing"], PathResolver>();

function resolverOf({ listing, name }: SkillFolder): PathResolver {
  const known = resolvers.get(listing) ?? createPathResolver(listing.entries, name);
  resolvers.set(listing, known);
  return known;
}

const inBlocks = new WeakMap<Tree, readonly string[]>();
const inFrontmatter = new WeakMap<Frontmatter, readonly string[]>();

/** A tree stands for one text, and an edit makes another tree of each block that it touches. */
function mentionsInBlock(tree: Tree, text: string): readonly string[] {
  const known = inBlocks.get(tree) ?? mentionsIn(text);
  inBlocks.set(tree, known);
  return known;
}

function mentionsInFrontmatter(frontmatter: Frontmatter): readonly string[] {
  const known = inFrontmatter.get(frontmatter) ?? mentionsIn(frontmatter.text);
  inFrontmatter.set(frontmatter, known);
  return known;
}

function mentionsIn(text: string): readonly string[] {
  const found = new Set<string>();
  addPathMentions(text, null, found);
  return detached(found);
}
