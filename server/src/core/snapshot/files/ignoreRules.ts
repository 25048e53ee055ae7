import ignore, { type Ignore } from "ignore";
import { decodeBytes } from "../../document/decode.ts";
import type { SkillHost } from "../../host.ts";
import type { SkillFolder } from "../../workspace/skillFolder.ts";
import { childUri } from "../../workspace/uri.ts";
import type { FolderAbove } from "./foldersAbove.ts";

/** What the `.gitignore` files of a skill and of the folders above it say. */
export interface IgnoreRules {
  /**
   * The path of the `.gitignore` file that ignores `path` (relative to the skill's folder), `undefined` when none does.
   * As in git the nearest file that says anything decides. The folders that `path` lies in are not looked at: whoever
   * walks the tree leaves out an ignored folder with all that it holds, and so does not ask.
   */
  ignoredBy(path: string, isFolder: boolean): string | undefined;
}

/**
 * Reads the `.gitignore` files that concern a skill. When those above ignore the skill's folder itself, the lines that
 * do so do not count: who looks at such a skill wants to see what is in it.
 */
export async function readIgnoreRules(
  folder: SkillFolder,
  above: readonly FolderAbove[],
  host: SkillHost,
): Promise<IgnoreRules> {
  const top = above.at(-1);
  // All paths count from the topmost folder, so that every file is asked in the same way.
  const skill = top === undefined ? "" : `${top.path}/`;
  const files = new Map<string, IgnoreFile>();
  const read = async (uri: string, name: string, base: string): Promise<void> => {
    const bytes = await host.readFile(uri, LONGEST);
    if (bytes !== undefined) {
      const { text } = decodeBytes(bytes);
      files.set(base, { name, base, text, rules: parse(text) });
    }
  };
  for (const { uri, names, prefix, path } of above) {
    if (names.get(IGNORE) === "file") {
      await read(childUri(uri, IGNORE), prefix + IGNORE, skill.slice(0, -path.length - 1));
    }
  }
  if (foldersOn(skill).some((path) => decide(files, path, true) !== undefined)) {
    for (const [base, file] of files) {
      files.set(base, { ...file, rules: parse(withoutLinesFor(skill.slice(base.length), file.text)) });
    }
  }
  const inner = [...folder.listing.entries].filter(([path, type]) => type === "file" && OWN_FILE.test(path));
  for (const [path] of inner.slice(0, MOST_FILES)) {
    await read(childUri(folder.uri, path), path, skill + path.slice(0, -IGNORE.length));
  }
  return { ignoredBy: (path, isFolder) => (files.size === 0 ? undefined : decide(files, skill + path, isFolder)) };
}

interface IgnoreFile {
  /** How the skill's folder names the file. */
  readonly name: string;
  /** The folder that it lies in, with a slash at its end; empty for the topmost one. */
  readonly base: string;
  readonly text: string;
  readonly rules: Ignore;
}

const IGNORE = ".gitignore";
const OWN_FILE = /(?:^|\/)\.gitignore$/;
/** More bytes, or more files of a skill, are not read: nobody wrote those by hand. */
const LONGEST = 65_536;
const MOST_FILES = 200;

function parse(text: string): Ignore {
  return ignore({ ignoreCase: false }).add(text);
}

/** The folders on the way to `path` (with a slash at its end) and `path` itself, without their slashes. */
function foldersOn(path: string): string[] {
  const segments = path.split("/").slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join("/"));
}

/** The lines of a file that do not ignore `path` (a folder, with a slash at its end) or a folder that it lies in. */
function withoutLinesFor(path: string, text: string): string {
  return text
    .split("\n")
    .filter((line) => !parse(line).test(path).ignored)
    .join("\n");
}

/** The nearest file that says something about `path` decides. */
function decide(files: ReadonlyMap<string, IgnoreFile>, path: string, isFolder: boolean): string | undefined {
  for (let slash = path.lastIndexOf("/"); ; slash = path.lastIndexOf("/", slash - 1)) {
    const file = files.get(path.slice(0, slash + 1));
    const said = file && ask(file.rules, path.slice(slash + 1), isFolder);
    if (said !== undefined) {
      return said ? file?.name : undefined;
    }
    if (slash <= 0) {
      return undefined;
    }
  }
}

/** Whether the rules ignore (true) or keep (false) a path; `undefined` when they say nothing of it. */
function ask(rules: Ignore, path: string, isFolder: boolean): boolean | undefined {
  const result = rules.test(isFolder ? `${path}/` : path);
  const slash = path.lastIndexOf("/");
  // A folder on the way that is ignored here was kept by a nearer file, or nobody would ask: only the name counts.
  const isInherited = slash >= 0 && result.ignored && rules.test(path.slice(0, slash + 1)).ignored;
  const { ignored, unignored } = isInherited ? rules.test(`${path.slice(slash + 1)}${isFolder ? "/" : ""}`) : result;
  return ignored ? true : unignored ? false : undefined;
}
