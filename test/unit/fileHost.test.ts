// The disk as the core sees it: it never throws, never follows a link, never opens what is no file.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createFileHost, pathOfUri, uriOfPath } from "../../server/src/node/fileHost.ts";

const isWindows = process.platform === "win32";
const root = realpathSync(mkdtempSync(join(tmpdir(), "skillwright-host-")));
const host = createFileHost({ roots: [uriOfPath(root)] });
const uri = (path: string): string => uriOfPath(join(root, path));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test("lists a folder with the types of its entries", async () => {
  mkdirSync(join(root, "list/folder"), { recursive: true });
  writeFileSync(join(root, "list/a.md"), "");
  const expected = [
    { name: "a.md", type: "file" },
    { name: "folder", type: "folder" },
  ];
  if (!isWindows) {
    symlinkSync("a.md", join(root, "list/link"));
    symlinkSync("nowhere", join(root, "list/dangling"));
    execFileSync("mkfifo", [join(root, "list/pipe")]);
    expected.push({ name: "link", type: "symlink" }, { name: "dangling", type: "symlink" });
    expected.push({ name: "pipe", type: "other" });
  }
  const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
  expect([...((await host.listFolder(uri("list"))) ?? [])].sort(byName)).toEqual(expected.sort(byName));
});

test("reads a file, whole or only its first bytes", async () => {
  writeFileSync(join(root, "a.md"), "0123456789");
  const text = async (limit?: number): Promise<string> =>
    Buffer.from((await host.readFile(uri("a.md"), limit)) ?? []).toString();
  expect(await text()).toBe("0123456789");
  expect(await text(4)).toBe("0123");
  expect(await text(10)).toBe("0123456789");
  expect(await text(99)).toBe("0123456789");
  expect(await text(0)).toBe("");
});

test("a file too large for any text is not read, its beginning is", async () => {
  writeFileSync(join(root, "huge.md"), "---");
  truncateSync(join(root, "huge.md"), 3 * 1024 ** 3);
  expect(await host.readFile(uri("huge.md"))).toBeUndefined();
  expect(Buffer.from((await host.readFile(uri("huge.md"), 3)) ?? []).toString()).toBe("---");
});

test("tells type and size without following links", async () => {
  writeFileSync(join(root, "four.md"), "four");
  expect(await host.stat(uri("four.md"))).toEqual({
    type: "file",
    size: 4,
    ...(isWindows ? {} : { executable: false }),
  });
  expect((await host.stat(uri("")))?.type).toBe("folder");
  expect(await host.stat(uri("nothing"))).toBeUndefined();
});

test.skipIf(isWindows)("tells whether a file may be executed, by anyone", async () => {
  for (const [mode, executable] of [
    [0o644, false],
    [0o755, true],
    [0o654, true],
  ] as const) {
    writeFileSync(join(root, "run.sh"), "");
    chmodSync(join(root, "run.sh"), mode);
    expect(await host.stat(uri("run.sh"))).toEqual({ type: "file", size: 0, executable });
  }
});

test.skipIf(isWindows)("never opens links, pipes and devices: a pipe would wait for ever", async () => {
  writeFileSync(join(root, "target.md"), "secret");
  symlinkSync("target.md", join(root, "link.md"));
  execFileSync("mkfifo", [join(root, "pipe.md")]);
  for (const limit of [undefined, 10]) {
    expect(await host.readFile(uri("link.md"), limit)).toBeUndefined();
    expect(await host.readFile(uri("pipe.md"), limit)).toBeUndefined();
    expect(await host.readFile(uriOfPath("/dev/zero"), limit)).toBeUndefined();
    expect(await host.readFile(uri(""), limit)).toBeUndefined();
  }
  expect((await host.stat(uri("link.md")))?.type).toBe("symlink");
});

test("stat and read in one give what each gives alone", async () => {
  writeFileSync(join(root, "both.md"), "0123456789");
  writeFileSync(join(root, "none.md"), "");
  mkdirSync(join(root, "both"), { recursive: true });
  for (const path of ["both.md", "none.md", "both", "missing", ...(isWindows ? [] : ["link.md", "pipe.md"])]) {
    for (const limit of [4, 10, 99]) {
      const stat = await host.stat(uri(path));
      const bytes = await host.readFile(uri(path), limit);
      expect(await host.statAndRead?.(uri(path), limit)).toEqual(stat && { stat, bytes });
    }
  }
});

test("any address gives an answer: what is no file of this disk is undefined", async () => {
  const odd = [
    "untitled:x",
    "https://example.org/x",
    "file:////x",
    "file:///%00",
    "file:///%",
    "::",
    "",
    "a b",
    "file:",
  ];
  for (const address of odd) {
    expect(await host.readFile(`${address}/none`), address).toBeUndefined();
    expect(await host.listFolder(`${address}/none`), address).toBeUndefined();
    expect(await host.stat(`${address}/none`), address).toBeUndefined();
    expect(host.isInWorkspace(address), address).toBe(false);
  }
});

test("names with %, #, spaces and other scripts keep their spelling", async () => {
  const names = [
    "100%",
    "a#b",
    "a b",
    "%41",
    "技能",
    "é",
    "e\u0301",
    "😀",
    "a&b+c=d",
    ...(isWindows ? [] : ["a?b", "a\\b", "c:"]),
  ];
  for (const name of names) {
    mkdirSync(join(root, "names", name), { recursive: true });
    writeFileSync(join(root, "names", name, "SKILL.md"), name);
    const bytes = await host.readFile(uri(`names/${name}/SKILL.md`));
    expect(Buffer.from(bytes ?? []).toString(), name).toBe(name);
    expect(pathOfUri(uri(`names/${name}`))).toBe(join(root, "names", name));
  }
  const listed = await host.listFolder(uri("names"));
  expect(listed?.map(({ name }) => name).sort()).toEqual([...names].sort());
});

test.skipIf(isWindows)("a name that is not UTF-8 is listed and leads nowhere", async () => {
  mkdirSync(join(root, "bytes"));
  mkdirSync(Buffer.concat([Buffer.from(`${root}/bytes/`), Buffer.from([0x66, 0xff])]));
  const [entry] = (await host.listFolder(uri("bytes"))) ?? [];
  expect(entry).toEqual({ name: "f\uFFFD", type: "folder" });
  expect(await host.listFolder(uri("bytes/f\uFFFD"))).toBeUndefined();
});

test.skipIf(isWindows)("what looks like a drive of Windows is a folder elsewhere", () => {
  expect(pathOfUri(uriOfPath("/c:/x"))).toBe("/c:/x");
});

test("half a surrogate pair in a path becomes an address and leads nowhere", async () => {
  expect(await host.readFile(uriOfPath(join(root, "a\uD800.md")))).toBeUndefined();
});

test("the workspace is what lies in the roots, asked anew each time", () => {
  const roots = new Set([uri("one")]);
  const { isInWorkspace } = createFileHost({ roots });
  expect(isInWorkspace(uri("one"))).toBe(true);
  expect(isInWorkspace(uri("one/a/SKILL.md"))).toBe(true);
  expect(isInWorkspace(uri("one/..a"))).toBe(true);
  expect(isInWorkspace(uri("one-more"))).toBe(false);
  expect(isInWorkspace(uri("."))).toBe(false);
  expect(isInWorkspace("untitled:one")).toBe(false);
  roots.add(uri("one-more"));
  expect(isInWorkspace(uri("one-more"))).toBe(true);
});
