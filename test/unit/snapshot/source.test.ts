// Where a skill comes from: every way to write a remote leads to the same page, and no password gets through.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Repository } from "../../../server/src/core/snapshot/repository.ts";
import { snapshotSource } from "../../../server/src/core/snapshot/source.ts";

const COMMIT = "0123456789abcdef0123456789abcdef01234567";

function sourceOf(remote: string | null, more: Partial<Repository> = {}): ReturnType<typeof snapshotSource> {
  const answer: Repository = {
    remote,
    branch: "main",
    commit: COMMIT,
    path: "skills/pdf-tools",
    updatedAt: "2026-01-19T04:39:00+01:00",
    uncommitted: false,
    ...more,
  };
  return snapshotSource(answer, []);
}

const FOLDER = "skills/pdf-tools";

describe("hosts", () => {
  const github = {
    host: "github.com",
    repository: "octo/skills",
    repositoryUrl: "https://github.com/octo/skills",
    url: `https://github.com/octo/skills/tree/${COMMIT}/${FOLDER}`,
  };
  for (const remote of [
    "https://github.com/octo/skills.git",
    "https://github.com/octo/skills",
    "https://github.com/octo/skills/",
    "https://github.com/octo/skills.git/",
    "https://www.github.com/octo/skills",
    "https://GitHub.com/octo/skills",
    "https://github.com:443/octo/skills.git",
    "http://github.com/octo/skills.git",
    "https://user@github.com/octo/skills.git",
    "https://user:ghp_secret@github.com/octo/skills.git",
    "https://ghp_secret:x-oauth-basic@github.com/octo/skills.git",
    "https://me@example.com:p@ss@github.com/octo/skills.git",
    "git@github.com:octo/skills.git",
    "git@github.com:octo/skills",
    "git@github.com:/octo/skills.git",
    "github.com:octo/skills.git",
    "git@github.com-work:octo/skills.git",
    "org-123@github.com:octo/skills.git",
    "ssh://git@github.com/octo/skills.git",
    "ssh://git@github.com:22/octo/skills.git",
    "ssh://git@ssh.github.com:443/octo/skills.git",
    "git+ssh://git@github.com/octo/skills.git",
    "git://github.com/octo/skills.git",
    "  https://github.com/octo/skills.git\n",
    "https://github.com/octo/skills.git?x=1#readme",
  ]) {
    test(JSON.stringify(remote), () => {
      expect(sourceOf(remote)).toMatchObject(github);
    });
  }

  test.each([
    [
      "git@gitlab.com:group/sub/deep/skills.git",
      "gitlab.com",
      "group/sub/deep/skills",
      "https://gitlab.com/group/sub/deep/skills",
      "/-/tree/COMMIT/FOLDER",
    ],
    [
      "https://oauth2:glpat-secret@gitlab.example.org/team/skills.git",
      "gitlab.example.org",
      "team/skills",
      "https://gitlab.example.org/team/skills",
      "/-/tree/COMMIT/FOLDER",
    ],
    [
      "https://gitlab.example.org:8443/team/skills.git",
      "gitlab.example.org",
      "team/skills",
      "https://gitlab.example.org:8443/team/skills",
      "/-/tree/COMMIT/FOLDER",
    ],
    [
      "http://gitlab.local:8080/team/skills.git",
      "gitlab.local",
      "team/skills",
      "http://gitlab.local:8080/team/skills",
      "/-/tree/COMMIT/FOLDER",
    ],
    [
      "ssh://git@gitlab.example.org:2222/team/skills.git",
      "gitlab.example.org",
      "team/skills",
      "https://gitlab.example.org/team/skills",
      "/-/tree/COMMIT/FOLDER",
    ],
    [
      "git@github.example.com:octo/skills.git",
      "github.example.com",
      "octo/skills",
      "https://github.example.com/octo/skills",
      "/tree/COMMIT/FOLDER",
    ],
    [
      "git@bitbucket.org:team/skills.git",
      "bitbucket.org",
      "team/skills",
      "https://bitbucket.org/team/skills",
      "/src/COMMIT/FOLDER",
    ],
    [
      "ssh://git@altssh.bitbucket.org:443/team/skills.git",
      "bitbucket.org",
      "team/skills",
      "https://bitbucket.org/team/skills",
      "/src/COMMIT/FOLDER",
    ],
    [
      "ssh://git@codeberg.org/me/skills.git",
      "codeberg.org",
      "me/skills",
      "https://codeberg.org/me/skills",
      "/src/commit/COMMIT/FOLDER",
    ],
    [
      "https://gitea.example.net/me/skills",
      "gitea.example.net",
      "me/skills",
      "https://gitea.example.net/me/skills",
      "/src/commit/COMMIT/FOLDER",
    ],
    [
      "https://git.sr.ht/~me/skills",
      "git.sr.ht",
      "~me/skills",
      "https://git.sr.ht/~me/skills",
      "/tree/COMMIT/item/FOLDER",
    ],
    [
      "https://acme@dev.azure.com/acme/My%20Project/_git/skills",
      "dev.azure.com",
      "acme/My Project/skills",
      "https://dev.azure.com/acme/My%20Project/_git/skills",
      "?path=/FOLDER&version=GCCOMMIT",
    ],
    [
      "https://dev.azure.com/acme/_git/skills",
      "dev.azure.com",
      "acme/skills/skills",
      "https://dev.azure.com/acme/skills/_git/skills",
      "?path=/FOLDER&version=GCCOMMIT",
    ],
    [
      "git@ssh.dev.azure.com:v3/acme/project/skills",
      "dev.azure.com",
      "acme/project/skills",
      "https://dev.azure.com/acme/project/_git/skills",
      "?path=/FOLDER&version=GCCOMMIT",
    ],
    [
      "acme@vs-ssh.visualstudio.com:v3/acme/project/skills",
      "dev.azure.com",
      "acme/project/skills",
      "https://dev.azure.com/acme/project/_git/skills",
      "?path=/FOLDER&version=GCCOMMIT",
    ],
    [
      "https://acme.visualstudio.com/DefaultCollection/project/_git/skills",
      "acme.visualstudio.com",
      "acme/project/skills",
      "https://dev.azure.com/acme/project/_git/skills",
      "?path=/FOLDER&version=GCCOMMIT",
    ],
  ])("%s", (remote, host, repository, repositoryUrl, rest) => {
    expect(sourceOf(remote)).toMatchObject({
      host,
      repository,
      repositoryUrl,
      url: repositoryUrl + rest.replace("COMMIT", COMMIT).replace("FOLDER", FOLDER),
    });
  });

  test.each([
    [
      "https://git.example.org/team/skills.git",
      "git.example.org",
      "team/skills",
      "https://git.example.org/team/skills",
    ],
    [
      "https://u:secret@git.example.org:8443/scm/a/b.git",
      "git.example.org",
      "scm/a/b",
      "https://git.example.org:8443/scm/a/b",
    ],
    ["http://git.example.org/team/skills.git", "git.example.org", "team/skills", null],
    ["git@git.example.org:team/skills.git", "git.example.org", "team/skills", null],
    ["https://github.com/octo", "github.com", "octo", "https://github.com/octo"],
    [
      "https://gist.github.com/octo/0123abcd.git",
      "gist.github.com",
      "octo/0123abcd",
      "https://gist.github.com/octo/0123abcd",
    ],
  ])("a host or path that is not known: %s", (remote, host, repository, repositoryUrl) => {
    expect(sourceOf(remote)).toMatchObject({ host, repository, repositoryUrl, url: null });
  });

  test.each([
    "/srv/git/skills.git",
    "../skills",
    "./skills.git",
    "file:///srv/git/skills.git",
    "C:\\git\\skills",
    "C:/git/skills",
    "\\\\server\\share\\skills",
    "",
    "ext::sh -c evil% >&2",
    "javascript://github.com/octo/skills",
    "https://",
    "https:///octo/skills",
    "https://github.com/../skills",
    "https://github.com/octo/..%2fskills",
    "https://git hub.com/a/b",
    "git@github.com:octo/ski\u0007lls",
    `https://github.com/${"a".repeat(3000)}`,
  ])("no address of the web: %j", (remote) => {
    expect(sourceOf(remote)).toMatchObject({ host: null, repository: null, repositoryUrl: null, url: null });
  });
});

