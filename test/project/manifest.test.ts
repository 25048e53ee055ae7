// package.json promises to VS Code and npm what the project really has.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../support/projectRoot.ts";

interface Manifest {
  readonly version: string;
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly engines: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly grammars: readonly { readonly path: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
  readonly capabilities: unknown;
}

function read(file: string): string {
  return readFileSync(join(projectRoot, file), "utf8");
}

const manifest = JSON.parse(read("package.json")) as Manifest;
const { contributes } = manifest;

describe("package.json", () => {
  test("every command is in the category Skill and has a file of its name", () => {
    const files = readdirSync(join(projectRoot, "client/src/commands")).map((name) => name.replace(/\.ts$/, ""));
    for (const { command, title, category } of contributes.commands) {
      expect(category).toBe("Skill");
      expect(title).not.toMatch(/\.$/);
      expect(files).toContain(command.replace(/^skillwright\./, ""));
    }
    const registered = files.filter(
      (name) => name !== "index" && /skillwright\./.test(read(`client/src/commands/${name}.ts`)),
    );
    expect(contributes.commands.map(({ command }) => command.replace(/^skillwright\./, ""))).toEqual(
      expect.arrayContaining(registered),
    );
  });

  test("every command that the README names exists", () => {
    const titles = contributes.commands.map(({ category, title }) => `${category}: ${title}`);
    const named = [...read("README.md").matchAll(/\*(Skill: [^*]+)\*/g)].map((match) =>
      (match[1] ?? "").replace(/\s+/g, " "),
    );
    // The status item reads like a command, and is none.
    expect(named.filter((name) => !titles.includes(name) && !/^Skill: \d/.test(name))).toEqual([]);
  });

  test("grammars and icon exist", () => {
    for (const { path } of contributes.grammars) {
      expect(existsSync(join(projectRoot, path)), path).toBe(true);
    }
    expect(existsSync(join(projectRoot, manifest.icon))).toBe(true);
    const named = contributes.grammars.map(({ path }) => path.replace(/^\.\/syntaxes\//, "")).sort();
    expect(named).toEqual(
      readdirSync(join(projectRoot, "syntaxes"))
        .filter((name) => name.endsWith(".json"))
        .sort(),
    );
  });

  test("what is installed from npm brings nothing along, and is pinned exactly", () => {
    expect(manifest.dependencies).toBeUndefined();
    expect(Object.values(manifest.devDependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test("every setting is in the README", () => {
    const readme = read("README.md");
    expect(Object.keys(contributes.configuration.properties).filter((name) => !readme.includes(`\`${name}\``))).toEqual(
      [],
    );
  });

  test("works in an untrusted and in a virtual workspace, and says so", () => {
    expect(manifest.capabilities).toMatchObject({ untrustedWorkspaces: { supported: true } });
    expect(manifest.capabilities).toHaveProperty("virtualWorkspaces");
  });

  test("the changelog's newest entry is this version", () => {
    expect(/^## (\S+)/m.exec(read("CHANGELOG.md"))?.[1]).toBe(manifest.version);
  });
});

test("the engines of the tools run on the oldest Node.js that the README names", () => {
  expect(manifest.engines["node"]).toBe(">=20");
  expect(read("README.md")).toContain("20, 22 or 24");
});

test("every script that a document names exists", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const documents = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"].map(read).join("\n");
  const named = [...documents.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? "");
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});

test("every file that ARCHITECTURE.md names exists", () => {
  const named = [...read("ARCHITECTURE.md").matchAll(/`((?:server|client|test|scripts|docs|syntaxes)\/[\w./-]+)`/g)];
  expect(named.map((match) => match[1] ?? "").filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
  expect(read("ARCHITECTURE.md").split("\n").length).toBeLessThanOrEqual(150);
});
