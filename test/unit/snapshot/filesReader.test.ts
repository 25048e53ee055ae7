import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFilesReader } from "../../../server/src/core/snapshot/files/createFilesReader.ts";
import type { FilesScan } from "../../../server/src/core/snapshot/files/filesScan.ts";
import { bufferedHost } from "../../../server/src/core/workspace/bufferedHost.ts";
import { createSkillFolders } from "../../../server/src/core/workspace/skillFolders.ts";
import { createMemoryHost, type MemoryHost } from "../../support/memoryHost.ts";
import { CALM, folderOf, readFiles } from "../../support/readFiles.ts";

const SKILL = "---\nname: x\ndescription: y\n---\nSee a.md.\n";

function hostWith(files: Readonly<Record<string, string | Uint8Array>> = {}): MemoryHost {
  const host = createMemoryHost({ "/s/x/SKILL.md": SKILL });
  for (const [path, text] of Object.entries(files)) {
    host.write(path.startsWith("/") ? path : `/s/x/${path}`, text);
  }
  return host;
}

const uriOf = (host: MemoryHost): string => host.uri("/s/x/SKILL.md");

/** A scan as plain data, so that two of them can be compared. */
const plain = (scan: FilesScan): object => ({ ...scan, files: Object.fromEntries(scan.files) });

describe("what is read", () => {
  it("gives the facts of each file", async () => {
    const host = hostWith({
      "a.md": "# A\n\nSee [b](b.md), https://example.com and `$MY_TOKEN`.\n",
      "b.md": "",
      "scripts/run.py": 'import os\nos.environ["KEY"]\n',
      "logo.png": new Uint8Array([137, 80, 78, 71, 0, 1]),
      data: new Uint8Array([1, 0, 2]),
      ".DS_Store": "x",
    });
    host.setExecutable("/s/x/scripts/run.py", true);
    host.setExecutable("/s/x/a.md", false);
    const scan = await readFiles(host, uriOf(host));
    expect(scan).toMatchObject({
      state: "complete",
      done: 6,
      total: 6,
      truncated: false,
      pending: [],
      folders: ["scripts"],
    });
    expect([...scan.files.keys()]).toEqual(["SKILL.md", "a.md", "b.md", "data", "logo.png", "scripts/run.py"]);
    const none = { executable: null, language: null, big: false, hosts: [], environment: [], leadsTo: [] };
    expect(scan.files.get("SKILL.md")).toMatchObject({ kind: "skill", size: SKILL.length, leadsTo: [] });
    expect(scan.files.get("a.md")).toEqual({
      ...none,
      path: "a.md",
      kind: "markdown",
      size: 57,
      executable: false,
      tokens: expect.any(Number),
      hosts: ["example.com"],
      environment: ["MY_TOKEN"],
      leadsTo: ["b.md"],
    });
    expect(scan.files.get("scripts/run.py")).toMatchObject({
      language: "Python",
      executable: true,
      environment: ["KEY"],
    });
    expect(scan.files.get("b.md")).toEqual({ ...none, path: "b.md", kind: "markdown", size: 0, tokens: 0 });
    expect(scan.files.get("logo.png")).toEqual({ ...none, path: "logo.png", kind: "image", size: 6, tokens: null });
    expect(scan.files.get("data")).toEqual({ ...none, path: "data", kind: "binary", size: 3, tokens: null });
    expect(scan.leftOut).toHaveLength(1);
  });

  it("estimates a large file from its beginning, in pieces with pauses, and reads no more than a megabyte of it", async () => {
    const line = "Twelve words stand in this line, so that there is something to count.\n";
    const host = hostWith({ "small.txt": line.repeat(1000), "large.txt": line.repeat(60_000) });
    let pauses = 0;
    let most = 0;
    const counting = {
      ...host,
      readFile: async (uri: string, limit?: number) => {
        const bytes = await host.readFile(uri, limit);
        most = Math.max(most, bytes?.length ?? 0);
        return bytes;
      },
    };
    const pause = async (): Promise<void> => void pauses++;
    const scan = await createFilesReader(counting).read(await folderOf(host, uriOf(host)), uriOf(host), {
      ...CALM,
      pause,
    });
    const [small, large] = [scan.files.get("small.txt"), scan.files.get("large.txt")];
    expect(most).toBe(1_000_000);
    expect(large?.size).toBe(line.length * 60_000);
    expect(Math.abs((large?.tokens ?? 0) / (small?.tokens ?? 1) / 60 - 1)).toBeLessThan(0.01);
    expect([small?.big, large?.big]).toEqual([false, true]);
    expect(pauses).toBeGreaterThan(10);
  });

  it("finds what a cut between two pieces could hide", async () => {
    const filler = `${"words ".repeat(5460)}\n`;
    const text = `\`\`\`sh\n${filler}${filler}echo $IN_FENCE_STILL\n\`\`\`\n${filler}[b](b.md) https://end.example.com\n`;
    const host = hostWith({ "a.md": text, "b.md": "" });
    expect((await readFiles(host, uriOf(host))).files.get("a.md")).toMatchObject({
      environment: ["IN_FENCE_STILL"],
      hosts: ["end.example.com"],
      leadsTo: ["b.md"],
    });
  });

  it("counts a file that cannot be read, with what its name says", async () => {
    const host = hostWith({ "a.md": "words" });
    const closed = {
      ...host,
      readFile: async (uri: string) => (uri.endsWith("a.md") ? undefined : host.readFile(uri)),
    };
    const scan = await readFiles(closed, uriOf(host));
    expect(scan).toMatchObject({ state: "complete", done: 2, total: 2 });
    expect(scan.files.get("a.md")).toMatchObject({ size: 5, kind: "markdown", tokens: null });
  });

  it("leaves away a file that vanishes between listing and reading", async () => {
    const host = hostWith({ "a.md": "words", "b.md": "words" });
    const folder = await folderOf(host, uriOf(host));
    host.remove("/s/x/a.md");
    const reader = createFilesReader(host);
    const scan = await reader.read(folder, uriOf(host), CALM);
    expect(scan).toMatchObject({ state: "complete", done: 2, total: 2, pending: [] });
    expect([...scan.files.keys()]).toEqual(["SKILL.md", "b.md"]);
    // Listed anew it is gone, and later it is back.
    await readFiles(host, uriOf(host), reader);
    host.write("/s/x/a.md", "words");
    expect([...(await readFiles(host, uriOf(host), reader)).files.keys()]).toEqual(["SKILL.md", "a.md", "b.md"]);
  });

  it("says so when there is no folder", async () => {
    const host = hostWith();
    expect(await createFilesReader(host).read(undefined, uriOf(host), CALM)).toMatchObject({ state: "gone", total: 0 });
  });
});