describe("the folder's page", () => {
  test("is encoded", () => {
    const { url } = sourceOf("git@github.com:octo/skills.git", { path: "my skills/a#b/c?d%/ümlaut" });
    expect(url).toBe(`https://github.com/octo/skills/tree/${COMMIT}/my%20skills/a%23b/c%3Fd%25/%C3%BCmlaut`);
  });
  test("is the repository's own at the commit, for a skill that is a repository", () => {
    const page = (remote: string): string | null => sourceOf(remote, { path: "" }).url;
    expect(page("git@github.com:o/r.git")).toBe(`https://github.com/o/r/tree/${COMMIT}`);
    expect(page("git@gitlab.com:o/r.git")).toBe(`https://gitlab.com/o/r/-/tree/${COMMIT}`);
    expect(page("git@bitbucket.org:o/r.git")).toBe(`https://bitbucket.org/o/r/src/${COMMIT}/`);
    expect(page("https://git.sr.ht/~o/r")).toBe(`https://git.sr.ht/~o/r/tree/${COMMIT}`);
  });
  test("is absent before a commit has it, and for a commit that is none", () => {
    const remote = "git@github.com:o/r.git";
    expect(sourceOf(remote, { updatedAt: null }).url).toBeNull();
    expect(sourceOf(remote, { commit: null }).url).toBeNull();
    expect(sourceOf(remote, { commit: "../../evil" }).url).toBeNull();
    expect(sourceOf(remote, { commit: "a".repeat(64) }).url).toContain("a".repeat(64));
  });
});

