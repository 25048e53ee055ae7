// A package holds what is published, byte for byte, is the same whenever and wherever it is made, and is whole or absent.
import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import type { SkillHost } from "../../../server/src/core/host.ts";
import { createSkillService } from "../../../server/src/core/service.ts";
import { crc32 } from "../../../server/src/core/snapshot/package/crc32.ts";
import {
  type PackageOptions,
  type PackageOutcome,
  packageSkill,
} from "../../../server/src/core/snapshot/package/packageSkill.ts";
import { planPackage } from "../../../server/src/core/snapshot/package/planPackage.ts";
import { createFileHost, uriOfPath } from "../../../server/src/node/fileHost.ts";
import { THROWING_LOGGER } from "../../support/checkInMemory.ts";
import { createMemoryHost, type MemoryHost } from "../../support/memoryHost.ts";
import { readZip } from "../../support/readZip.ts";

const SKILL =
  "---\nname: pdf-tools\ndescription: Fills in PDF forms. Use when a form is to be filled in.\nlicense: MIT\n---\n\n# PDF tools\n\nRun `scripts/fill.py`.\n";
const AT = "/skills/pdf-tools";

const root = realpathSync(mkdtempSync(join(tmpdir(), "skillwright-package-")));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const quietly = (more: Partial<PackageOptions> = {}): PackageOptions => ({
  force: false,
  cancellation: { isCancellationRequested: false },
  pause: async () => undefined,
  ...more,
});

async function packAt(host: SkillHost, uri: string, options = quietly()): Promise<PackageOutcome> {
  const check = await createSkillService(host, THROWING_LOGGER).checkFile(uri);
  if (check === undefined) {
    throw new Error(`No skill at ${uri}`);
  }
  return packageSkill(check, host, options);
}

const packInMemory = (files: Readonly<Record<string, string | Uint8Array>>, options = quietly()) => {
  const host = createMemoryHost(files);
  return packAt(host, host.uri(`${AT}/SKILL.md`), options);
};

function packed(outcome: PackageOutcome): Extract<PackageOutcome, { type: "packed" }> {
  if (outcome.type !== "packed") {
    throw new Error(JSON.stringify(outcome));
  }
  return outcome;
}

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  [`${AT}/SKILL.md`]: SKILL,
  [`${AT}/scripts/fill.py`]: "#!/usr/bin/env python3\nprint('x')\n",
  [`${AT}/references/a b/ümlaut 技能.md`]: "# Ü\n".repeat(500),
  [`${AT}/assets/empty.txt`]: "",
  [`${AT}/assets/noise.bin`]: Uint8Array.from({ length: 256 }, (_, index) => (index * 167) % 256),
  [`${AT}/evals/evals.json`]: "{}",
  [`${AT}/references/evals/kept.md`]: "kept",
  [`${AT}/.DS_Store`]: "x",
  [`${AT}/node_modules/x/index.js`]: "x",
  [`${AT}/scripts/__pycache__/fill.pyc`]: "x",
  [`${AT}/.git/HEAD`]: "x",
  [`${AT}/.gitignore`]: "*.log\n",
  [`${AT}/debug.log`]: "x",
};

