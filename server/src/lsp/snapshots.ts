import type { CancellationToken } from "vscode-languageserver";
import {
  type Cancellation,
  createFilesReader,
  createSnapshot,
  type FilesScan,
  normalizeUri,
  parentUri,
  type RepositoryAnswer,
  relativePath,
  type SkillCheck,
  type Snapshot,
  shortened,
} from "../core/index.ts";
import { SNAPSHOT_CHANGED_NOTIFICATION, type SnapshotChanged } from "../protocol/snapshot.ts";
import { isOnDisk, type Session } from "./session.ts";
import type { Settings } from "./settings.ts";

/** A skill with its snapshot, from the same check. */
export interface TakenSnapshot {
  readonly check: SkillCheck;
  readonly snapshot: Snapshot;
}

/** Takes snapshots of skills, open or not, and tells the client when those that it watches change. */
export interface Snapshots {
  /** The snapshot as far as it is known now; what is still read comes with later ones. `null`: there is no skill. */
  now(uri: string): Promise<Snapshot | null>;
  /** The snapshot with all files read and git asked. */
  whole(uri: string, token: CancellationToken): Promise<TakenSnapshot | null>;
  /** From now on the client is told of changes. Again for one that is watched: what no event tells of is looked up anew. */
  watch(uri: string): void;
  unwatch(uri: string): void;
  /** The reading of a large folder stops, until it is told to go on or something in the folder changes. */
  stopReading(uri: string): void;
  /** Reading goes on where it was stopped. */
  readOn(uri: string): void;
  /** An open skill was checked, or it was closed and counts as it is on the disk again. */
  checked(uri: string): void;
  /** The settings changed, and with them the verdicts. */
  settingsChanged(): void;
  /** Files were changed on the disk. */
  filesChanged(uris: Iterable<string>): void;
  /** The text of another file than a skill's was changed in the editor, or it was closed there. */
  bufferChanged(uri: string): void;
  /** The author trusts the workspace now. */
  trustGranted(): void;
  /** The skills that are watched, by normalized address. */
  readonly watched: Iterable<string>;
  /** Calls `listener` when that set changes. */
  onWatchedChanged(listener: () => void): void;
}

/** Typing goes on within this time more often than not, and then no one reads what stood in between. Milliseconds. */
const PAUSE_IN_TYPING = 40;
/** While files are read, the numbers grow this often. Milliseconds. */
const PROGRESS = 150;
/** Changes of files come in bursts, and git answers for all of them at once. Milliseconds. */
const PAUSE_BEFORE_GIT = 250;

interface Watched {
  /** As the client spells it. */
  readonly uri: string;
  readonly key: string;
  repository: RepositoryAnswer;
  /** Counts the questions to git: an answer that comes behind that of a later question is outdated. */
  questions: number;
  /** Set anew for each reading, so that an old one can be stopped alone. */
  reading: { isCancellationRequested: boolean } | undefined;
  isRunning: boolean;
  isStale: boolean;
  stopTimer: (() => void) | undefined;
  stopGitTimer: (() => void) | undefined;
}

/** As many problems as the page shows; the editor's list has more. What is sent at each pause in typing has to be small. */
const MOST_PROBLEMS = 200;

function forScreen(taken: TakenSnapshot | null): Snapshot | null {
  return taken && shortened(taken.snapshot, MOST_PROBLEMS);
}

