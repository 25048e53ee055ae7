// The picture of a skill's folder: listed once, kept fresh by what is reported, equal to one listed afresh.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EntryType, SkillHost } from "../../server/src/core/host.ts";
import { createSkillFolders, MOST_ENTRIES, type SkillFolders } from "../../server/src/core/workspace/skillFolders.ts";
import { createMemoryHost, type MemoryHost } from "../support/memoryHost.ts";

const SKILL = "/skills/pdf-tools/SKILL.md";

function setUp(files: Record<string, string> = {}): { host: MemoryHost; folders: SkillFolders; uri: string } {
  const host = createMemoryHost({ [SKILL]: "# PDF", ...files });
  return { host, folders: createSkillFolders(host), uri: host.uri(SKILL) };
}

async function entriesOf(folders: SkillFolders, uri: string): Promise<Record<string, string>> {
  const folder = await folders.get(uri);
  return Object.fromEntries([...(folder?.listing.entries ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe("listing", () => {
  test("happens once, however often the folder is asked for", async () => {
    const { host, folders, uri } = setUp({ "/skills/pdf-tools/references/a.md": "# A" });
    const [first, second] = await Promise.all([folders.get(uri), folders.get(uri)]);
    expect(first).toBe(second);
    const asked = host.asked.listFolder;
    expect(await folders.get(uri)).toBe(first);
    expect(host.asked.listFolder).toBe(asked);
    expect(await entriesOf(folders, uri)).toEqual({
      "SKILL.md": "file",
      references: "folder",
      "references/a.md": "file",
    });
  });

  test("a picture that someone holds stays as it was when the disk changes", async () => {
    const { host, folders, uri } = setUp();
    const before = await folders.get(uri);
    host.write("/skills/pdf-tools/new.md", "# New");
    await folders.fileChanged(host.uri("/skills/pdf-tools/new.md"), "created");
    expect(before?.listing.typeOf("new.md")).toBeUndefined();
    expect((await folders.get(uri))?.listing.typeOf("new.md")).toBe("file");
  });

  test("does not look into .git and node_modules, and knows that it does not", async () => {
    const { folders, uri } = setUp({ "/skills/pdf-tools/node_modules/a/b.js": "", "/skills/pdf-tools/.git/HEAD": "" });
    expect(await entriesOf(folders, uri)).toEqual({ "SKILL.md": "file", ".git": "folder", node_modules: "folder" });
    expect((await folders.get(uri))?.listing.complete).toBe(true);
  });

  test("a symbolic link is an entry and is never followed", async () => {
    const { host } = setUp();
    const looping: SkillHost = {
      ...host,
      listFolder: async (uri) => [...((await host.listFolder(uri)) ?? []), { name: "again", type: "symlink" }],
    };
    const folder = await createSkillFolders(looping).get(host.uri(SKILL));
    expect([...(folder?.listing.entries ?? [])].sort()).toEqual([
      ["SKILL.md", "file"],
      ["again", "symlink"],
    ]);
  });

  test("a folder that holds itself ends at a bound, and what is not listed is unknown", async () => {
    const endless: SkillHost = {
      ...createMemoryHost(),
      listFolder: async () => [
        { name: "a", type: "folder" },
        { name: "b", type: "folder" },
      ],
    };
    const folder = await createSkillFolders(endless).get("file:///skills/loop/SKILL.md");
    expect(folder?.listing.complete).toBe(false);
    expect(folder?.listing.entries.size).toBeLessThanOrEqual(MOST_ENTRIES);
  });

  test("a folder that cannot be listed is none", async () => {
    const { folders, host } = setUp();
    expect(await folders.get(host.uri("/nowhere/SKILL.md"))).toBeUndefined();
  });

  test("is made again for a folder that came into being after it was asked for", async () => {
    const { folders, host } = setUp();
    expect(await folders.get(host.uri("/skills/new/SKILL.md"))).toBeUndefined();
    host.write("/skills/new/SKILL.md", "# New");
    await folders.fileChanged(host.uri("/skills/new/SKILL.md"), "created");
    expect((await folders.get(host.uri("/skills/new/SKILL.md")))?.name).toBe("new");
  });
});

describe("events", () => {
  test("a created file comes with its folders, a deleted folder goes with its files", async () => {
    const { folders, host, uri } = setUp();
    await folders.get(uri);
    host.write("/skills/pdf-tools/references/deep/a.md", "# A");
    expect(await folders.fileChanged(host.uri("/skills/pdf-tools/references/deep/a.md"), "created")).toEqual([
      host.uri("/skills/pdf-tools"),
    ]);
    expect(await entriesOf(folders, uri)).toEqual({
      "SKILL.md": "file",
      references: "folder",
      "references/deep": "folder",
      "references/deep/a.md": "file",
    });
    host.remove("/skills/pdf-tools/references");
    await folders.fileChanged(host.uri("/skills/pdf-tools/references"), "deleted");
    expect(await entriesOf(folders, uri)).toEqual({ "SKILL.md": "file" });
  });

  test("a rename that changes the case only is seen", async () => {
    const { folders, host, uri } = setUp({ "/skills/pdf-tools/references/Forms.md": "# A" });
    await folders.get(uri);
    host.remove("/skills/pdf-tools/references/Forms.md");
    host.write("/skills/pdf-tools/references/forms.md", "# A");
    await folders.fileChanged(host.uri("/skills/pdf-tools/references/forms.md"), "created");
    await folders.fileChanged(host.uri("/skills/pdf-tools/references/Forms.md"), "deleted");
    const listing = (await folders.get(uri))?.listing;
    expect(listing?.typeOf("references/forms.md")).toBe("file");
    expect(listing?.typeOf("references/Forms.md")).toBeUndefined();
    expect(listing?.differentCase("references/FORMS.md")).toBe("references/forms.md");
  });

  test("a file of another skill concerns nobody here", async () => {
    const { folders, host, uri } = setUp();
    const before = await folders.get(uri);
    expect(await folders.fileChanged(host.uri("/skills/other/a.md"), "created")).toEqual([]);
    expect(await folders.get(uri)).toBe(before);
  });

  test("a file that is reported and is already gone again is not listed", async () => {
    const { folders, host, uri } = setUp();
    await folders.get(uri);
    await folders.fileChanged(host.uri("/skills/pdf-tools/a.md"), "created");
    expect(await entriesOf(folders, uri)).toEqual({ "SKILL.md": "file" });
  });

  test("the skill's own folder vanishes and comes back", async () => {
    const { folders, host, uri } = setUp({ "/skills/pdf-tools/a.md": "" });
    await folders.get(uri);
    host.remove("/skills/pdf-tools");
    await folders.fileChanged(host.uri("/skills/pdf-tools"), "deleted");
    expect(await folders.get(uri)).toBeUndefined();
    host.write(SKILL, "# PDF");
    await folders.fileChanged(host.uri("/skills/pdf-tools"), "created");
    expect(await entriesOf(folders, uri)).toEqual({ "SKILL.md": "file" });
  });

  test("a skill inside another one knows it, and learns when that changes", async () => {
    const { folders, host } = setUp();
    host.write("/skills/pdf-tools/inner/SKILL.md", "# Inner");
    const inner = host.uri("/skills/pdf-tools/inner/SKILL.md");
    expect((await folders.get(inner))?.nestedIn).toBe("pdf-tools");
    host.remove(SKILL);
    await folders.fileChanged(host.uri(SKILL), "deleted");
    expect((await folders.get(inner))?.nestedIn).toBeUndefined();
    host.write(SKILL, "# PDF");
    await folders.fileChanged(host.uri(SKILL), "created");
    expect((await folders.get(inner))?.nestedIn).toBe("pdf-tools");
  });
});

describe("fragments of linked files", () => {
  const FILE = "/skills/pdf-tools/references/a.md";

  test("are read when they are needed, once", async () => {
    const { folders, host, uri } = setUp({ [FILE]: "# A\n# A\n" });
    expect((await folders.get(uri))?.anchorsOf("references/a.md")).toBeUndefined();
    const known = await folders.withAnchors(uri, ["references/a.md"]);
    expect([...(known?.anchorsOf("references/a.md") ?? [])]).toEqual(["a", "a-1"]);
    const asked = host.asked.readFile;
    expect(await folders.withAnchors(uri, ["references/a.md"])).toBe(known);
    expect(host.asked.readFile).toBe(asked);
  });

  test("follow the editor's text before the disk's, and the disk's when the editor closes", async () => {
    const { folders, host, uri } = setUp({ [FILE]: "# A\n" });
    await folders.withAnchors(uri, ["references/a.md"]);
    expect(folders.bufferChanged(host.uri(FILE), "# B\n")).toEqual([host.uri("/skills/pdf-tools")]);
    expect([...((await folders.withAnchors(uri, ["references/a.md"]))?.anchorsOf("references/a.md") ?? [])]).toEqual([
      "b",
    ]);
    host.write(FILE, "# C\n");
    await folders.fileChanged(host.uri(FILE), "changed");
    expect([...((await folders.withAnchors(uri, ["references/a.md"]))?.anchorsOf("references/a.md") ?? [])]).toEqual([
      "b",
    ]);
    folders.bufferChanged(host.uri(FILE), undefined);
    expect([...((await folders.withAnchors(uri, ["references/a.md"]))?.anchorsOf("references/a.md") ?? [])]).toEqual([
      "c",
    ]);
  });

  test("go with a folder, so that a file that comes back in it is read anew", async () => {
    const { folders, host, uri } = setUp({ [FILE]: "# A\n" });
    await folders.withAnchors(uri, ["references/a.md"]);
    host.remove("/skills/pdf-tools/references");
    await folders.fileChanged(host.uri("/skills/pdf-tools/references"), "deleted");
    host.write(FILE, "# B\n");
    await folders.fileChanged(host.uri("/skills/pdf-tools/references"), "created");
    const folder = await folders.withAnchors(uri, ["references/a.md"]);
    expect([...(folder?.anchorsOf("references/a.md") ?? [])]).toEqual(["b"]);
  });

  test("are not known of files that are no Markdown, missing or too large", async () => {
    const { folders, uri } = setUp({
      "/skills/pdf-tools/a.py": "# A",
      "/skills/pdf-tools/b.md": `# B\n${"x".repeat(1_000_001)}`,
    });
    const folder = await folders.withAnchors(uri, ["a.py", "b.md", "gone.md"]);
    expect(["a.py", "b.md", "gone.md"].map((path) => folder?.anchorsOf(path))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("after any sequence of events the listing equals one that is made afresh", () => {
  const segment = fc.constantFrom("a", "B", "b", "c.md", "C.md", "node_modules", ".git");
  const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join("/"));
  const event = fc.record({
    path,
    kind: fc.constantFrom("file" as const, "folder" as const, "remove" as const),
    /** What is reported, and how often: watchers repeat themselves and mix things up. */
    reports: fc.array(fc.constantFrom("created" as const, "deleted" as const, "changed" as const), { maxLength: 2 }),
  });
  test.each([true, false])("reported one by one: %s", async (oneByOne) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(path, { maxLength: 6 }),
        fc.array(event, { maxLength: 12 }),
        async (initial, events) => {
          const disk = createDisk();
          const uri = `${ROOT}/SKILL.md`;
          disk.write("SKILL.md", "file");
          for (const file of initial) {
            disk.write(file, "file");
          }
          const folders = createSkillFolders(disk.host);
          await folders.get(uri);
          const pending: Promise<unknown>[] = [];
          for (const { path: changed, kind, reports } of events) {
            const existed = disk.has(changed);
            const done = kind === "remove" ? disk.remove(changed) : disk.write(changed, kind);
            const real = !done || existed ? [] : (["created"] as const);
            const all = kind === "remove" ? (["deleted", ...reports] as const) : [...real, ...reports];
            for (const change of all) {
              const result = folders.fileChanged(`${ROOT}/${changed}`, change);
              pending.push(result);
              if (oneByOne) {
                await result;
              }
            }
          }
          await Promise.all(pending);
          expect(await entriesOf(folders, uri)).toEqual(await entriesOf(createSkillFolders(disk.host), uri));
        },
      ),
      { numRuns: 300 },
    );
  });
});

const ROOT = "file:///skills/pdf-tools";

/** A disk that keeps empty folders, as real ones do. */
function createDisk(): {
  readonly host: SkillHost;
  has(path: string): boolean;
  write(path: string, type: EntryType): boolean;
  remove(path: string): boolean;
} {
  const entries = new Map<string, EntryType>();
  let asked = 0;
  const pathOf = (uri: string): string => decodeURIComponent(uri.slice(ROOT.length + 1));
  const parentsOf = (path: string): string[] =>
    path.split("/").flatMap((_, index, all) => (index === 0 ? [] : [all.slice(0, index).join("/")]));
  return {
    has: (path) => entries.has(path),
    write(path, type) {
      const isBlocked = entries.has(path) || parentsOf(path).some((parent) => entries.get(parent) === "file");
      if (isBlocked) {
        return false;
      }
      for (const parent of parentsOf(path)) {
        entries.set(parent, "folder");
      }
      entries.set(path, type);
      return true;
    },
    remove(path) {
      const found = entries.has(path);
      for (const known of [...entries.keys()]) {
        if (known === path || known.startsWith(`${path}/`)) {
          entries.delete(known);
        }
      }
      return found;
    },
    host: {
      async listFolder(uri) {
        const folder = pathOf(uri);
        // Some answers take longer than others, so that those of two changes may overtake each other.
        for (let turn = (++asked * 7) % 5; turn > 0; turn--) {
          await Promise.resolve();
        }
        if (folder !== "" && entries.get(folder) !== "folder") {
          return undefined;
        }
        const prefix = folder === "" ? "" : `${folder}/`;
        return [...entries]
          .filter(([path]) => path.startsWith(prefix) && path !== folder && !path.slice(prefix.length).includes("/"))
          .map(([path, type]) => ({ name: path.slice(prefix.length), type }));
      },
      readFile: async () => undefined,
      async stat(uri) {
        const type = entries.get(pathOf(uri));
        return type && { type, size: 0 };
      },
      isInWorkspace: (uri) => uri.startsWith(ROOT),
    },
  };
}
