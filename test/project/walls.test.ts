// Plants a violation of every wall between the layers and sees it refused, by the compiler or by the linter.
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "../support/projectRoot.ts";

interface Violation {
  readonly wall: string;
  /** The planted file. */
  readonly file: string;
  readonly text: string;
}

const COMPILER: readonly Violation[] = [
  {
    wall: "core knows no disk",
    file: "server/src/core/a1.ts",
    text: 'import "node:fs";\nexport { readFileSync } from "node:fs";\n',
  },
  { wall: "core knows no process", file: "server/src/core/a2.ts", text: "export const a = process.cwd();\n" },
  { wall: "core knows no DOM", file: "server/src/core/a3.ts", text: "export const a = document.title;\n" },
  { wall: "core knows no console", file: "server/src/core/a4.ts", text: 'export const a = () => console.log("x");\n' },
  {
    wall: "core knows no clock of a host",
    file: "server/src/core/a5.ts",
    text: "export const a = setTimeout(() => 1, 1);\n",
  },
  { wall: "core knows no language server", file: "server/src/core/a6.ts", text: 'export * from "../lsp/wall.ts";\n' },
  { wall: "core knows no protocol", file: "server/src/core/a7.ts", text: 'export * from "../protocol/wall.ts";\n' },
  { wall: "core knows no command line", file: "server/src/core/a8.ts", text: 'export * from "../cli/wall.ts";\n' },
  { wall: "protocol knows no server", file: "server/src/protocol/a1.ts", text: 'export * from "../lsp/wall.ts";\n' },
  { wall: "the page knows no Node", file: "server/src/page/a1.ts", text: "export const a = process.cwd();\n" },
  { wall: "the page knows no server", file: "server/src/page/a3.ts", text: 'export * from "../lsp/wall.ts";\n' },
  {
    wall: "the preview's frame knows no core",
    file: "client/webview/a1.ts",
    text: 'export * from "../../server/src/core/wall.ts";\n',
  },
  {
    wall: "the preview's frame knows no extension",
    file: "client/webview/a2.ts",
    text: 'export * from "../src/log.ts";\n',
  },
  { wall: "lsp knows no Node", file: "server/src/lsp/a1.ts", text: "export const a = process.cwd();\n" },
  { wall: "lsp knows no entry", file: "server/src/lsp/a2.ts", text: 'export * from "../node/wall.ts";\n' },
  { wall: "lsp knows no command line", file: "server/src/lsp/a3.ts", text: 'export * from "../cli/wall.ts";\n' },
  {
    wall: "the command line needs no language server",
    file: "server/src/cli/a1.ts",
    text: 'export * from "../lsp/wall.ts";\n',
  },
  {
    wall: "the worker entry knows no Node",
    file: "server/src/browser/a1.ts",
    text: "export const a = process.cwd();\n",
  },
  {
    wall: "the client knows no core",
    file: "client/src/a1.ts",
    text: 'export * from "../../server/src/core/wall.ts";\n',
  },
  {
    wall: "the client knows no server",
    file: "client/src/a2.ts",
    text: 'export * from "../../server/src/lsp/wall.ts";\n',
  },
];

