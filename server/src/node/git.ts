import { execFile } from "node:child_process";
import { dirname } from "node:path";
import type { RepositoryAnswer } from "../core/index.ts";
import { readGitSettings, SETTINGS_QUESTION } from "./gitSettings.ts";

/** How long git may take, and what ends the question early. */
export interface GitOptions {
  /** Milliseconds for each of the four processes, of which at most three run one after the other. */
  readonly timeout: number;
  readonly signal?: AbortSignal;
}

/**
 * Asks the `git` program what it knows of a folder (an absolute path). Never throws: `none` without git, without a
 * repository, in a bare one and where git refuses (a repository of another user); `unknown` when it took too long or
 * was called off.
 *
 * A repository may come from anyone, and its settings can name programs. None of them runs: no hook, monitor, filter,
 * pager or signature check, and nothing is fetched. Ask only in a workspace that the author trusts, all the same.
 */
export async function askGit(folderPath: string, options: GitOptions): Promise<RepositoryAnswer> {
  const ask = (question: readonly string[], settings: readonly string[] = []): Promise<GitAnswer> =>
    runGit(["--no-pager", "-C", folderPath, ...SAFE_SETTINGS, ...settings, ...question], options);
  const [place, settings, lastCommit] = await Promise.all([
    ask(PLACE_QUESTION),
    // Exit code 1: no setting of these names. With any other, nothing is known of filters either.
    ask(SETTINGS_QUESTION).then(({ code, text }) => (code === 0 || code === 1 ? readGitSettings(text) : undefined)),
    ask(LAST_COMMIT_QUESTION),
  ]);
  if (place.code === "late") {
    return "unknown";
  }
  const [inside, prefix = "", commit = "", reference = ""] = place.text.split("\n");
  if (inside !== "true") {
    return "none";
  }
  const withoutFilters = settings?.withoutFilters;
  const status = withoutFilters === undefined ? [] : (await ask(STATUS_QUESTION, withoutFilters)).text.split("\0");
  if (options.signal?.aborted === true) {
    return "unknown";
  }
  // Without a commit, only the status knows the branch.
  const named = /^refs\/heads\/(.*)$/.exec(reference) ?? /^# branch\.head (?!\(detached\))(.*)$/.exec(status[1] ?? "");
  const branch = named?.[1] ?? null;
  return {
    remote: settings?.remoteOf(branch) ?? null,
    branch,
    commit: /^[0-9a-f]{40,64}$/.test(commit) ? commit : null,
    path: prefix.replace(/\/$/, ""),
    updatedAt: lastCommit.text.trim() || null,
    uncommitted: status.some((entry) => entry !== "" && !entry.startsWith("# ")),
  };
}

/** Without a commit, the first two are answered all the same. */
const PLACE_QUESTION = ["rev-parse", "--is-inside-work-tree", "--show-prefix", "HEAD", "--symbolic-full-name", "HEAD"];
const LAST_COMMIT_QUESTION = ["log", "-1", "--no-show-signature", "--format=%cI", "--", "."];
/** Changes inside submodules are theirs, and looking for them would run git under their settings. */
const STATUS_QUESTION = [
  "status",
  "--porcelain=v2",
  "--branch",
  "--no-ahead-behind",
  "-z",
  "--untracked-files=normal",
  "--ignore-submodules=dirty",
  "--no-renames",
  "--",
  ".",
];

/** What a repository's own settings could make git run, switched off. */
const SAFE_SETTINGS = [
  "core.fsmonitor=false",
  "core.hooksPath=/dev/null",
  "core.pager=cat",
  "core.sshCommand=false",
  "credential.helper=",
  "log.showSignature=false",
  "protocol.allow=never",
  // A skill may hold a folder that looks like a repository of its own.
  "safe.bareRepository=explicit",
].flatMap((setting) => ["-c", setting]);

interface GitAnswer {
  /** What git wrote, as far as it got. */
  readonly text: string;
  /** The exit code; `absent` when there is no git to run, `late` when it was ended before its time. */
  readonly code: number | "absent" | "late";
}

/** No answer that is needed whole is as large; a status may be, and its beginning says enough. */
const MOST_BYTES = 4 * 1024 * 1024;

function runGit(args: readonly string[], { timeout, signal }: GitOptions): Promise<GitAnswer> {
  const options = {
    env: safeEnvironment(),
    // On Windows a program is looked for in this folder first, so it must be none that an author got from elsewhere.
    cwd: dirname(process.execPath),
    encoding: "utf8",
    timeout,
    killSignal: "SIGKILL",
    maxBuffer: MOST_BYTES,
    windowsHide: true,
    ...(signal && { signal }),
  } as const;
  return new Promise<GitAnswer>((resolve) => {
    execFile("git", args, options, (error, text) => resolve({ text, code: codeOf(error) })).stdin?.end();
  }).catch((): GitAnswer => ({ text: "", code: "absent" }));
}

function codeOf(error: (Error & { code?: number | string | null; killed?: boolean }) | null): GitAnswer["code"] {
  if (error === null || error.code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") {
    return 0;
  }
  if (typeof error.code === "number") {
    return error.code;
  }
  return error.killed === true || error.code === "ABORT_ERR" ? "late" : "absent";
}

/**
 * The environment without what points git at another repository or other programs (a hook that started the editor
 * leaves such variables), and with what keeps it quiet: no lock, no question, no transport.
 */
function safeEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name) || KEPT.has(name.toUpperCase()));
  return {
    ...Object.fromEntries(kept),
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_ALLOW_PROTOCOL: "none",
    GIT_NO_LAZY_FETCH: "1",
    LC_ALL: "C",
  };
}

/** Where git and its user's own settings are. */
const KEPT = new Set([
  "GIT_CEILING_DIRECTORIES",
  "GIT_CONFIG_GLOBAL",
  "GIT_CONFIG_NOSYSTEM",
  "GIT_CONFIG_SYSTEM",
  "GIT_EXEC_PATH",
]);
