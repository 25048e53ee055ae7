import type { Platform } from "../lsp/platform.ts";

/** The version in package.json, which the bundler writes in place of this name (esbuild.mjs). */
declare const SKILLWRIGHT_VERSION: string;

/** A worker's clock for the language server; it has no disk: every file is asked of the client. */
export function createBrowserPlatform(): Platform {
  return {
    version: SKILLWRIGHT_VERSION,
    fileSystems: new Map(),
    now: () => performance.now(),
    delay(milliseconds, work) {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
    decodeBase64: (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0)),
  };
}
