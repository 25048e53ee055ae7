import type { Cancellation, SkillHost } from "../../host.ts";
import type { FolderListing } from "../../workspace/folderListing.ts";
import type { SkillFolder } from "../../workspace/skillFolder.ts";
import { baseNameOf, normalizeUri, parentUri, relativePath } from "../../workspace/uri.ts";
import { concernsAround, type LicenseAndCommunity, readLicenseAndCommunity } from "./around.ts";
import { factsOf, type OwnFacts, type RawFile, readRawFile } from "./fileFacts.ts";
import type { FileFacts, FilesScan } from "./filesScan.ts";
import { foldersAbove } from "./foldersAbove.ts";
import { readIgnoreRules } from "./ignoreRules.ts";
import { type Published, publishedOf } from "./leftOut.ts";
import { createPathResolver, type PathResolver } from "./pathResolver.ts";

/** How a folder is read. */
export interface ReadOptions {
  readonly cancellation: Cancellation;
  /** Lets others work; awaited after some milliseconds of work. */
  pause(): Promise<void>;
  /** The state so far, now and then while a large folder is read. */
  onProgress(scan: FilesScan): void;
}

/** Reads the folders of skills: each file once, and again only when it changed. */
export interface FilesReader {
  /**
   * Reads what is not known yet of the folder of the skill at `fileUri`. When cancelled it returns what is known, with
   * the state `stopped`; the next call goes on from there. Calls for the same folder follow one another.
   */
  read(folder: SkillFolder | undefined, fileUri: string, options: ReadOptions): Promise<FilesScan>;
  /** The newest state of a folder; a change since the last reading does not show in it. */
  known(folderUri: string): FilesScan | undefined;
  /** A file or folder was created, changed or deleted, on the disk or in an editor. */
  fileChanged(uri: string): void;
  /** What lies above a folder may have changed (ignore files, licenses), which nobody reports: the next reading looks. */
  lookAround(folderUri: string): void;
  /** Forgets a folder. */
  release(folderUri: string): void;
}

/** Creates a reader over a host; one that answers with the texts of open editors makes them count. */
export function createFilesReader(host: SkillHost): FilesReader {
  const states = new Map<string, FolderState>();
  return {
    read(folder, fileUri, options) {
      const folderUri = parentUri(fileUri);
      if (folder === undefined) {
        states.delete(folderUri);
        return Promise.resolve(GONE);
      }
      const state = states.get(folderUri) ?? newState(folderUri);
      states.set(folderUri, state);
      const result = state.running.then(() => readFolder(state, folder, host, options));
      state.running = result.catch(() => undefined);
      return result;
    },
    known: (folderUri) => states.get(normalizeUri(folderUri))?.scan,
    fileChanged(given) {
      const uri = normalizeUri(given);
      for (const state of states.values()) {
        takeInChange(state, uri);
      }
    },
    lookAround(folderUri) {
      const state = states.get(normalizeUri(folderUri));
      if (state !== undefined) {
        state.isAroundKnown = false;
      }
    },
    release: (folderUri) => void states.delete(normalizeUri(folderUri)),
  };
}

const GONE: FilesScan = {
  state: "gone",
  done: 0,
  total: 0,
  truncated: false,
  files: new Map(),
  pending: [],
  folders: [],
  leftOut: [],
  license: null,
  community: [],
};

interface KnownFile extends OwnFacts {
  /** With the paths that its mentions lead to in the newest listing. */
  whole: FileFacts;
}

interface FolderState {
  readonly uri: string;
  readonly files: Map<string, KnownFile>;
  /** Files that are listed and not there: they are not asked for again until something changes. */
  readonly vanished: Set<string>;
  /** What changed while files are read, in order; each is known by its index. */
  readonly changes: string[];
  /** The listing that the rest was made for. */
  listing: FolderListing | undefined;
  resolver: PathResolver;
  published: Published;
  around: LicenseAndCommunity;
  /** False when something around the files changed: ignore files, licenses. */
  isAroundKnown: boolean;
  scan: FilesScan | undefined;
  running: Promise<unknown>;
}

