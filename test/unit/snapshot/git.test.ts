// What git says of a skill's folder, asked of real repositories, some of which bring settings that name programs.
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { askGit } from "../../../server/src/node/git.ts";
import { createRepositories } from "../../support/repositories.ts";

const isWindows = process.platform === "win32";
const hasGit = spawnSync("git", ["--version"]).status === 0;
const SKIPPED = hasGit ? "" : " (skipped: there is no git here)";
const repositories = createRepositories();
const { root, environment, git, repository } = repositories;
afterAll(repositories.dispose);
afterEach(() => vi.unstubAllEnvs());

const ask = (folder: string): ReturnType<typeof askGit> => askGit(folder, { timeout: 20_000 });

describe.skipIf(!hasGit)(`a repository${SKIPPED}`, () => {
  test("says its remote, branch, commit and path, and when the folder was touched", async () => {
    const { top, skill } = repository();
    git(top, "remote", "add", "upstream", "https://example.com/other.git");
    git(top, "remote", "add", "origin", "git@github.com:octo/skills.git");
    const touched = git(top, "rev-parse", "HEAD");
    writeFileSync(join(top, "README.md"), "later");
    git(top, "add", ".");
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "--quiet", "-m", "two"], {
      cwd: top,
      env: { ...environment, GIT_COMMITTER_DATE: "2026-03-01T10:00:00Z" },
    });
    const commit = git(top, "rev-parse", "HEAD");
    expect(commit).not.toBe(touched);
    const expected = {
      remote: "git@github.com:octo/skills.git",
      branch: "main",
      commit,
      path: "skills/pdf-tools",
      updatedAt: git(top, "log", "-1", "--format=%cI", "--", "skills/pdf-tools"),
      uncommitted: false,
    };
    expect(await ask(skill)).toEqual(expected);
    expect(expected.updatedAt).toBe("2026-01-19T04:39:00+01:00");
    expect(await ask(top)).toEqual({ ...expected, path: "", updatedAt: git(top, "log", "-1", "--format=%cI") });
  });

  test("sees every kind of change in the folder, and none beside it", async () => {
    const { top, skill } = repository();
    const uncommitted = async (): Promise<unknown> => {
      const answer = await ask(skill);
      return typeof answer === "string" ? answer : answer.uncommitted;
    };
    writeFileSync(join(top, "other.txt"), "beside it");
    expect(await uncommitted()).toBe(false);
    writeFileSync(join(skill, "new\nfile ünd.md"), "untracked");
    expect(await uncommitted(), "untracked").toBe(true);
    git(top, "add", "--all");
    expect(await uncommitted(), "staged").toBe(true);
    git(top, "commit", "--quiet", "-m", "two");
    expect(await uncommitted()).toBe(false);
    writeFileSync(join(skill, "SKILL.md"), "changed");
    expect(await uncommitted(), "changed").toBe(true);
    rmSync(join(skill, "SKILL.md"));
    expect(await uncommitted(), "deleted").toBe(true);
  });

  test("a branch follows its own remote; without origin the first counts", async () => {
    const { top, skill } = repository();
    git(top, "remote", "add", "fork", "https://example.com/fork.git");
    expect(await ask(skill)).toMatchObject({ remote: "https://example.com/fork.git" });
    git(top, "remote", "add", "origin", "https://example.com/origin.git");
    expect(await ask(skill)).toMatchObject({ remote: "https://example.com/origin.git" });
    git(top, "config", "branch.main.remote", "fork");
    expect(await ask(skill)).toMatchObject({ remote: "https://example.com/fork.git" });
    git(top, "config", "remote.fork.url", "gh:octo/skills");
    git(top, "config", "url.git@github.com:.insteadOf", "gh:");
    expect(await ask(skill)).toMatchObject({ remote: "git@github.com:octo/skills" });
  });

  test("without a commit", async () => {
    const top = join(root, "unborn");
    mkdirSync(join(top, "skill"), { recursive: true });
    git(top, "init", "--quiet", "--initial-branch=trunk");
    writeFileSync(join(top, "skill/SKILL.md"), "");
    expect(await ask(join(top, "skill"))).toEqual({
      remote: null,
      branch: "trunk",
      commit: null,
      path: "skill",
      updatedAt: null,
      uncommitted: true,
    });
  });

  test("with a detached HEAD", async () => {
    const { top, skill } = repository();
    git(top, "checkout", "--quiet", "--detach");
    expect(await ask(skill)).toMatchObject({ branch: null, commit: git(top, "rev-parse", "HEAD"), uncommitted: false });
  });

  test("in a worktree and as a submodule", async () => {
    const { top, skill } = repository();
    git(top, "remote", "add", "origin", "https://github.com/octo/skills");
    const tree = join(root, "worktree");
    git(top, "worktree", "add", "--quiet", "-b", "feature/x", tree);
    expect(await ask(join(tree, "skills/pdf-tools"))).toMatchObject({
      remote: "https://github.com/octo/skills",
      branch: "feature/x",
      path: "skills/pdf-tools",
      uncommitted: false,
    });
    const outer = repository();
    git(outer.top, "submodule", "--quiet", "add", top, "vendor/inner");
    const answer = await ask(join(outer.top, "vendor/inner/skills/pdf-tools"));
    expect(answer).toMatchObject({ path: "skills/pdf-tools", commit: git(skill, "rev-parse", "HEAD"), remote: top });
  });

  test("ignored and untracked folders have no date", async () => {
    const { top } = repository();
    writeFileSync(join(top, ".gitignore"), "ignored/\n");
    for (const name of ["ignored", "untracked"]) {
      mkdirSync(join(top, name));
      writeFileSync(join(top, name, "SKILL.md"), "");
    }
    expect(await ask(join(top, "ignored"))).toMatchObject({ updatedAt: null, uncommitted: false });
    expect(await ask(join(top, "untracked"))).toMatchObject({ updatedAt: null, uncommitted: true });
  });

  test("names with spaces, wildcards and other scripts", async () => {
    const { top } = repository();
    const path = isWindows ? "my skills/ümlaut-技能" : "my skills/:(glob)*?[x] ümlaut-技能";
    mkdirSync(join(top, path), { recursive: true });
    writeFileSync(join(top, path, "SKILL.md"), "");
    git(top, "add", ".");
    git(top, "commit", "--quiet", "-m", "two");
    expect(await ask(join(top, path))).toMatchObject({
      path,
      updatedAt: "2026-01-19T04:39:00+01:00",
      uncommitted: false,
    });
  });

  test("the environment of a running git command does not mislead", async () => {
    const { top, skill } = repository();
    const other = repository();
    git(other.top, "remote", "add", "origin", "https://example.com/wrong.git");
    vi.stubEnv("GIT_DIR", join(other.top, ".git"));
    vi.stubEnv("GIT_WORK_TREE", other.top);
    vi.stubEnv("GIT_INDEX_FILE", join(other.top, "index"));
    expect(await ask(skill)).toMatchObject({
      remote: null,
      commit: git(top, "rev-parse", "HEAD"),
      path: "skills/pdf-tools",
    });
  });

  test("nothing is written", async () => {
    const { top, skill } = repository();
    const before = readFileSync(join(top, ".git/index"));
    // The file has another time, so that git would like to note it down.
    utimesSync(join(skill, "SKILL.md"), 1_000_000_000, 1_000_000_000);
    await ask(skill);
    expect(readFileSync(join(top, ".git/index")).equals(before)).toBe(true);
    expect(existsSync(join(top, ".git/index.lock"))).toBe(false);
  });
});

