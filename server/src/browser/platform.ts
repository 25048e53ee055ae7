import type { Platform } from "../lsp/platform.ts";
import type * as Page from "../page/index.ts";

/** The version in package.json, which the bundler writes in place of this name (esbuild.mjs). */
declare const SKILLWRIGHT_VERSION: string;

/** A worker's clock for the language server; it has no disk and no git: every file is asked of the client. */
export function createBrowserPlatform(worker: WorkerGlobalScope & typeof globalThis): Platform {
  return {
    version: SKILLWRIGHT_VERSION,
    fileSystems: new Map(),
    async loadPage(address) {
      if (address === undefined) {
        throw new Error("The client did not say where the page of a snapshot is.");
      }
      const loaded = worker as { SkillwrightPage?: typeof Page };
      if (loaded.SkillwrightPage === undefined) {
        worker.importScripts(address);
      }
      if (loaded.SkillwrightPage === undefined) {
        throw new Error(`There is no page of a snapshot at ${address}.`);
      }
      return loaded.SkillwrightPage;
    },
    now: () => performance.now(),
    delay(milliseconds, work) {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
    pause: () => new Promise((resolve) => void setTimeout(resolve)),
    decodeBase64: (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0)),
    encodeBase64(bytes) {
      // A call takes only so many arguments.
      let binary = "";
      for (let start = 0; start < bytes.length; start += PIECE) {
        binary += String.fromCharCode(...bytes.subarray(start, start + PIECE));
      }
      return btoa(binary);
    },
  };
}

const PIECE = 8192;