const LINTER: readonly Violation[] = [
  { wall: "core imports no vscode", file: "server/src/core/b1.ts", text: 'export * from "vscode";\n' },
  {
    wall: "core imports no connection",
    file: "server/src/core/b2.ts",
    text: 'export * from "vscode-languageserver";\n',
  },
  { wall: "core imports no Node module", file: "server/src/core/b3.ts", text: 'export * from "node:path";\n' },
  {
    wall: "protocol takes only types from the core",
    file: "server/src/protocol/b2.ts",
    text: 'export * from "../core/index.ts";\n',
  },
  {
    wall: "the page takes only types from the core",
    file: "server/src/page/b1.ts",
    text: 'export * from "../core/index.ts";\n',
  },
  // The types of a library bring the DOM's along, so the compiler lets it pass.
  { wall: "the page knows no DOM", file: "server/src/page/b2.ts", text: "export const a = document.title;\n" },
  {
    wall: "protocol imports no connection",
    file: "server/src/protocol/b1.ts",
    text: 'export * from "vscode-languageserver";\n',
  },
  { wall: "lsp imports no Node module", file: "server/src/lsp/b1.ts", text: 'export * from "node:path";\n' },
  {
    wall: "lsp imports no host's entry",
    file: "server/src/lsp/b2.ts",
    text: 'export * from "vscode-languageserver/node";\n',
  },
  { wall: "lsp imports no vscode", file: "server/src/lsp/b3.ts", text: 'export * from "vscode";\n' },
  {
    wall: "the client imports no server package",
    file: "client/src/b1.ts",
    text: 'export * from "vscode-languageserver";\n',
  },
  {
    wall: "a rule imports no other rule",
    file: "server/src/core/rules/b-one.ts",
    text: 'export * from "./name-folder-mismatch.ts";\n',
  },
  {
    wall: "a rule imports no feature",
    file: "server/src/core/rules/b-two.ts",
    text: 'export * from "../features/hover.ts";\n',
  },
  {
    wall: "a rule imports no walker",
    file: "server/src/core/rules/b-three.ts",
    text: 'export * from "../workspace/skillFolders.ts";\n',
  },
  {
    wall: "no import goes in a circle",
    file: "server/src/core/b4.ts",
    text: 'import { b } from "./b5.ts";\nexport const a = () => b;\n',
  },
  { wall: "no default exports", file: "server/src/core/b6.ts", text: "export default 1;\n" },
  { wall: "no enums", file: "server/src/core/b7.ts", text: "export enum A {\n  B,\n}\n" },
  {
    wall: "no forgotten promise",
    file: "server/src/lsp/b4.ts",
    text: "async function f(): Promise<void> {}\nexport function g(): void {\n  f();\n}\n",
  },
];

let copy = "";

beforeAll(() => {
  // Outside the project, so that its own linter settings do not reach into the copy.
  copy = mkdtempSync(join(tmpdir(), "skillwright-walls-"));
  for (const part of ["tsconfig.base.json", "biome.json", "package.json", "server", "client"]) {
    cpSync(join(projectRoot, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(projectRoot, "node_modules"), join(copy, "node_modules"), "junction");
  for (const layer of ["core", "lsp", "protocol", "cli", "node", "page"]) {
    plant({ wall: "", file: `server/src/${layer}/wall.ts`, text: "export const wall = 1;\n" });
  }
  plant({ wall: "", file: "server/src/core/b5.ts", text: 'import { a } from "./b4.ts";\nexport const b = () => a;\n' });
  [...COMPILER, ...LINTER].forEach(plant);
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

function plant({ file, text }: Violation): void {
  mkdirSync(join(copy, file, ".."), { recursive: true });
  writeFileSync(join(copy, file), text);
}

/** Runs one of the project's tools in the copy and gives everything it printed. */
function run(script: string, ...args: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(projectRoot, "node_modules", script), ...args],
      { cwd: copy, maxBuffer: 1 << 26 },
      (_error, stdout, stderr) => resolve(stdout + stderr),
    );
  });
}

describe("the compiler refuses", () => {
  const outputs = new Map<string, Promise<string>>();
  for (const { wall, file } of COMPILER) {
    test(wall, async () => {
      const layer = /^(?:server\/src\/\w+|client(?:\/webview)?)/.exec(file)?.[0] ?? "";
      const output =
        outputs.get(layer) ?? run("typescript/bin/tsc", "-p", layer, "--noEmit", "--emitDeclarationOnly", "false");
      outputs.set(layer, output);
      const errors = (await output).split("\n").filter((line) => line.replaceAll("\\", "/").startsWith(file));
      expect(errors.join("\n")).toMatch(/error TS\d+/);
    });
  }
});

describe("the linter refuses", () => {
  for (const { wall, file } of LINTER) {
    test(wall, async () => {
      const output = await run("@biomejs/biome/bin/biome", "lint", "--vcs-enabled=false", file);
      expect(output).toMatch(
        /noRestrictedImports|noRestrictedGlobals|noNodejsModules|noImportCycles|noDefaultExport|noEnum|noFloatingPromises/,
      );
      expect(output).toContain("Found");
    });
  }
});