describe("license and community", () => {
  const repository = {
    "/s/.git/HEAD": "",
    "/s/LICENSE": "outer",
    "/s/README.md": "",
    "/s/SECURITY.md": "",
    "/LICENSE": "no",
  };

  it("prefers the skill's own files", async () => {
    const host = hostWith({
      ...repository,
      "LICENSE-MIT": "longer",
      "LICENSE.txt": "inner",
      "README.md": "",
      "Changelog.md": "",
    });
    const { license, community } = await readFiles(host, uriOf(host));
    expect(license).toEqual({ path: "LICENSE.txt", text: "inner" });
    expect(community).toEqual([
      { name: "README", path: "README.md" },
      { name: "CHANGELOG", path: "Changelog.md" },
      { name: "SECURITY", path: "../SECURITY.md" },
    ]);
  });

  it("finds the nearest license above, but none outside of the repository", async () => {
    const host = hostWith(repository);
    expect((await readFiles(host, uriOf(host))).license).toEqual({ path: "../LICENSE", text: "outer" });
    host.remove("/s/LICENSE");
    expect((await readFiles(host, uriOf(host))).license).toBeNull();
  });

  it("looks for community files in the repository's own folder, not in those between", async () => {
    const host = hostWith({ "/.git/HEAD": "", "/s/README.md": "", "/CONTRIBUTING": "" });
    expect((await readFiles(host, uriOf(host))).community).toEqual([
      { name: "CONTRIBUTING", path: "../../CONTRIBUTING" },
    ]);
    host.remove("/.git");
    expect((await readFiles(host, uriOf(host))).community).toEqual([]);
  });

  it("follows changes of them", async () => {
    const host = hostWith(repository);
    const reader = createFilesReader(host);
    await readFiles(host, uriOf(host), reader);
    host.write("/s/LICENSE", "changed");
    reader.fileChanged(host.uri("/s/LICENSE"));
    expect((await readFiles(host, uriOf(host), reader)).license?.text).toBe("changed");
    host.write("/s/x/LICENSE", "own");
    reader.fileChanged(host.uri("/s/x/LICENSE"));
    expect((await readFiles(host, uriOf(host), reader)).license?.text).toBe("own");
    host.write("/s/x/LICENSE", "own, changed");
    reader.fileChanged(host.uri("/s/x/LICENSE"));
    expect((await readFiles(host, uriOf(host), reader)).license?.text).toBe("own, changed");
  });
});

