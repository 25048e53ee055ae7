// Finds a Chrome, Chromium or Edge on this machine. None is ever downloaded from a browser's maker.
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { step } from "./progress.mjs";
import { findOnPath, runCommand } from "./runCommand.mjs";

/** What to tell a person on whose machine no browser was found. */
export const browserAdvice =
  "No Chrome, Chromium or Edge was found: install one, or name its program in the variable SKILLWRIGHT_BROWSER.";

/** Flags for a browser that works in tests: no window, no look-ups on the network. */
export const headlessFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The full path of an installed browser of the Chromium family, or undefined. */
export function findBrowser() {
  const { SKILLWRIGHT_BROWSER, CHROME_PATH } = process.env;
  const named = [SKILLWRIGHT_BROWSER, CHROME_PATH].find((file) => file && existsSync(file));
  if (named) return named;
  if (process.platform === "darwin") return onMac().find((file) => existsSync(file));
  if (process.platform === "win32") return onWindows().find((file) => existsSync(file));
  return onLinux();
}

/**
 * `findBrowser`, and where there is none on a Debian machine that runs this as root (a container, a CI runner),
 * Debian's Chromium is installed first.
 */
export async function findOrInstallBrowser() {
  const found = findBrowser();
  const aptGet = findOnPath("apt-get");
  if (found || process.getuid?.() !== 0 || !aptGet) return found;
  await step("Installed Chromium for the end-to-end tests (apt-get)", async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await runCommand(aptGet, ["update"], { env });
    const { code, output } = await runCommand(aptGet, ["install", "-y", "--no-install-recommends", "chromium"], {
      env,
    });
    return code === 0 ? "" : `it failed\n${output.trim().split("\n").slice(-5).join("\n")}`;
  });
  return findBrowser();
}

function onLinux() {
  const names = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "microsoft-edge-stable"];
  for (const name of [...names, "microsoft-edge"]) {
    const file = findOnPath(name);
    if (file) return file;
  }
  return undefined;
}

function onMac() {
  const apps = ["Google Chrome", "Chromium", "Microsoft Edge"];
  return ["/Applications", join(homedir(), "Applications")].flatMap((folder) =>
    apps.map((app) => join(folder, `${app}.app/Contents/MacOS/${app}`)),
  );
}

function onWindows() {
  const { LOCALAPPDATA, ProgramFiles, "ProgramFiles(x86)": programFilesX86 } = process.env;
  const programs = ["Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe"];
  return [ProgramFiles, programFilesX86, LOCALAPPDATA].flatMap((folder) =>
    folder ? [...programs, "Microsoft/Edge/Application/msedge.exe"].map((program) => join(folder, program)) : [],
  );
}
