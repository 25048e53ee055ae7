/**
 * Where the grammars that ours are injected into come from: npm's tm-grammars, which always runs, and VS Code's own when
 * the embedded VS Code is installed. They differ on purpose: tm-grammars still carries the YAML grammar that VS Code had
 * until 2024 and that editors built on it have, VS Code its successor, and ours must not depend on either.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { grammars } from "tm-grammars";
import { type Injection, projectRoot } from "./injections.ts";

export type LanguageId = "markdown" | "skill";

/** A set of grammars as one editor has them. */
export interface Host {
  name: string;
  /** Absent in this checkout: the tests with it are skipped, and this, after their title, says why. */
  missing?: string;
  /** File of the grammar with this scope, undefined when the editor has none. */
  grammarFile(scopeName: string): string | undefined;
  /** What the editor's own extensions inject. */
  injections: Pick<Injection, "scopeName" | "injectTo">[];
}

export const rootScopes: Record<LanguageId, string> = {
  markdown: "text.html.markdown",
  skill: "text.html.markdown.prompt",
};

const resolve = createRequire(import.meta.url).resolve;
const filesByScope = new Map(
  grammars.map(({ scopeName, name }) => [scopeName, () => resolve(`tm-grammars/grammars/${name}.json`)]),
);

export const npmHost: Host = {
  name: "tm-grammars",
  grammarFile: (scopeName) => filesByScope.get(scopeName)?.(),
  injections: [],
};

export const extensionsFolder = join(projectRoot, ".cache/vscode/node_modules/code-server/lib/vscode/extensions");

export const vscodeHost: Host = existsSync(join(extensionsFolder, "prompt-basics"))
  ? readVscode()
  : {
      name: "VS Code",
      missing: " (skipped: the embedded VS Code is not installed; `npm start` and the end-to-end tests install it)",
      grammarFile: () => undefined,
      injections: [],
    };

export const hosts = [npmHost, vscodeHost];

/**
 * What VS Code injects into a document with this root scope, in its order, which decides between two injections at one
 * place: by the prefixes of the scope, the shortest first, and within each as registered, built-in extensions first.
 */
export function injectionsInto(rootScope: string, host: Host, ours: Injection[]): string[] {
  const parts = rootScope.split(".");
  const prefixes = parts.map((_, index) => parts.slice(0, index + 1).join("."));
  return prefixes.flatMap((prefix) =>
    [...host.injections, ...ours].filter(({ injectTo }) => injectTo.includes(prefix)).map(({ scopeName }) => scopeName),
  );
}

interface Manifest {
  contributes?: { grammars?: { scopeName: string; path: string; language?: string; injectTo?: string[] }[] };
}

function readVscode(): Host {
  const files = new Map<string, string>();
  const injected: Host["injections"] = [];
  for (const folder of readdirSync(extensionsFolder)) {
    const manifestFile = join(extensionsFolder, folder, "package.json");
    if (!existsSync(manifestFile)) continue;
    const manifest = JSON.parse(readFileSync(manifestFile, "utf8")) as Manifest;
    for (const { scopeName, path, injectTo } of manifest.contributes?.grammars ?? []) {
      files.set(scopeName, join(extensionsFolder, folder, path));
      if (injectTo) injected.push({ scopeName, injectTo });
    }
  }
  return { name: "VS Code", grammarFile: (scopeName) => files.get(scopeName), injections: injected };
}
