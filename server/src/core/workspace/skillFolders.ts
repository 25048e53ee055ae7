import { parseSkill } from "../document/parseSkill.ts";
import type { EntryType, SkillHost } from "../host.ts";
import { createFolderListing, type FolderListing } from "./folderListing.ts";
import type { SkillFolder } from "./skillFolder.ts";
import { baseNameOf, childUri, parentUri, relativePath } from "./uri.ts";

/** What may have happened to a file or folder on the disk. */
export type FileChange = "created" | "changed" | "deleted";

/** The folders of the skills in use: each is listed once and then kept fresh by what is reported of the disk. */
export interface SkillFolders {
  /** The folder that holds the SKILL.md at `fileUri`; `undefined` when it cannot be listed. */
  get(fileUri: string): Promise<SkillFolder | undefined>;
  /**
   * Makes sure that the fragments of these files of the skill are known (see {@link SkillFolder.anchorsOf}), and
   * returns the folder that knows them: a new object when any was read.
   */
  withAnchors(fileUri: string, paths: Iterable<string>): Promise<SkillFolder | undefined>;
  /** Takes in a change of the disk; returns the addresses of the skill folders that it concerns. */
  fileChanged(uri: string, change: FileChange): Promise<readonly string[]>;
  /** An editor holds this text for a file of a skill: it counts instead of the disk's. `undefined`: no longer. */
  bufferChanged(uri: string, text: string | undefined): readonly string[];
  /** Forgets a folder that is no longer in use. */
  release(folderUri: string): void;
}

/** More entries or deeper folders than this are not listed (the largest skill seen has 1,964 files, 9 levels deep). */
export const MOST_ENTRIES = 20_000;
const DEEPEST_FOLDER = 24;
/** Larger Markdown files are not searched for headings: a dump of that size has no one who links into it by hand. */
const LARGEST_MARKDOWN = 1_000_000;
const SKIPPED = new Set([".git", "node_modules"]);

interface FolderState {
  readonly uri: string;
  readonly entries: Map<string, EntryType>;
  complete: boolean;
  readonly nestedIn: string | undefined;
  readonly anchors: Map<string, ReadonlySet<string> | undefined>;
  /** Made anew after each change, so that whoever holds an old one can tell. */
  folder: SkillFolder;
}

/** Creates the cache over a host. */
export function createSkillFolders(host: SkillHost): SkillFolders {
  const states = new Map<string, Promise<FolderState | undefined>>();
  const buffers = new Map<string, string>();
  let queue: Promise<unknown> = Promise.resolve();

  const load = async (uri: string, fileName: string): Promise<FolderState | undefined> => {
    const listed = await listDeep(host, uri);
    if (listed === undefined) {
      return undefined;
    }
    const nestedIn = await enclosingSkill(host, uri);
    const anchors = new Map<string, ReadonlySet<string> | undefined>();
    // A picture of its own: the entries change with the disk, and who holds a picture must see that it is an older one.
    const listing = createFolderListing(new Map(listed.entries), listed.complete);
    return { uri, ...listed, nestedIn, anchors, folder: pictureOf(uri, fileName, nestedIn, listing, anchors) };
  };
  const stateOf = (fileUri: string): Promise<FolderState | undefined> => {
    const uri = parentUri(fileUri);
    const known = states.get(uri);
    if (known !== undefined) {
      return known;
    }
    const loading = load(uri, baseNameOf(fileUri));
    states.set(uri, loading);
    // What is not there today may be there tomorrow, and no event tells of a folder that nobody watches.
    void loading.then((state) => state === undefined && states.get(uri) === loading && states.delete(uri));
    return loading;
  };
  /** The state of every folder in use that holds `uri`, with the path of `uri` in it. */
  const statesHolding = async (uri: string): Promise<{ state: FolderState; path: string }[]> => {
    const all = await Promise.all(states.values());
    return all.flatMap((state) => {
      const path = state && relativePath(state.uri, uri);
      return state === undefined || path === undefined || path === "" ? [] : [{ state, path }];
    });
  };

  const takeInChange = async (uri: string, change: FileChange): Promise<readonly string[]> => {
    const touched = new Set<string>();
    for (const { state, path } of await statesHolding(uri)) {
      touched.add(state.uri);
      // With a folder go the headings of everything in it: another file may come back under the same name.
      removeBelow(state.anchors, path);
      if (change !== "changed" || !state.entries.has(path)) {
        await takeIn(host, state, path);
      }
      refresh(state, createFolderListing(new Map(state.entries), state.complete));
    }
    // A folder that went away or came into being at or above a skill's own one, or a skill around another one.
    const isSkill = change !== "changed" && /^skill\.md$/i.test(baseNameOf(uri));
    const around = isSkill ? parentUri(uri) : uri;
    for (const folderUri of states.keys()) {
      const below = relativePath(around, folderUri);
      if (below !== undefined && (below !== "" || !isSkill)) {
        touched.add(folderUri);
        states.delete(folderUri);
      }
    }
    return [...touched];
  };

  return {
    get: async (fileUri) => (await stateOf(fileUri))?.folder,
    async withAnchors(fileUri, paths) {
      const state = await stateOf(fileUri);
      if (state === undefined) {
        return undefined;
      }
      let isNew = false;
      for (const path of paths) {
        if (!state.anchors.has(path) && state.entries.get(path) === "file" && /\.(?:md|mdx|markdown)$/i.test(path)) {
          isNew = true;
          state.anchors.set(path, await readAnchors(host, childUri(state.uri, path), buffers));
        }
      }
      if (isNew) {
        refresh(state, state.folder.listing);
      }
      return state.folder;
    },
    fileChanged(uri, change) {
      // One after the other: what is listed for one change must not be overtaken by what is listed for the next.
      const result = queue.then(() => takeInChange(uri, change));
      queue = result.catch(() => undefined);
      return result;
    },
    bufferChanged(uri, text) {
      if (text === undefined) {
        buffers.delete(uri);
      } else {
        buffers.set(uri, text);
      }
      const touched: string[] = [];
      for (const [folderUri, pending] of states) {
        const path = relativePath(folderUri, uri);
        if (path !== undefined && path !== "") {
          touched.push(folderUri);
          void pending.then((state) => {
            if (state?.anchors.delete(path)) {
              refresh(state, state.folder.listing);
            }
          });
        }
      }
      return touched;
    },
    release: (folderUri) => void states.delete(folderUri),
  };
}

