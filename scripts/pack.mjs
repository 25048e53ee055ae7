// Builds the bundles and packs them as the .vsix that users install. Run it alone with `npm run package`.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { Failure, runMain, step } from "./progress.mjs";
import { cacheFolder, projectRoot, vsixFile } from "./project.mjs";
import { runNode } from "./runCommand.mjs";
import { setUp } from "./setup.mjs";

const sizeLimit = 1_000_000;
const stageFolder = join(cacheFolder, "package");

/** What a .vsix may hold; anything else was packed by mistake. */
const expected = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/(package\.json|readme\.md|changelog\.md|LICENSE\.txt)$/i,
  /^extension\/dist\/(extension|server)(\.browser)?\.js$/,
  /^extension\/dist\/(core|cli|page|preview)\.js$/,
  /^extension\/syntaxes\/[\w.-]+\.json$/,
  /^extension\/media\/(icon\.png|snapshot-(dark|light)\.svg)$/,
  /^extension\/docs\/rules\/[\w-]+\.md$/,
];

/** Bundles the sources into dist/. */
export async function buildBundles() {
  const { code, output } = await runNode(join(projectRoot, "esbuild.mjs"), []);
  if (code !== 0) throw new Failure(`The build failed:\n${output.trim()}`);
}

/**
 * Packs dist/ and the manifest as `.cache/skillwright.vsix` and checks what is in it.
 * @returns {Promise<string>} the file and its size, for a person to read
 */
export async function packExtension() {
  stage();
  const vsce = join(projectRoot, "node_modules/@vscode/vsce/vsce");
  // Each flag answers a question that vsce would otherwise ask, or turns off a change that it would make to the README.
  const answers = ["--no-dependencies", "--no-rewrite-relative-links", "--allow-missing-repository", "--skip-license"];
  const { code, output } = await runNode(vsce, ["package", ...answers, "--out", vsixFile], { cwd: stageFolder });
  if (code !== 0) throw new Failure(`Packing the extension failed:\n${output.trim()}`);
  const names = zipEntryNames(readFileSync(vsixFile));
  const surprises = names.filter((name) => !expected.some((pattern) => pattern.test(name)));
  if (surprises.length > 0)
    throw new Failure(`The .vsix holds files that do not belong in it: ${surprises.join(", ")}`);
  const missing = entryPoints().filter((name) => !names.includes(`extension/${name}`));
  if (missing.length > 0) throw new Failure(`The .vsix lacks files that package.json names: ${missing.join(", ")}`);
  const { size } = statSync(vsixFile);
  if (size > sizeLimit) throw new Failure(`The .vsix has ${size} bytes; the limit is ${sizeLimit}.`);
  return `${relative(projectRoot, vsixFile)}, ${names.length} files, ${Math.ceil(size / 1000)} kB`;
}

// vsce looks at every file below the manifest before it picks those that .vscodeignore allows, and the project's folder
// holds a whole VS Code. So it gets a folder with only the tops of what is allowed.
function stage() {
  rmSync(stageFolder, { recursive: true, force: true });
  mkdirSync(stageFolder, { recursive: true });
  const allowed = readFileSync(join(projectRoot, ".vscodeignore"), "utf8").match(/(?<=^!)[^/\n]+/gm) ?? [];
  for (const name of new Set([...allowed, ".vscodeignore"])) {
    const source = join(projectRoot, name);
    if (existsSync(source)) cpSync(source, join(stageFolder, name), { recursive: true });
  }
}

function entryPoints() {
  const { main, browser, bin, icon } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));
  const named = [main, browser, icon, ...Object.values(bin ?? {})].filter((path) => path !== undefined);
  return named.map((path) => path.replace(/^\.\//, ""));
}

/** The names in a zip file's directory, which stands at its end. */
function zipEntryNames(zip) {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (end < 0) throw new Failure("The packed .vsix is not a zip file.");
  const names = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const length = zip.readUInt16LE(at + 28);
    names.push(zip.toString("utf8", at + 46, at + 46 + length));
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return names;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await runMain(async () => {
    await setUp();
    await step("Built dist/", buildBundles);
    await step("Packed the extension", packExtension);
  });
}