test("what git said is passed on", () => {
  const community = [{ name: "README", path: "../README.md" }];
  expect(snapshotSource("untrusted", community)).toEqual({
    state: "untrusted",
    host: null,
    repository: null,
    repositoryUrl: null,
    url: null,
    branch: null,
    commit: null,
    updatedAt: null,
    uncommitted: false,
    community,
  });
  expect(sourceOf(null, { uncommitted: true, branch: null })).toEqual({
    state: "repository",
    host: null,
    repository: null,
    repositoryUrl: null,
    url: null,
    branch: null,
    commit: COMMIT,
    updatedAt: "2026-01-19T04:39:00+01:00",
    uncommitted: true,
    community: [],
  });
});

describe("passwords", () => {
  const part = fc.stringMatching(/^[\w:/@#?%&.~!$()*+,;=[\]-]{0,12}$/);
  test("never get into the result, however they are written", () => {
    fc.assert(
      fc.property(part, part, part, (before, between, after) => {
        const remote = `https://${before}SECRET${between}@github.com/octo/${after.replaceAll("@", "")}`;
        expect(JSON.stringify(sourceOf(remote)).toUpperCase()).not.toContain("SECRET");
      }),
      { numRuns: 3000 },
    );
  });
  test.each([
    "https://SECRET#x@github.com/o/r",
    "https://SECRET/x@github.com/o/r",
    "https://SECRET?x@github.com/o/r",
    "https://SECRET.com/x@github.com/o/r",
    "ssh://SECRET.com/x@github.com/o/r",
    "user:SECRET@github.com:o/r",
  ])("%s", (remote) => {
    expect(JSON.stringify(sourceOf(remote))).not.toContain("SECRET");
    expect(JSON.stringify(sourceOf(remote))).not.toContain("secret");
  });
  test("any text is read without harm", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (remote) => {
        const { url, repositoryUrl } = sourceOf(remote);
        expect([url, repositoryUrl].every((page) => page === null || /^https?:\/\/[a-z0-9]/.test(page))).toBe(true);
      }),
    );
    expect(sourceOf(`https://${"a@".repeat(900)}`).host).toBeNull();
  });
});