function newState(uri: string): FolderState {
  return {
    uri,
    files: new Map(),
    vanished: new Set(),
    changes: [],
    listing: undefined,
    resolver: createPathResolver(new Map(), ""),
    published: { files: [], folders: [], leftOut: [] },
    around: { license: null, community: [] },
    isAroundKnown: false,
    scan: undefined,
    running: Promise.resolve(),
  };
}

function takeInChange(state: FolderState, uri: string): void {
  // A change of a folder above is one of everything.
  const path = relativePath(uri, state.uri) === undefined ? relativePath(state.uri, uri) : "";
  const name = baseNameOf(uri);
  if (path === undefined) {
    // A file beside one of the folders above.
    state.isAroundKnown &&= relativePath(parentUri(uri), state.uri) === undefined;
    return;
  }
  state.changes.push(path);
  state.isAroundKnown &&= path !== "" && name !== ".gitignore" && !(concernsAround(name) && !path.includes("/"));
  for (const known of [state.files, state.vanished]) {
    for (const file of known.keys()) {
      if (isAtOrBelow(file, path)) {
        known.delete(file);
      }
    }
  }
}

function isAtOrBelow(file: string, path: string): boolean {
  return path === "" || file === path || file.startsWith(`${path}/`);
}

/** Changes that come while files are read make them read again; who is changed without end is left for the next time. */
const MOST_ROUNDS = 3;

async function readFolder(
  state: FolderState,
  folder: SkillFolder,
  host: SkillHost,
  options: ReadOptions,
): Promise<FilesScan> {
  state.changes.length = 0;
  const work = createWork(options);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await readAround(state, folder, host, work);
    const pending = pendingOf(state);
    if (state.scan === undefined || state.scan.state === "stopped") {
      publish(state, folder, "reading", options);
    }
    await readFiles(state, folder, pending, host, options, work);
    if (options.cancellation.isCancellationRequested || (state.isAroundKnown && pendingOf(state).length === 0)) {
      break;
    }
  }
  const isComplete = pendingOf(state).length === 0;
  state.scan = scanOf(
    state,
    folder,
    isComplete ? "complete" : options.cancellation.isCancellationRequested ? "stopped" : "reading",
  );
  return state.scan;
}

/** Brings up to date what depends on the listing and on what lies around the files. */
async function readAround(state: FolderState, folder: SkillFolder, host: SkillHost, work: Work): Promise<void> {
  const { listing } = folder;
  const isSame = state.listing === listing || (state.listing !== undefined && sameEntries(state.listing, listing));
  state.listing = listing;
  if (isSame && state.isAroundKnown) {
    return;
  }
  state.isAroundKnown = true;
  const above = await foldersAbove(folder, host);
  const rules = await readIgnoreRules(folder, above, host);
  state.published = publishedOf(folder, rules);
  state.around = await readLicenseAndCommunity(folder, state.published, above, host);
  const isPublished = new Set(state.published.files);
  for (const path of state.files.keys()) {
    if (!isPublished.has(path)) {
      state.files.delete(path);
    }
  }
  if (!isSame) {
    state.vanished.clear();
    state.resolver = createPathResolver(listing.entries, folder.name);
    for (const [path, file] of state.files) {
      file.whole = { ...file.facts, leadsTo: state.resolver.resolve(file.mentions, path) };
      await work.did(file.mentions.length * CHARACTERS_A_MENTION);
    }
  }
}

function sameEntries(a: FolderListing, b: FolderListing): boolean {
  if (a.entries.size !== b.entries.size || a.complete !== b.complete) {
    return false;
  }
  for (const [path, type] of a.entries) {
    if (b.entries.get(path) !== type) {
      return false;
    }
  }
  return true;
}