describe.skipIf(!hasGit || isWindows)(`a repository whose settings name programs${SKIPPED}`, () => {
  const mark = join(root, "mark");
  const script = join(root, "evil.sh");
  writeFileSync(script, `#!/bin/sh\necho "$0 $@" >> '${mark}'\nexit 1\n`);
  chmodSync(script, 0o755);
  afterEach(() => rmSync(mark, { force: true }));

  /** Makes git look into the file again: with the same size and another time it compares contents. */
  const touchAll = (folder: string): void => {
    const file = join(folder, "SKILL.md");
    execFileSync("touch", ["-d", "2020-01-01T00:00:00Z", file]);
  };

  const traps: Readonly<Record<string, (top: string) => void>> = {
    "a monitor of the file system": (top) => git(top, "config", "core.fsmonitor", script),
    hooks: (top) => {
      mkdirSync(join(top, "hooks"));
      for (const hook of ["post-index-change", "fsmonitor-watchman", "reference-transaction", "post-checkout"]) {
        writeFileSync(join(top, "hooks", hook), readFileSync(script), { mode: 0o755 });
        writeFileSync(join(top, ".git/hooks", hook), readFileSync(script), { mode: 0o755 });
      }
      git(top, "config", "core.hooksPath", join(top, "hooks"));
    },
    "a filter that cleans": (top) => {
      writeFileSync(join(top, ".git/info/attributes"), "* filter=evil\n");
      git(top, "config", "filter.evil.clean", script);
      git(top, "config", "filter.evil.required", "true");
    },
    "a filter that runs as a process": (top) => {
      writeFileSync(join(top, ".gitattributes"), "* filter=e.v=i.l\n");
      writeFileSync(
        join(top, ".git/config"),
        `${readFileSync(join(top, ".git/config"))}\n[filter "e.v=i.l"]\n\tprocess = ${script}\n\tclean = ${script}\n`,
      );
    },
    "a filter from another file": (top) => {
      writeFileSync(join(top, ".git/info/attributes"), "* filter=Evil\n");
      writeFileSync(join(top, "more"), `[filter "Evil"]\n\tclean = ${script}\n`);
      git(top, "config", "include.path", join(top, "more"));
    },
    "a pager": (top) => {
      git(top, "config", "core.pager", script);
      git(top, "config", "pager.log", script);
      git(top, "config", "pager.status", "true");
    },
    "a check of signatures": (top) => {
      // A commit that looks signed: git would run the program to check it.
      const commit = git(top, "cat-file", "commit", "HEAD");
      const signed = commit.replace(
        "\n\n",
        "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n xxxx\n -----END PGP SIGNATURE-----\n\n",
      );
      const id = execFileSync("git", ["hash-object", "-t", "commit", "-w", "--stdin"], {
        cwd: top,
        input: `${signed}\n`,
        encoding: "utf8",
        env: environment,
      }).trim();
      git(top, "update-ref", "HEAD", id);
      git(top, "config", "log.showSignature", "true");
      git(top, "config", "gpg.program", script);
    },
    "an alias": (top) => {
      git(top, "config", "alias.status", `!${script}`);
      git(top, "config", "alias.log", `!${script}`);
    },
    "a remote that promises objects": (top) => {
      git(top, "config", "core.repositoryformatversion", "1");
      git(top, "config", "extensions.partialClone", "origin");
      git(top, "config", "remote.origin.url", "ssh://example.invalid/x");
      git(top, "config", "remote.origin.promisor", "true");
      git(top, "config", "core.sshCommand", script);
      // A tree that is not there is what git would fetch.
      const tree = git(top, "rev-parse", "HEAD:skills/pdf-tools");
      rmSync(join(top, ".git/objects", tree.slice(0, 2), tree.slice(2)));
    },
    "a trap in a submodule": (top) => {
      const inner = repository();
      git(top, "submodule", "--quiet", "add", inner.top, "skills/pdf-tools/inner");
      git(top, "commit", "--quiet", "-m", "two");
      const place = join(top, "skills/pdf-tools/inner");
      git(place, "config", "core.fsmonitor", script);
      git(place, "config", "filter.evil.clean", script);
      writeFileSync(join(top, ".git/modules/skills/pdf-tools/inner/info/attributes"), "* filter=evil\n");
      touchAll(join(place, "skills/pdf-tools"));
    },
  };
  for (const [name, set] of Object.entries(traps)) {
    test(name, async () => {
      const { top, skill } = repository();
      set(top);
      touchAll(skill);
      rmSync(mark, { force: true });
      expect(await ask(skill)).toMatchObject({ path: "skills/pdf-tools" });
      expect(existsSync(mark) ? readFileSync(mark, "utf8") : "").toBe("");
    });
  }

  test("the traps work: git alone runs the programs", () => {
    for (const name of [
      "a monitor of the file system",
      "a filter that cleans",
      "a filter that runs as a process",
      "a filter from another file",
      "a check of signatures",
      "a remote that promises objects",
      "a trap in a submodule",
    ]) {
      const { top, skill } = repository();
      traps[name]?.(top);
      touchAll(skill);
      rmSync(mark, { force: true });
      spawnSync("git", ["status", "--porcelain=v2", "--", "."], { cwd: skill, env: environment });
      spawnSync("git", ["log", "-1", "--", "."], { cwd: skill, env: environment });
      expect(existsSync(mark), name).toBe(true);
    }
  });

  test("a folder that looks like a repository is none of the author's", async () => {
    const { skill } = repository();
    const bare = join(skill, "bare");
    git(skill, "init", "--quiet", "--bare", bare);
    git(bare, "config", "core.fsmonitor", script);
    git(bare, "config", "core.bare", "false");
    git(bare, "config", "core.worktree", skill);
    expect(await ask(bare)).toBe("none");
    expect(existsSync(mark)).toBe(false);
  });
});

