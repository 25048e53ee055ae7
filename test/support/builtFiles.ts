import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { bundles } from "../../esbuild.mjs";

/** The bundles that run without an editor. */
export type BuiltFile = "server.js" | "server.browser.js" | "cli.js" | "page.js" | "preview.js";

/**
 * The path of a bundle, built from the sources as they are now, exactly as `npm run build` does, but in a temporary
 * folder that goes when the process ends: tests that run at the same time do not disturb each other or `dist/`.
 */
export function builtFile(name: BuiltFile): Promise<string> {
  const known = built.get(name) ?? buildNow(name);
  built.set(name, known);
  return known;
}

const built = new Map<BuiltFile, Promise<string>>();

/** What the programs of Node load from the folder that they lie in. */
const BESIDE: readonly string[] = ["core.js", "page.js"];

async function buildNow(name: BuiltFile): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "skillwright-built-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const wanted = name === "server.js" || name === "cli.js" ? [name, ...BESIDE] : [name];
  await Promise.all(wanted.map((each) => buildInto(folder, each)));
  return join(folder, name);
}

async function buildInto(folder: string, name: string): Promise<void> {
  const options = bundles.find(({ outfile }) => basename(outfile) === name);
  if (options === undefined) {
    throw new Error(`esbuild.mjs makes no ${name}.`);
  }
  await build({ ...options, outfile: join(folder, name) });
}
