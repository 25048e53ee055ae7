import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** A folder of files that a test may change. Paths are relative to it. */
export interface TestWorkspace {
  /** The address of a path; of the folder itself for the empty path. */
  uri(path: string): string;
  write(path: string, contents: string | Uint8Array): void;
  remove(path: string): void;
  rename(from: string, to: string): void;
  dispose(): void;
}

/** A workspace in a temporary folder of the disk. */
export function createDiskWorkspace(files: Readonly<Record<string, string | Uint8Array>>): TestWorkspace {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "skillwright-lsp-")));
  const workspace: TestWorkspace = {
    uri: (path) => pathToFileURL(join(root, path)).href.replace(/\/$/, ""),
    write(path, contents) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), contents);
    },
    remove: (path) => rmSync(join(root, path), { recursive: true }),
    rename: (from, to) => renameSync(join(root, from), join(root, to)),
    dispose: () => rmSync(root, { recursive: true, force: true }),
  };
  for (const [path, contents] of Object.entries(files)) {
    workspace.write(path, contents);
  }
  return workspace;
}
