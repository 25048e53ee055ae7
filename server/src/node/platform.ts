import { writeFile } from "node:fs/promises";
import type { Platform } from "../lsp/platform.ts";
import { createFileHost, pathOfUri } from "./fileHost.ts";
import { askGit } from "./git.ts";
import { VERSION } from "./version.ts";

/** Longer than any repository needs for a log of one folder; a page that comes without its source beats none. */
const GIT_TIMEOUT = 3000;

/** Node's clock and disk for the language server. */
export function createNodePlatform(): Platform {
  return {
    version: VERSION,
    fileSystems: new Map([["file", createFileHost({ roots: [] })]]),
    writeFile: (uri, text) => writeFile(pathOfUri(uri), text, "utf8"),
    askGit: async (uri) => (uri.startsWith("file:") ? askGit(pathOfUri(uri), { timeout: GIT_TIMEOUT }) : "none"),
    loadPage: () => import("../page/index.ts"),
    now: () => performance.now(),
    delay(milliseconds, work) {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
    pause: () => new Promise((resolve) => void setImmediate(resolve)),
    decodeBase64: (text) => Buffer.from(text, "base64"),
    encodeBase64: (bytes) => Buffer.from(bytes).toString("base64"),
  };
}
