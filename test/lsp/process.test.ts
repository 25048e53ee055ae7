import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { builtFile } from "../support/builtFiles.ts";
import { createDiskWorkspace } from "../support/diskWorkspace.ts";
import { projectRoot } from "../support/projectRoot.ts";
import { rightSkill } from "../support/skillTexts.ts";
import { startStdioServer } from "../support/stdioServer.ts";

async function run(...options: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [await builtFile("server.js"), ...options], {
    encoding: "utf8",
    input: "",
  });
  return { status, stdout, stderr };
}

describe("the program", () => {
  it("prints its version and its help", async () => {
    const { version } = JSON.parse(readFileSync(`${projectRoot}/package.json`, "utf8"));
    expect(await run("--version")).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
    expect(await run("--help")).toMatchObject({ status: 0, stdout: expect.stringContaining("--stdio") });
  });

  it("refuses in one sentence what it cannot do", async () => {
    expect(await run()).toEqual({ status: 2, stdout: "", stderr: expect.stringMatching(/^[^\n]+--stdio[^\n]+\n$/) });
    expect(await run("--node-ipc")).toMatchObject({ status: 2, stdout: "" });
  });

  it("ends with its editor: orderly after shutdown, with a failure when the pipe breaks", async () => {
    const orderly = await startStdioServer();
    await orderly.stop();
    expect(orderly.process.exitCode).toBe(0);
    const left = await startStdioServer();
    const exit = once(left.process, "exit");
    left.process.stdin?.end();
    expect(await exit).toEqual([1, null]);
    left.connection.dispose();
  });

  it("finds the same again when it was killed and started anew", async () => {
    const workspace = createDiskWorkspace({ "pdf-tools/SKILL.md": "" });
    const uri = workspace.uri("pdf-tools/SKILL.md");
    const first = await startStdioServer({ folders: [workspace.uri("")] });
    first.open(uri, rightSkill("other"));
    const before = await first.diagnostics(uri);
    const exit = once(first.process, "exit");
    first.process.kill("SIGKILL");
    await exit;
    first.connection.dispose();
    const second = await startStdioServer({ folders: [workspace.uri("")] });
    second.open(uri, rightSkill("other"));
    expect(await second.diagnostics(uri)).toEqual(before);
    await second.stop();
    workspace.dispose();
  });

  it("speaks over the channel of a Node process", async () => {
    const server = spawn(process.execPath, [await builtFile("server.js"), "--node-ipc"], {
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    let printed = "";
    server.stdout?.on("data", (data) => {
      printed += data;
    });
    server.send({ jsonrpc: "2.0", id: 1, method: "initialize", params: { processId: null, capabilities: {} } });
    const [answer] = await once(server, "message");
    expect(answer).toMatchObject({ id: 1, result: { serverInfo: { name: "skillwright" } } });
    const exit = once(server, "exit");
    server.disconnect();
    await exit;
    expect(printed).toBe("");
  });
});
