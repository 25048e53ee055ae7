import type { Browser } from "@playwright/test";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { LspClientOptions } from "../support/lspClient.ts";
import { defineServerCases } from "../support/serverCases.ts";
import { rightSkill } from "../support/skillTexts.ts";
import { defineSnapshotCases } from "../support/snapshotServerCases.ts";
import { createMemoryWorkspace, launchBrowser, startWorkerServer } from "../support/workerServer.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) {
    await end();
  }
});

async function serve(files: Readonly<Record<string, string>>, options: LspClientOptions = {}) {
  const { workspace, host } = createMemoryWorkspace(files);
  const client = await startWorkerServer(browser, host, { folders: [workspace.uri("")], ...options });
  endings.push(client.stop);
  return { client, workspace };
}

describe("the server in a worker of a browser", () => {
  defineServerCases(serve);
  defineSnapshotCases(serve);

  it("checks skills of a virtual workspace, whatever its scheme", async () => {
    const { client } = await serve({ "pdf-tools/SKILL.md": rightSkill("pdf-tools") });
    const uri = "vscode-vfs://github/w/pdf-tools/SKILL.md";
    client.open(uri, rightSkill("other"));
    client.open("untitled:SKILL.md", rightSkill("other"));
    // Nothing lies there for this client, so that nothing is said; the next one is answered all the same.
    const known = "file:///w/pdf-tools/SKILL.md";
    client.open(known, rightSkill("other"));
    expect(await client.diagnostics(known)).toHaveLength(1);
    expect(client.published.map((published) => published.uri)).toEqual([known]);
  });
});