describe("no repository", () => {
  test("a folder outside of any, one that is gone, and a path that cannot be", async () => {
    vi.stubEnv("GIT_CEILING_DIRECTORIES", root);
    const plain = join(root, "plain");
    mkdirSync(plain);
    expect(await ask(plain)).toBe("none");
    expect(await ask(join(root, "gone"))).toBe("none");
    expect(await ask(`${root}/a\0b`)).toBe("none");
  });

  test.skipIf(!hasGit)("a bare one, and the inside of .git", async () => {
    const bare = join(root, "bare.git");
    git(root, "init", "--quiet", "--bare", bare);
    expect(await ask(bare)).toBe("none");
    expect(await ask(join(repository().top, ".git"))).toBe("none");
  });

  test.skipIf(!hasGit || isWindows || process.getuid?.() !== 0)("one of another user, which git refuses", async () => {
    const { top, skill } = repository();
    execFileSync("chown", ["-R", "12345", top]);
    vi.stubEnv("GIT_CONFIG_GLOBAL", join(root, "no-settings"));
    vi.stubEnv("GIT_CONFIG_NOSYSTEM", "1");
    expect(await ask(skill)).toBe("none");
  });

  test("without git", async () => {
    const empty = join(root, "empty");
    mkdirSync(empty);
    vi.stubEnv("PATH", empty);
    expect(await ask(root)).toBe("none");
  });

  test.skipIf(isWindows)("a git in the skill's folder is not run", async () => {
    const folder = join(root, "own-git");
    mkdirSync(folder);
    writeFileSync(join(folder, "git"), `#!/bin/sh\ntouch '${join(root, "own-mark")}'\n`, { mode: 0o755 });
    const before = process.cwd();
    process.chdir(folder);
    try {
      await ask(folder);
    } finally {
      process.chdir(before);
    }
    expect(existsSync(join(root, "own-mark"))).toBe(false);
  });
});

describe.skipIf(isWindows)("a git that does not answer", () => {
  const slow = join(root, "slow");
  mkdirSync(slow);
  writeFileSync(join(slow, "git"), "#!/bin/sh\nexec sleep 60\n", { mode: 0o755 });
  const withSlowGit = (): void => {
    vi.stubEnv("PATH", `${slow}${delimiter}${process.env["PATH"]}`);
  };

  test("is ended after its time", async () => {
    withSlowGit();
    expect(await askGit(root, { timeout: 50 })).toBe("unknown");
  });

  test("is ended when it is called off, before and meanwhile", async () => {
    withSlowGit();
    const control = new AbortController();
    const answer = askGit(root, { timeout: 60_000, signal: control.signal });
    control.abort();
    expect(await answer).toBe("unknown");
    expect(await askGit(root, { timeout: 60_000, signal: control.signal })).toBe("unknown");
  });
});