describe("a package", () => {
  test("holds what is published, under the skill's folder", async () => {
    const outcome = packed(await packInMemory(FILES));
    expect(outcome.fileName).toBe("pdf-tools.skill");
    const unzipped = unzipSync(outcome.data);
    const names = [
      "pdf-tools/SKILL.md",
      "pdf-tools/assets/empty.txt",
      "pdf-tools/assets/noise.bin",
      "pdf-tools/references/a b/ümlaut 技能.md",
      "pdf-tools/references/evals/kept.md",
      "pdf-tools/scripts/fill.py",
    ];
    expect(Object.keys(unzipped)).toEqual(names);
    expect(outcome.files).toBe(names.length);
    for (const name of names) {
      const original = FILES[`/skills/${name}`];
      expect(text(unzipped[name]), name).toBe(typeof original === "string" ? original : text(original));
    }
    expect(outcome.leftOut.map((sentence) => /^Left out "(.*?)": .+\.$/.exec(sentence)?.[1])).toEqual([
      ".DS_Store",
      ".git/",
      ".gitignore",
      "debug.log",
      "evals/",
      "node_modules/",
      "scripts/__pycache__/",
    ]);
    expect(outcome.warnings).toEqual([]);
  });

  test("has one time, UTF-8 names, modes, and sizes in front of the data", async () => {
    const host = createMemoryHost(FILES);
    host.setExecutable(`${AT}/references/evals/kept.md`, true);
    host.setExecutable(`${AT}/scripts/fill.py`, false);
    const { data } = packed(await packAt(host, host.uri(`${AT}/SKILL.md`)));
    const entries = readZip(data);
    for (const { name, local, central, madeBy, mode, extra, comment, internal } of entries) {
      expect(local, name).toEqual({ ...central });
      expect(central, name).toMatchObject({ versionNeeded: 20, flags: 0x0800, time: 0, date: 0x21 });
      expect({ madeBy, extra, comment, internal }, name).toEqual({ madeBy: 0x0314, extra: 0, comment: 0, internal: 0 });
      expect(mode, name).toBe(name.endsWith("kept.md") ? 0o100755 : 0o100644);
    }
    const method = (name: string): number | undefined =>
      entries.find((entry) => entry.name.endsWith(name))?.central.method;
    expect(method("技能.md"), "deflated").toBe(8);
    expect(method("noise.bin"), "stored, since deflating makes it larger").toBe(0);
    expect(method("empty.txt")).toBe(0);
  });

  test("where the disk does not know modes, a script that names its interpreter is executable", async () => {
    const { data } = packed(await packInMemory(FILES));
    expect(
      readZip(data)
        .filter(({ mode }) => mode === 0o100755)
        .map(({ name }) => name),
    ).toEqual(["pdf-tools/scripts/fill.py"]);
  });

  test("is the same twice, in any order of the listing", async () => {
    const first = packed(await packInMemory(FILES)).data;
    const reversed = Object.fromEntries(Object.entries(FILES).reverse());
    expect(Buffer.from(packed(await packInMemory(reversed)).data).equals(first)).toBe(true);
    expect(Buffer.from(packed(await packInMemory({ ...FILES, [`${AT}/x`]: "" })).data).equals(first)).toBe(false);
  });

  test("unpacks to a skill that checks clean and packs to the same bytes", async () => {
    const { data } = packed(await packInMemory(FILES));
    const unpacked = Object.fromEntries(
      Object.entries(unzipSync(data)).map(([name, bytes]) => [`/skills/${name}`, bytes]),
    );
    const host = createMemoryHost(unpacked);
    const check = await createSkillService(host, THROWING_LOGGER).checkFile(host.uri(`${AT}/SKILL.md`));
    expect(check?.findings).toEqual([]);
    expect(Buffer.from(packed(await packInMemory(unpacked)).data).equals(data)).toBe(true);
  });

  test("orders files by the bytes of their paths", () => {
    const paths = ["b", "a/z", "a", "a-b", "B", "\u{10000}", "\uffee", "é", "a/b"];
    const { entries } = planPackage(
      "x",
      paths.map((path) => ({ path, size: 0, executable: null })),
      [],
    );
    const expected = paths
      .map((path) => Buffer.from(path))
      .sort(Buffer.compare)
      .map(String);
    expect(entries.map(({ path }) => path)).toEqual(expected);
  });

  test("of 3,000 files and of one large file, with progress, resting in between", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 2998 }, (_, index) => [`${AT}/data/${index}.json`, `{"n":${index}}`]),
    );
    const large = new Uint8Array(5_000_000).map((_, index) => (index * index) % 256);
    const seen: number[] = [];
    let pauses = 0;
    const outcome = packed(
      await packInMemory(
        { [`${AT}/SKILL.md`]: SKILL.replace("Run `scripts/fill.py`.", "x"), [`${AT}/large.bin`]: large, ...many },
        quietly({
          onProgress(done, total) {
            expect(total).toBe(3000);
            seen.push(done);
          },
          pause: async () => void pauses++,
        }),
      ),
    );
    expect(outcome.files).toBe(3000);
    expect(seen).toEqual(Array.from({ length: 3000 }, (_, index) => index + 1));
    expect(pauses).toBeGreaterThan(5_000_000 / 131_072);
    const unzipped = unzipSync(outcome.data);
    expect(Buffer.from(unzipped["pdf-tools/large.bin"] ?? []).equals(large)).toBe(true);
    expect(text(unzipped["pdf-tools/data/2997.json"])).toBe('{"n":2997}');
  });
});