describe("reading again", () => {
  const many = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`d/f${n}.md`, `See f${n + 1}.md\n`]));

  it("asks nothing when nothing changed, and only for what did", async () => {
    const host = hostWith({ ...many, "/s/.gitignore": "x", "/s/LICENSE": "y" });
    const folders = createSkillFolders(host);
    const reader = createFilesReader(host);
    const read = async (): Promise<FilesScan> => reader.read(await folders.get(uriOf(host)), uriOf(host), CALM);
    const first = await read();
    const asked = { ...host.asked };
    expect(plain(await read())).toEqual(plain(first));
    expect(host.asked).toEqual(asked);

    host.write("/s/x/d/f7.md", "Nothing named, and longer than before.\n");
    const uri = host.uri("/s/x/d/f7.md");
    await folders.fileChanged(uri, "changed");
    reader.fileChanged(uri);
    expect(reader.known(host.uri("/s/x"))?.state).toBe("complete");
    const second = await read();
    expect([host.asked.readFile - asked.readFile, host.asked.stat - asked.stat]).toEqual([1, 1]);
    expect(second.files.get("d/f7.md")).toMatchObject({ size: 39, leadsTo: [] });
    expect(second.files.get("d/f8.md")).toBe(first.files.get("d/f8.md"));
  });

  it("lets the text of an open editor count", async () => {
    const host = hostWith({ "a.md": "[b](b.md)", "b.md": "", "c.md": "" });
    const buffers = new Map<string, string>();
    const reader = createFilesReader(bufferedHost(host, buffers));
    await readFiles(host, uriOf(host), reader);
    const uri = host.uri("/s/x/a.md");
    buffers.set(uri, "[c](c.md) é");
    reader.fileChanged(uri);
    const scan = await readFiles(host, uriOf(host), reader);
    expect(scan.files.get("a.md")).toMatchObject({ leadsTo: ["c.md"], size: 12 });
  });

  it("looks again where mentions lead when a file comes or goes", async () => {
    const host = hostWith({ "a.md": "[b](b.md)" });
    const reader = createFilesReader(host);
    expect((await readFiles(host, uriOf(host), reader)).files.get("a.md")?.leadsTo).toEqual([]);
    host.write("/s/x/b.md", "");
    reader.fileChanged(host.uri("/s/x/b.md"));
    const asked = host.asked.stat;
    expect((await readFiles(host, uriOf(host), reader)).files.get("a.md")?.leadsTo).toEqual(["b.md"]);
    expect(host.asked.stat - asked).toBeLessThanOrEqual(3);
  });

  it("forgets what is released", async () => {
    const host = hostWith();
    const reader = createFilesReader(host);
    await readFiles(host, uriOf(host), reader);
    expect(reader.known(host.uri("/s/x"))?.state).toBe("complete");
    reader.release(host.uri("/s/x"));
    expect(reader.known(host.uri("/s/x"))).toBeUndefined();
  });

  it("reads a file again that changes while it is read", async () => {
    const host = hostWith({ "a.md": "old" });
    let isFirst = true;
    const changing = {
      ...host,
      readFile: async (uri: string, limit?: number) => {
        const bytes = await host.readFile(uri, limit);
        if (isFirst && uri.endsWith("a.md")) {
          isFirst = false;
          host.write("/s/x/a.md", "newer");
          reader.fileChanged(uri);
        }
        return bytes;
      },
    };
    const reader = createFilesReader(changing);
    const scan = await readFiles(host, uriOf(host), reader);
    expect(scan).toMatchObject({ state: "complete" });
    expect(scan.files.get("a.md")?.size).toBe(5);
  });

  it("gives what reading afresh gives, after any changes", async () => {
    const names = [
      "a.md",
      "b.md",
      "d/c.md",
      "d/e.py",
      ".gitignore",
      "LICENSE",
      "d/.gitignore",
      "/s/.gitignore",
      "/s/LICENSE",
    ];
    const texts = [
      "",
      "See a.md, b.md, d/c.md and `d/`.\n",
      "*.md\n",
      "!a.md\nd/\n",
      "import c\n",
      "https://example.com $A_B\n",
    ];
    const step = fc.record({
      name: fc.constantFrom(...names),
      text: fc.option(fc.constantFrom(...texts), { nil: undefined }),
      isRead: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        // A folder of this disk is there as long as it holds something.
        const host = hostWith({ "a.md": "b.md", "d/kept.txt": "", "/s/.git/HEAD": "" });
        const folders = createSkillFolders(host);
        const reader = createFilesReader(host);
        const read = async (): Promise<FilesScan> => reader.read(await folders.get(uriOf(host)), uriOf(host), CALM);
        await read();
        for (const { name, text, isRead } of steps) {
          const path = name.startsWith("/") ? name : `/s/x/${name}`;
          const isThere = (await host.stat(host.uri(path))) !== undefined;
          if (text === undefined) {
            host.remove(path);
          } else {
            host.write(path, text);
          }
          await folders.fileChanged(host.uri(path), text === undefined ? "deleted" : isThere ? "changed" : "created");
          reader.fileChanged(host.uri(path));
          if (isRead) {
            await read();
          }
        }
        expect(plain(await read())).toEqual(plain(await readFiles(host, uriOf(host))));
      }),
    );
  });
});

