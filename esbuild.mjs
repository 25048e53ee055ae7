// Bundles what runs: the extension (desktop and web), the language server (Node and worker), the command line, and the
// page of a snapshot with the script of its preview.
import { readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL(".", import.meta.url));
const development = process.argv.includes("--development");

/** Shared by all bundles. `dist/` is CommonJS or IIFE: VS Code's web extension host loads no ES modules. */
const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: !development,
  sourcemap: development ? "inline" : false,
  legalComments: "none",
  define: { SKILLWRIGHT_VERSION: JSON.stringify(JSON.parse(readFileSync(`${root}package.json`, "utf8")).version) },
  logLevel: "warning",
  metafile: true,
};

// What is loaded late is required then: an `import()` of page.js would see none of its names, since it is no module.
const late = { "dynamic-import": false };
const node = { ...shared, platform: "node", format: "cjs", target: "node20", supported: late };
// Without "worker" first, a dependency of the Markdown tools is bundled in its DOM form and dies on `document`.
const web = { ...shared, platform: "browser", target: "es2022", conditions: ["worker", "browser"] };

/** Makes a bundle a program of its own where npm links it as a command. */
const program = { js: "#!/usr/bin/env node" };

const CORE = `${root}server/src/core/index.ts`;
const PAGE = `${root}server/src/page/index.ts`;

/**
 * The programs of Node share the core, and load the page of a snapshot only when one is asked for: each is a file of
 * its own beside them, so that nothing is packed twice and nothing is read that is not needed.
 */
const besideEachOther = {
  name: "beside-each-other",
  setup({ onResolve }) {
    onResolve({ filter: /\/(?:core|page)\/index\.ts$/ }, ({ path, resolveDir, kind }) => {
      const file = resolve(resolveDir, path);
      const beside = kind === "entry-point" ? undefined : { [CORE]: "./core.js", [PAGE]: "./page.js" }[file];
      return beside && { path: beside, external: true };
    });
  },
};

/** The page runs in Node, in a worker and in the frame of the preview, so it is a module of none of them alone. */
const page = {
  ...web,
  format: "iife",
  globalName: "SkillwrightPage",
  footer: { js: "if(typeof module==='object'&&module.exports)module.exports=SkillwrightPage;" },
};

/** How each bundle is made, for esbuild; tests build the same ones elsewhere (test/support/builtFiles.ts). */
export const bundles = [
  { ...node, entryPoints: ["client/src/extension.ts"], outfile: "dist/extension.js", external: ["vscode"] },
  { ...node, entryPoints: [CORE], outfile: "dist/core.js" },
  {
    ...node,
    entryPoints: ["server/src/node/main.ts"],
    outfile: "dist/server.js",
    banner: program,
    plugins: [besideEachOther],
  },
  {
    ...node,
    entryPoints: ["server/src/cli/main.ts"],
    outfile: "dist/cli.js",
    banner: program,
    plugins: [besideEachOther],
  },
  { ...page, entryPoints: [PAGE], outfile: "dist/page.js" },
  { ...web, format: "iife", entryPoints: ["client/webview/main.ts"], outfile: "dist/preview.js" },
  {
    ...web,
    format: "cjs",
    entryPoints: ["client/src/extension.browser.ts"],
    outfile: "dist/extension.browser.js",
    external: ["vscode"],
  },
  { ...web, format: "iife", entryPoints: ["server/src/browser/main.ts"], outfile: "dist/server.browser.js" },
];

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  rmSync(`${root}dist`, { recursive: true, force: true });
  const results = await Promise.all(bundles.map((options) => build(options)));
  if (process.argv.includes("--sizes")) {
    for (const { metafile } of results) {
      for (const [file, { bytes, inputs }] of Object.entries(metafile.outputs)) {
        console.log(`${file}  ${bytes.toLocaleString("en")} bytes`);
        const byPackage = new Map();
        for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
          const owner = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? "skillwright";
          byPackage.set(owner, (byPackage.get(owner) ?? 0) + bytesInOutput);
        }
        const largest = [...byPackage].sort((a, b) => b[1] - a[1]).slice(0, 12);
        for (const [owner, size] of largest) console.log(`    ${owner.padEnd(44)} ${size.toLocaleString("en")}`);
      }
    }
  }
}
