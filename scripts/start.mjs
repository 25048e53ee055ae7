// `npm start`: sets up, builds, checks the examples in the terminal, and shows the extension in a real VS Code.
import { existsSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { findBrowser } from "./browser.mjs";
import {
  calmSettings,
  freePort,
  installEmbeddedVscode,
  installExtension,
  serve,
  writeUserSettings,
} from "./embeddedVscode.mjs";
import { buildBundles, packExtension } from "./pack.mjs";
import { Failure, runMain, step } from "./progress.mjs";
import { cacheFolder, projectRoot, vsixFile } from "./project.mjs";
import { findOnPath, runCommand, runNode } from "./runCommand.mjs";
import { setUp } from "./setup.mjs";

const defaultPort = 8137;
const help = `npm start [-- options]

Builds Skillwright, checks the example skills in the terminal, and serves a real VS Code with the extension to your
browser. Stop it with Ctrl+C.

  --workspace DIR   the folder to check and to open (default: examples)
  --port N          the port of the served VS Code (default: ${defaultPort}, or the next free one)
  --desktop         install the extension into your own VS Code (\`code\` on the PATH) and open the folder there
  --help            this text`;

await runMain(async () => {
  const options = readOptions();
  if (options.help) return console.log(help);
  // What can be refused is refused before anything takes time.
  const target = options.desktop ? findCode() : await choosePort(options.port);
  await setUp();
  await step("Built Skillwright", buildBundles);
  await checkInTerminal(options.workspace);
  await step("Packed the extension", packExtension);
  await (options.desktop ? openDesktop(options.workspace, target) : openInBrowser(options.workspace, target));
});

function readOptions() {
  const { workspace: folder, port, desktop, help } = parseOptions();
  const workspace = resolve(process.env.INIT_CWD ?? process.cwd(), folder ?? join(projectRoot, "examples"));
  if (!help && !statSync(workspace, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Failure(`The workspace folder does not exist: ${workspace}`, { exitCode: 2 });
  }
  if (port !== undefined && !(/^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= 65535)) {
    throw new Failure(`--port takes a number from 1 to 65535, not "${port}".`, { exitCode: 2 });
  }
  return { workspace, port: port === undefined ? undefined : Number(port), desktop, help };
}

function parseOptions() {
  const known = {
    workspace: { type: "string" },
    port: { type: "string" },
    desktop: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  };
  try {
    return parseArgs({ options: known }).values;
  } catch (error) {
    const [reason] = error.message.split(/\. To specify|\n/);
    throw new Failure(`${reason}. \`npm start -- --help\` lists the options.`, { exitCode: 2 });
  }
}

/** The main job without an editor: what `skillwright check` says of the folder. */
async function checkInTerminal(workspace) {
  const shown = relative(projectRoot, workspace);
  const target = shown.startsWith("..") || shown === "" ? workspace : shown;
  console.log(`\n$ skillwright check ${target}\n`);
  const { code } = await runNode(join(projectRoot, "dist/cli.js"), ["check", target], { show: true });
  // 0: clean. 1: it found something, which in the examples is on purpose. Anything else is a failure of ours.
  if (code > 1) throw new Failure(`The check itself failed (exit code ${code}); its reason stands above.`);
  console.log("");
}

async function openInBrowser(workspace, port) {
  await step("Made the embedded VS Code ready", async () =>
    (await installEmbeddedVscode()) ? "installed once into .cache/vscode" : "",
  );
  const dirs = {
    userDataDir: join(cacheFolder, "start/user-data"),
    extensionsDir: join(cacheFolder, "start/extensions"),
  };
  if (!existsSync(join(dirs.userDataDir, "User/settings.json"))) {
    writeUserSettings(dirs.userDataDir, { ...calmSettings, "workbench.startupEditor": "readme" });
  }
  await step("Installed the extension into it", () => installExtension(vsixFile, dirs));
  const server = await serve({ folder: workspace, port, ...dirs });
  console.log(`\nVS Code with Skillwright is served at\n\n    ${server.url}\n\nOpen this address in your browser.`);
  if (!findBrowser())
    console.log("(No Chrome, Edge or Chromium was found on this machine; Firefox and Safari do too.)");
  console.log("Ctrl+C stops it.");
  const signal = await Promise.race([untilStopped(), server.closed]);
  await server.stop();
  if (signal === undefined) throw new Failure("The embedded VS Code stopped by itself.");
  console.log("\nStopped.");
}

async function choosePort(asked) {
  if (asked !== undefined) {
    if (await freePort(asked)) return asked;
    throw new Failure(`Port ${asked} is in use by another program; choose another with --port.`);
  }
  for (let port = defaultPort; port < defaultPort + 20; port++) {
    if (!(await freePort(port))) continue;
    if (port !== defaultPort) console.log(`• Port ${defaultPort} is in use; taking ${port}.`);
    return port;
  }
  throw new Failure(`Ports ${defaultPort} to ${defaultPort + 19} are all in use; choose one with --port.`);
}

async function openDesktop(workspace, code) {
  await step("Installed the extension into your VS Code", async () => {
    const { code: exit, output } = await runCommand(code, ["--install-extension", vsixFile, "--force"]);
    if (exit !== 0) throw new Failure(`VS Code did not take the extension:\n${output.trim()}`);
  });
  const { code: exit, output } = await runCommand(code, [workspace]);
  if (exit !== 0) throw new Failure(`VS Code did not open the folder:\n${output.trim()}`);
  console.log(`\nVS Code opens ${workspace} with Skillwright.`);
}

function findCode() {
  const code = findOnPath("code");
  if (code) return code;
  throw new Failure(
    "There is no `code` on the PATH: install VS Code (on macOS also run its command “Shell Command: Install 'code' " +
      "command in PATH”), or leave --desktop out.",
  );
}

function untilStopped() {
  return new Promise((done) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => done(signal));
  });
}