/** So many files are asked for at once: enough to keep a disk busy, few enough to hold. */
const AT_ONCE = 16;

/** Reads files in groups; while one is looked at, the next is on its way. */
async function readFiles(
  state: FolderState,
  folder: SkillFolder,
  paths: readonly string[],
  host: SkillHost,
  options: ReadOptions,
  work: Work,
): Promise<void> {
  const groupAt = (index: number): Promise<{ since: number; files: (RawFile | undefined)[] }> => {
    const since = state.changes.length;
    const group = options.cancellation.isCancellationRequested ? [] : paths.slice(index, index + AT_ONCE);
    return Promise.all(group.map((path) => readRawFile(host, state.uri, path))).then((files) => ({ since, files }));
  };
  const step = Math.max(FILES_A_PROGRESS, Math.ceil(paths.length / MOST_PROGRESS));
  let told = { files: state.files.size, bytes: 0 };
  let bytes = 0;
  let next = groupAt(0);
  for (let index = 0; index < paths.length; index += AT_ONCE) {
    const { since, files } = await next;
    next = groupAt(index + AT_ONCE);
    for (const [offset, raw] of files.entries()) {
      if (options.cancellation.isCancellationRequested) {
        await next;
        return;
      }
      const path = paths[index + offset] ?? "";
      const own = raw && (await factsOf(raw, folder.fileName, work.did));
      bytes += raw?.bytes?.length ?? 0;
      if (state.changes.slice(since).some((changed) => isAtOrBelow(path, changed))) {
        continue;
      }
      if (own === undefined) {
        state.vanished.add(path);
      } else {
        const leadsTo = state.resolver.resolve(own.mentions, path);
        state.files.set(path, { ...own, whole: { ...own.facts, leadsTo } });
      }
      const isLast = index + offset + 1 === paths.length;
      if (!isLast && (state.files.size - told.files >= step || bytes - told.bytes >= BYTES_A_PROGRESS)) {
        told = { files: state.files.size, bytes };
        publish(state, folder, "reading", options);
      }
    }
  }
}

/** Numbers grow often enough to be watched, and seldom enough that telling them costs little of the time. */
const FILES_A_PROGRESS = 64;
const MOST_PROGRESS = 32;
const BYTES_A_PROGRESS = 2_000_000;

function publish(state: FolderState, folder: SkillFolder, which: FilesScan["state"], options: ReadOptions): void {
  state.scan = scanOf(state, folder, which);
  options.onProgress(state.scan);
}

function pendingOf({ published, files, vanished }: FolderState): string[] {
  return published.files.filter((path) => !files.has(path) && !vanished.has(path));
}

function scanOf(state: FolderState, folder: SkillFolder, which: FilesScan["state"]): FilesScan {
  const { published, around, files, vanished } = state;
  const known = new Map<string, FileFacts>();
  const pending: string[] = [];
  for (const path of published.files) {
    const file = files.get(path);
    if (file !== undefined) {
      known.set(path, file.whole);
    } else if (!vanished.has(path)) {
      pending.push(path);
    }
  }
  return {
    state: which,
    done: known.size,
    total: known.size + pending.length,
    truncated: !folder.listing.complete,
    files: known,
    pending,
    folders: published.folders,
    leftOut: published.leftOut,
    ...around,
  };
}

interface Work {
  /** So many characters were looked at; a pause when it was enough for now. */
  did(characters: number): Promise<void> | undefined;
}

/** Work without a pause, in characters: some milliseconds. A file that is only asked for counts like a short text. */
const WORK_AT_ONCE = 65_536;
const CHARACTERS_A_MENTION = 30;

function createWork({ pause }: ReadOptions): Work {
  let done = 0;
  return {
    did(characters) {
      done += characters;
      if (done < WORK_AT_ONCE) {
        return undefined;
      }
      done = 0;
      return pause();
    },
  };
}
