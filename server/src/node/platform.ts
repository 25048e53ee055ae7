import { writeFile } from "node:fs/promises";
import type { Platform } from "../lsp/platform.ts";
import { createFileHost, pathOfUri } from "./fileHost.ts";
import { VERSION } from "./version.ts";

/** Node's clock and disk for the language server. */
export function createNodePlatform(): Platform {
  return {
    version: VERSION,
    fileSystems: new Map([["file", createFileHost({ roots: [] })]]),
    writeFile: (uri, text) => writeFile(pathOfUri(uri), text, "utf8"),
    now: () => performance.now(),
    delay(milliseconds, work) {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
    decodeBase64: (text) => Buffer.from(text, "base64"),
  };
}