describe("no package", () => {
  test("of a skill with errors, unless it is forced", async () => {
    const files = { ...FILES, [`${AT}/SKILL.md`]: SKILL.replace("pdf-tools", "Pdf Tools") };
    const refused = await packInMemory(files);
    expect(refused.type === "errors" && refused.errors.length > 0).toBe(true);
    expect(refused.type === "errors" && refused.errors.every((error) => /^Line 2: .+\.$/.test(error))).toBe(true);
    const forced = packed(await packInMemory(files, quietly({ force: true })));
    expect(forced.fileName).toBe("pdf-tools.skill");
    expect(text(unzipSync(forced.data)["pdf-tools/SKILL.md"])).toContain("Pdf Tools");
  });

  test("when it is called off, before, between and inside files", async () => {
    const large = new Uint8Array(3_000_000);
    const files = { ...FILES, [`${AT}/large.bin`]: large };
    const failed = { type: "failed", reason: "The packing was canceled." };
    expect(await packInMemory(files, quietly({ cancellation: { isCancellationRequested: true } }))).toEqual(failed);
    const cancellation = { isCancellationRequested: false };
    const between = quietly({
      cancellation,
      onProgress(done) {
        cancellation.isCancellationRequested = done === 2;
      },
    });
    expect(await packInMemory(files, between)).toEqual(failed);
    let pauses = 0;
    const inside = { isCancellationRequested: false };
    const pause = async (): Promise<void> => {
      pauses++;
      inside.isCancellationRequested = pauses >= 10;
    };
    expect(await packInMemory(files, quietly({ cancellation: inside, pause }))).toEqual(failed);
    expect(pauses, "it stops at once").toBe(10);
  });

  test.each([
    ["vanishes", (host: MemoryHost) => host.remove(`${AT}/scripts/fill.py`), '"scripts/fill.py" cannot be read.'],
    [
      "grows",
      (host: MemoryHost) => host.write(`${AT}/scripts/fill.py`, "longer ".repeat(99)),
      '"scripts/fill.py" changed while it was packed. Try again.',
    ],
  ])("when a file %s meanwhile", async (_, change, reason) => {
    const host = createMemoryHost(FILES);
    const onProgress = (done: number): void => void (done === 1 && change(host));
    const outcome = await packAt(host, host.uri(`${AT}/SKILL.md`), quietly({ onProgress }));
    expect(outcome).toEqual({ type: "failed", reason });
  });

  test("when a file went away after the folder was listed", async () => {
    const host = createMemoryHost(FILES);
    const check = await createSkillService(host, THROWING_LOGGER).checkFile(host.uri(`${AT}/SKILL.md`));
    host.remove(`${AT}/scripts/fill.py`);
    expect(check && (await packageSkill(check, host, quietly()))).toEqual({
      type: "failed",
      reason: '"scripts/fill.py" cannot be read.',
    });
  });

  test("of a folder that cannot be listed wholly", async () => {
    const host = createMemoryHost(FILES);
    const broken: SkillHost = {
      ...host,
      listFolder: async (uri) => (uri.endsWith("scripts") ? undefined : host.listFolder(uri)),
    };
    expect(await packAt(broken, host.uri(`${AT}/SKILL.md`), quietly({ force: true }))).toMatchObject({
      type: "failed",
    });
  });
});

describe("warnings", () => {
  test("files that hold secrets by their names, but not the examples of them", () => {
    const secret = (path: string): string =>
      `"${path}" usually holds secrets, and whoever gets the package can read it.`;
    expect(warningsOf(["SKILL.md", ".env", "config/.env.local", "keys/server.pem", "id_ed25519"])).toEqual(
      [".env", "config/.env.local", "id_ed25519", "keys/server.pem"].map(secret).toSorted(),
    );
    expect(warningsOf(["SKILL.md", ".env.example", "docs/env.md", "id_rsa.pub.md", "environment"])).toEqual([]);
  });

  const warningsOf = (paths: readonly string[], size = 1): readonly string[] =>
    planPackage(
      "x",
      paths.map((path) => ({ path, size, executable: null })),
      [],
    ).warnings;

  test("name what clients and marketplaces refuse", () => {
    expect(warningsOf(["SKILL.md", "a/b.md", "c.txt", "A-b/c", "con-x.md", "é.md"])).toEqual([]);
    expect(warningsOf(["SKILL.md", "inner/SKILL.md"])).toEqual([
      expect.stringMatching(/^"inner\/SKILL.md" is another.*claude\.ai/),
    ]);
    expect(warningsOf(["Docs/a.md", "docs/b.md", "docs/c.md"])).toEqual([
      expect.stringMatching(/^"Docs" and "docs" .*skillstore/),
    ]);
    expect(warningsOf(["a.md", "A.md"])).toHaveLength(1);
    expect(warningsOf(["é.md", "e\u0301.md"]), "one name and a decomposed one").toHaveLength(2);
    for (const path of ["a:b", "a\\b", "x/a?b", "a\nb", "a.", "a /b", "con", "x/AUX.md", "com1.txt"]) {
      expect(warningsOf([path]), path).toHaveLength(1);
      expect(warningsOf([path])[0], path).not.toMatch(/\p{Cc}/u);
    }
    expect(warningsOf(["a"], 30_000_000)).toEqual([]);
    expect(warningsOf(["a"], 30_000_001)).toEqual([
      "The files are 30.0 MB; claude.ai and the Skills API take at most 30 MB.",
    ]);
    expect(warningsOf(["a", "b"], 30_000_000)[0]).toContain("ClawHub takes at most 50 MB");
  });
  test("come with the package", async () => {
    const files = { ...FILES, [`${AT}/inner/SKILL.md`]: SKILL };
    expect(packed(await packInMemory(files, quietly({ force: true }))).warnings).toHaveLength(1);
  });
});

