import { afterEach } from "vitest";
import { createDiskWorkspace, type TestWorkspace } from "./diskWorkspace.ts";
import type { LspClientOptions } from "./lspClient.ts";
import { type StdioSession, startStdioServer } from "./stdioServer.ts";

/** A server over stdio on a folder of the disk. */
export interface StdioWorkspace {
  readonly client: StdioSession;
  readonly workspace: TestWorkspace;
}

/** For test files: gives the function that starts servers, and ends each after its test. */
export function useStdioServers(): (
  files: Readonly<Record<string, string | Uint8Array>>,
  options?: LspClientOptions,
) => Promise<StdioWorkspace> {
  const endings: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const end of endings.splice(0).reverse()) {
      await end();
    }
  });
  return async (files, options) => {
    const workspace = createDiskWorkspace(files);
    endings.push(workspace.dispose);
    const client = await startStdioServer({ folders: [workspace.uri("")], ...options });
    endings.push(client.stop);
    return { client, workspace };
  };
}