describe("while it is read", () => {
  const files = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`d/f${n}.md`, "some words\n"]));

  it("tells what is known so far, growing, and never a list that changes later", async () => {
    const host = hostWith(files);
    const seen: { scan: FilesScan; done: number }[] = [];
    const onProgress = (scan: FilesScan): void => void seen.push({ scan, done: scan.done });
    const scan = await createFilesReader(host).read(await folderOf(host, uriOf(host)), uriOf(host), {
      ...CALM,
      onProgress,
    });
    expect(scan).toMatchObject({ state: "complete", done: 501, total: 501 });
    expect(seen[0]).toMatchObject({ done: 0, scan: { state: "reading", total: 501 } });
    expect(seen.length).toBeGreaterThanOrEqual(6);
    for (const [index, { scan: earlier, done }] of seen.entries()) {
      expect(earlier.files.size).toBe(done);
      expect(earlier.pending.length).toBe(501 - done);
      expect(done).toBeGreaterThan(seen[index - 1]?.done ?? -1);
    }
  });

  it("stops when it is told to, keeps what it knows, and goes on from there", async () => {
    const host = hostWith(files);
    const reader = createFilesReader(host);
    const folder = await folderOf(host, uriOf(host));
    const cancellation = { isCancellationRequested: false };
    const onProgress = ({ done }: FilesScan): void => {
      cancellation.isCancellationRequested = done > 100;
    };
    const stopped = await reader.read(folder, uriOf(host), { ...CALM, cancellation, onProgress });
    expect(stopped.state).toBe("stopped");
    expect(stopped.done).toBeGreaterThan(100);
    expect(stopped.done).toBeLessThan(300);
    expect(stopped.pending.length).toBe(501 - stopped.done);
    expect(reader.known(host.uri("/s/x"))).toBe(stopped);
    const asked = host.asked.readFile;
    expect(asked).toBeLessThan(300);
    expect(await reader.read(folder, uriOf(host), CALM)).toMatchObject({ state: "complete", done: 501 });
    expect(host.asked.readFile).toBeLessThan(501 + 20);
  });

  it("lets two readings of one folder follow one another", async () => {
    const host = hostWith(files);
    const reader = createFilesReader(host);
    const folder = await folderOf(host, uriOf(host));
    const asked = host.asked.stat;
    const [first, second] = await Promise.all([
      reader.read(folder, uriOf(host), CALM),
      reader.read(folder, uriOf(host), CALM),
    ]);
    expect(plain(second)).toEqual(plain(first));
    expect(host.asked.stat - asked).toBe(501);
  });

  it("holds the bytes of a few files only", async () => {
    const host = hostWith(Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`f${n}.txt`, "x"])));
    let open = 0;
    let most = 0;
    const counting = {
      ...host,
      readFile: async (uri: string, limit?: number) => {
        open++;
        most = Math.max(most, open);
        const bytes = await host.readFile(uri, limit);
        await Promise.resolve();
        open--;
        return bytes;
      },
    };
    await readFiles(counting, uriOf(host));
    expect(most).toBeGreaterThan(4);
    expect(most).toBeLessThanOrEqual(32);
  });
});
