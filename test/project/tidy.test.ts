// What no linter sees: the size of files, words that do not belong here, tests that wait or are switched off.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../support/projectRoot.ts";

/** The project's files: what is installed, built or made by a run left out, as in .gitignore. */
const FILES = readdirSync(projectRoot, { recursive: false, withFileTypes: true })
  .filter(({ name }) => !["node_modules", "dist", ".cache", ".git", "test-results"].includes(name))
  .flatMap((entry) =>
    entry.isDirectory()
      ? readdirSync(join(projectRoot, entry.name), { recursive: true, withFileTypes: true })
          .filter((child) => child.isFile())
          .map((child) => relative(projectRoot, join(child.parentPath, child.name)).replaceAll("\\", "/"))
      : [entry.name],
  )
  .filter((file) => !/(?:^|\/)node_modules\/|\.vsix$|\.tsbuildinfo$/.test(file));

const CODE = FILES.filter((file) => /\.(?:ts|mts|mjs|js)$/.test(file));
const TEXT = FILES.filter((file) => !/\.(?:png|ico|woff2?|zip|vsix)$/.test(file));

function read(file: string): string {
  return readFileSync(join(projectRoot, file), "utf8");
}

/** The files that match, with the line of the first match. */
function offenders(files: readonly string[], pattern: RegExp): string[] {
  return files.flatMap((file) => {
    const text = read(file);
    const match = pattern.exec(text);
    return match === null ? [] : [`${file}:${text.slice(0, match.index).split("\n").length} ${match[0]}`];
  });
}

describe("files", () => {
  test("no source file is longer than 400 lines", () => {
    const long = CODE.map((file) => [file, read(file).split("\n").length - 1] as const).filter(
      ([, lines]) => lines > 400,
    );
    expect(long).toEqual([]);
  });

  test("no file is named for being a drawer", () => {
    const drawers = CODE.filter((file) => /^(?:utils?|helpers?|common|misc|managers?)\b/i.test(basename(file)));
    expect(drawers).toEqual([]);
  });

  test("source files are named for what they export", () => {
    const odd = CODE.filter((file) => file.startsWith("server/") || file.startsWith("client/"))
      .map((file) => basename(file))
      .filter(
        (name) =>
          !/^[a-z][A-Za-z0-9]*(?:\.(?:browser|d))?\.ts$/.test(name) &&
          !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+\.ts$/.test(name),
      );
    expect(odd).toEqual([]);
  });

  test("every text file ends with a line break", () => {
    const ragged = TEXT.filter((file) => !file.startsWith("test/") && !file.startsWith("examples/")).filter(
      (file) => read(file) !== "" && !read(file).endsWith("\n"),
    );
    expect(ragged).toEqual([]);
  });
});

describe("words that do not belong here", () => {
  const own = "test/project/tidy.test.ts";
  const others = TEXT.filter((file) => file !== own);

  test("no registry's host", () => {
    expect(offenders(others, /registry\.npmjs|registry\.yarnpkg|npm\.pkg\.github|deb\.debian\.org|pypi\.org/)).toEqual(
      [],
    );
    expect(
      offenders(
        others.filter((file) => file.endsWith("package-lock.json")),
        /"resolved"/,
      ),
    ).toEqual([]);
  });

  test("no path of a machine", () => {
    const looksReal = others.filter((file) => !/^(?:test|docs\/rules|examples|server\/src\/core\/rules)\//.test(file));
    expect(offenders(looksReal, /(?:\/work\/|\/root\/|\/home\/\w+\/|\/Users\/\w+\/)/)).toEqual([]);
  });
});

describe("tests", () => {
  const tests = FILES.filter(
    (file) => file.startsWith("test/") && file.endsWith(".ts") && !file.endsWith("tidy.test.ts"),
  );

  test("none is focused or switched off", () => {
    expect(offenders(tests, /\b(?:test|it|describe)\.(?:only|skip|todo|fails)\(/)).toEqual([]);
  });

  test("none sleeps", () => {
    expect(offenders(tests, /waitForTimeout\(|\bsleep\(|setTimeout\(\s*(?:resolve|r|done)\b/)).toEqual([]);
  });
});