test("checksums are those of the standard", () => {
  expect(crc32(new TextEncoder().encode("123456789"), 0)).toBe(0xcbf43926);
  fc.assert(
    fc.property(fc.uint8Array(), fc.nat(), (bytes, at) => {
      const cut = at % (bytes.length + 1);
      expect(crc32(bytes.subarray(cut), crc32(bytes.subarray(0, cut), 0))).toBe(crc32(bytes, 0));
    }),
  );
});

describe.skipIf(process.platform === "win32")("on a real disk", () => {
  const folder = join(root, "pdf-tools");
  mkdirSync(join(folder, "scripts"), { recursive: true });
  mkdirSync(join(folder, "evals"));
  writeFileSync(join(folder, "SKILL.md"), SKILL);
  writeFileSync(join(folder, "scripts/fill.py"), "print(1)\n".repeat(100));
  chmodSync(join(folder, "scripts/fill.py"), 0o755);
  writeFileSync(join(folder, "evals/x.json"), "{}");
  writeFileSync(join(folder, "ümlaut 技能.md"), "x".repeat(200_000));
  symlinkSync("SKILL.md", join(folder, "link.md"));
  symlinkSync("..", join(folder, "up"));
  const pack = (): Promise<PackageOutcome> =>
    packAt(createFileHost({ roots: [uriOfPath(root)] }), uriOfPath(join(folder, "SKILL.md")));

  test("links are left out and modes are kept", async () => {
    const outcome = packed(await pack());
    expect(outcome.leftOut.map((sentence) => sentence.split(":")[0])).toEqual([
      'Left out "evals/"',
      'Left out "link.md"',
      'Left out "up"',
    ]);
    expect(readZip(outcome.data).map(({ name, mode }) => [name, mode])).toEqual([
      ["pdf-tools/SKILL.md", 0o100644],
      ["pdf-tools/scripts/fill.py", 0o100755],
      ["pdf-tools/ümlaut 技能.md", 0o100644],
    ]);
  });

  test("the time zone and the time make no difference", async () => {
    const { data } = packed(await pack());
    const before = process.env["TZ"];
    try {
      for (const zone of ["Pacific/Kiritimati", "America/Anchorage", "UTC"]) {
        process.env["TZ"] = zone;
        expect(new Date(2026, 0, 1).getTimezoneOffset(), zone).toBe(
          { "Pacific/Kiritimati": -840, "America/Anchorage": 540, UTC: 0 }[zone],
        );
        expect(Buffer.from(packed(await pack()).data).equals(data), zone).toBe(true);
      }
    } finally {
      if (before === undefined) {
        delete process.env["TZ"];
      } else {
        process.env["TZ"] = before;
      }
    }
  });

  const hasUnzip = spawnSync("unzip", ["-v"]).status === 0;
  test.skipIf(!hasUnzip)(`unzip agrees${hasUnzip ? "" : " (skipped: there is no unzip here)"}`, async () => {
    const file = join(root, "pdf-tools.skill");
    writeFileSync(file, packed(await pack()).data);
    const environment = { ...process.env, LC_ALL: "C.UTF-8" };
    expect(execFileSync("unzip", ["-t", file], { encoding: "utf8", env: environment })).toContain("No errors detected");
    const out = join(root, "out");
    execFileSync("unzip", ["-q", file, "-d", out], { env: environment });
    for (const path of ["SKILL.md", "scripts/fill.py", "ümlaut 技能.md"]) {
      const unpacked = join(out, "pdf-tools", path);
      expect(readFileSync(unpacked).equals(readFileSync(join(folder, path))), path).toBe(true);
      expect(statSync(unpacked).mode & 0o777, path).toBe(path.endsWith(".py") ? 0o755 : 0o644);
    }
    const host = createFileHost({ roots: [uriOfPath(out)] });
    const uri = uriOfPath(join(out, "pdf-tools/SKILL.md"));
    expect((await createSkillService(host, THROWING_LOGGER).checkFile(uri))?.findings).toEqual([]);
    expect(Buffer.from(packed(await packAt(host, uri)).data).equals(readFileSync(file))).toBe(true);
  });
});