/** Creates the snapshots of a session. */
export function createSnapshots(session: Session, settings: Settings): Snapshots {
  const { service, documents, platform, guard, connection, options } = session;
  const reader = createFilesReader(service.host);
  const states = new Map<string, Watched>();
  const listeners: (() => void)[] = [];
  let isTrusted = options.trusted;

  const checkOf = async (key: string): Promise<SkillCheck | undefined> => {
    await settings.ready;
    const document = documents.get(key);
    if (document?.isSkill === true) {
      session.synchronize(document);
      return service.check(document.key);
    }
    return service.checkFile(key);
  };
  /** With the given state of the folder, else with the newest one that is known when the skill is checked. */
  const take = async (key: string, repository: RepositoryAnswer, scan?: FilesScan): Promise<TakenSnapshot | null> => {
    const check = await checkOf(key);
    return check === undefined || !isOnDisk(check)
      ? null
      : { check, snapshot: createSnapshot({ check, scan: scan ?? reader.known(parentUri(key)), repository }) };
  };
  const ask = async (key: string): Promise<RepositoryAnswer> =>
    isTrusted ? ((await platform.askGit?.(parentUri(key))) ?? "none") : "untrusted";
  const readFiles = async (key: string, cancellation: Cancellation, onProgress: () => void): Promise<FilesScan> => {
    const check = await checkOf(key);
    return reader.read(check?.folder, key, { cancellation, pause: platform.pause, onProgress });
  };

  /** Sends the newest snapshot; one at a time, so that an older one never comes last. */
  const send = async (state: Watched): Promise<void> => {
    if (state.isRunning) {
      state.isStale = true;
      return;
    }
    state.isRunning = true;
    try {
      do {
        state.isStale = false;
        const taken = await take(state.key, state.repository);
        if (states.get(state.key) === state) {
          const changed: SnapshotChanged = { uri: state.uri, snapshot: forScreen(taken) };
          await connection.sendNotification(SNAPSHOT_CHANGED_NOTIFICATION, changed);
        }
      } while (state.isStale);
    } finally {
      state.isRunning = false;
    }
  };
  const sendSoon = (state: Watched, milliseconds: number, restart: boolean): void => {
    if (state.stopTimer !== undefined && !restart) {
      return;
    }
    state.stopTimer?.();
    state.stopTimer = platform.delay(milliseconds, () => {
      state.stopTimer = undefined;
      guard.background("Sending a snapshot", () => send(state));
    });
  };
  const askGit = (state: Watched): void =>
    guard.background("Asking git", async () => {
      const question = ++state.questions;
      const answer = await ask(state.key);
      if (question === state.questions) {
        state.repository = answer;
        await send(state);
      }
    });
  /** Reads what is not known yet. */
  const complete = (state: Watched): void => {
    if (state.reading !== undefined) {
      state.reading.isCancellationRequested = true;
    }
    const reading = { isCancellationRequested: false };
    state.reading = reading;
    guard.background("Reading the files of a skill", async () => {
      await readFiles(state.key, reading, () => sendSoon(state, PROGRESS, false));
      if (state.reading === reading) {
        state.reading = undefined;
      }
      await send(state);
    });
  };
  /** Forgets what was read of a file, and reads it anew where it is looked at. */
  const reread = (key: string): readonly Watched[] => {
    reader.fileChanged(key);
    return [...states.values()].filter((state) => {
      const folder = parentUri(state.key);
      // A folder above may have been renamed or deleted with all that it holds.
      return relativePath(folder, key) !== undefined || relativePath(key, folder) !== undefined;
    });
  };

  return {
    now: async (uri) => {
      const key = normalizeUri(uri);
      return forScreen(await take(key, states.get(key)?.repository ?? "unknown"));
    },
    async whole(uri, token) {
      const key = normalizeUri(uri);
      const [repository, scan] = await Promise.all([ask(key), readFiles(key, token, () => undefined)]);
      // What the reader knows may be forgotten by now, by another request of this kind or by whoever watched.
      const taken = await take(key, repository, scan);
      if (!states.has(key)) {
        reader.release(parentUri(key));
      }
      return taken;
    },
    watch(uri) {
      const key = normalizeUri(uri);
      const known = states.get(key);
      if (known !== undefined) {
        // A commit, a push, a license or an ignore file further up: what an author did elsewhere and comes back from.
        reader.lookAround(parentUri(key));
        complete(known);
        askGit(known);
      } else {
        const state: Watched = {
          uri,
          key,
          repository: "unknown",
          questions: 0,
          reading: undefined,
          isRunning: false,
          isStale: false,
          stopTimer: undefined,
          stopGitTimer: undefined,
        };
        states.set(key, state);
        listeners.forEach((listener) => void listener());
        complete(state);
        askGit(state);
      }
    },
    unwatch(uri) {
      const key = normalizeUri(uri);
      const state = states.get(key);
      if (state !== undefined) {
        state.stopTimer?.();
        state.stopGitTimer?.();
        if (state.reading !== undefined) {
          state.reading.isCancellationRequested = true;
        }
        states.delete(key);
        reader.release(parentUri(key));
        listeners.forEach((listener) => void listener());
      }
    },
    stopReading(uri) {
      const reading = states.get(normalizeUri(uri))?.reading;
      if (reading !== undefined) {
        reading.isCancellationRequested = true;
      }
    },
    readOn(uri) {
      const state = states.get(normalizeUri(uri));
      if (state !== undefined) {
        complete(state);
      }
    },
    checked(uri) {
      const state = states.get(normalizeUri(uri));
      if (state !== undefined) {
        sendSoon(state, PAUSE_IN_TYPING, true);
      }
    },
    settingsChanged() {
      for (const state of states.values()) {
        sendSoon(state, PAUSE_IN_TYPING, true);
      }
    },
    filesChanged(uris) {
      const touched = new Set([...uris].flatMap((uri) => reread(normalizeUri(uri))));
      for (const state of touched) {
        complete(state);
        state.stopGitTimer?.();
        state.stopGitTimer = platform.delay(PAUSE_BEFORE_GIT, () => askGit(state));
      }
    },
    bufferChanged: (uri) => reread(normalizeUri(uri)).forEach(complete),
    trustGranted() {
      isTrusted = true;
      [...states.values()].forEach(askGit);
    },
    watched: { [Symbol.iterator]: () => states.keys() },
    onWatchedChanged: (listener) => void listeners.push(listener),
  };
}