function refresh(state: FolderState, listing: FolderListing): void {
  state.folder = pictureOf(state.uri, state.folder.fileName, state.nestedIn, listing, state.anchors);
}

function pictureOf(
  uri: string,
  fileName: string,
  nestedIn: string | undefined,
  listing: FolderListing,
  anchors: ReadonlyMap<string, ReadonlySet<string> | undefined>,
): SkillFolder {
  return { uri, name: baseNameOf(uri), fileName, nestedIn, listing, anchorsOf: (path) => anchors.get(path) };
}

/** Lists a folder level by level. Symbolic links are entries, never followed, so that no loop can arise. */
async function listDeep(
  host: SkillHost,
  root: string,
  deepest = DEEPEST_FOLDER,
): Promise<{ entries: Map<string, EntryType>; complete: boolean } | undefined> {
  const entries = new Map<string, EntryType>();
  const first = await host.listFolder(root);
  if (first === undefined) {
    return undefined;
  }
  let complete = true;
  let level = [{ path: "", names: first }];
  for (let depth = 0; level.length > 0; depth++) {
    const folders: string[] = [];
    for (const { path, names } of level) {
      for (const { name, type } of names) {
        const childPath = path === "" ? name : `${path}/${name}`;
        if (entries.size >= MOST_ENTRIES) {
          return { entries, complete: false };
        }
        entries.set(childPath, type);
        if (type === "folder" && !SKIPPED.has(name)) {
          folders.push(childPath);
        }
      }
    }
    if (depth >= deepest) {
      return { entries, complete: folders.length === 0 };
    }
    const lists = await Promise.all(
      folders.map(async (path) => ({ path, names: await host.listFolder(childUri(root, path)) })),
    );
    complete &&= lists.every(({ names }) => names !== undefined);
    level = lists.map(({ path, names }) => ({ path, names: names ?? [] }));
  }
  return { entries, complete };
}

/**
 * Brings one path of a folder up to date, with everything below it. Its parent is listed anew, since events come late
 * and twice, and since a disk that ignores case finds a file under its old name too.
 */
async function takeIn(host: SkillHost, state: FolderState, changed: string): Promise<void> {
  const { entries, uri } = state;
  const segments = changed.split("/");
  // The first folder on the way that is not listed, or not known yet, stands for everything in it.
  const first = segments.findIndex(
    (segment, index) => SKIPPED.has(segment) || entries.get(segments.slice(0, index + 1).join("/")) !== "folder",
  );
  const isInside = first >= 0 && first < segments.length - 1;
  segments.length = first < 0 ? segments.length : first + 1;
  const path = segments.join("/");
  const name = segments.pop() ?? "";
  const parent = segments.join("/");
  if (isInside && SKIPPED.has(name) && entries.has(path)) {
    return;
  }
  const type = (await host.listFolder(childUri(uri, parent)))?.find((entry) => entry.name === name)?.type;
  const isListed = type === "folder" && !SKIPPED.has(name) && segments.length < DEEPEST_FOLDER;
  const below = isListed ? await listDeep(host, childUri(uri, path), DEEPEST_FOLDER - segments.length - 1) : undefined;
  removeBelow(entries, path);
  if (type === undefined) {
    return;
  }
  entries.set(path, type);
  for (const [child, childType] of below?.entries ?? []) {
    entries.set(`${path}/${child}`, childType);
  }
  state.complete &&= entries.size <= MOST_ENTRIES && (!isListed || below?.complete === true);
}

function removeBelow(entries: Map<string, unknown>, path: string): void {
  const prefix = `${path}/`;
  for (const known of entries.keys()) {
    if (known === path || known.startsWith(prefix)) {
      entries.delete(known);
    }
  }
}

/** The name of the nearest folder above that is a skill itself, as far as the workspace reaches. */
async function enclosingSkill(host: SkillHost, folderUri: string): Promise<string | undefined> {
  let uri = parentUri(folderUri);
  for (let level = 0; level < 8 && uri !== parentUri(uri) && host.isInWorkspace(uri); level++) {
    const found = (await host.stat(childUri(uri, "SKILL.md"))) ?? (await host.stat(childUri(uri, "skill.md")));
    if (found?.type === "file") {
      return baseNameOf(uri);
    }
    uri = parentUri(uri);
  }
  return undefined;
}

async function readAnchors(
  host: SkillHost,
  uri: string,
  buffers: ReadonlyMap<string, string>,
): Promise<ReadonlySet<string> | undefined> {
  const buffer = buffers.get(uri);
  if (buffer !== undefined) {
    return buffer.length > LARGEST_MARKDOWN ? undefined : parseSkill(buffer).body.anchors;
  }
  const bytes = await host.readFile(uri, LARGEST_MARKDOWN + 1);
  return bytes === undefined || bytes.length > LARGEST_MARKDOWN ? undefined : parseSkill(bytes).body.anchors;
}
