import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Real git repositories in a temporary folder, which the settings of the machine do not reach. */
export interface Repositories {
  /** The temporary folder. */
  readonly root: string;
  /** What a process is to find around it, so that it sees git as these repositories do. */
  readonly environment: NodeJS.ProcessEnv;
  /** Runs git in a folder and gives what it printed. */
  git(folder: string, ...args: string[]): string;
  /** Makes a repository with a skill in `skills/pdf-tools`, committed. */
  repository(): { readonly top: string; readonly skill: string };
  dispose(): void;
}

/** Makes the temporary folder. */
export function createRepositories(): Repositories {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "skillwright-git-")));
  const environment = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"))),
    GIT_CONFIG_GLOBAL: join(root, "no-settings"),
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_DATE: "2026-01-19T04:39:00+01:00",
    GIT_COMMITTER_DATE: "2026-01-19T04:39:00+01:00",
  };
  const always = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "protocol.file.allow=always"];
  let count = 0;
  const git: Repositories["git"] = (folder, ...args) =>
    execFileSync("git", [...always, ...args], {
      cwd: folder,
      encoding: "utf8",
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
    }).trim();
  return {
    root,
    environment,
    git,
    repository() {
      const top = join(root, `repository-${++count}`);
      const skill = join(top, "skills/pdf-tools");
      mkdirSync(skill, { recursive: true });
      git(top, "init", "--quiet", "--initial-branch=main");
      writeFileSync(join(skill, "SKILL.md"), "---\nname: pdf-tools\ndescription: x\n---\n");
      git(top, "add", ".");
      git(top, "commit", "--quiet", "-m", "one");
      return { top, skill };
    },
    dispose: () => rmSync(root, { recursive: true, force: true }),
  };
}
