import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Snapshot } from "../../server/src/protocol/snapshot.ts";
import { rightSkill } from "../support/skillTexts.ts";
import { defineSnapshotCases, isWhole, snapshotWhere } from "../support/snapshotServerCases.ts";
import { useStdioServers } from "../support/stdioWorkspace.ts";

const FILES = { "skills/pdf-tools/SKILL.md": rightSkill("pdf-tools") };
const COMMIT = [
  ["init", "--quiet", "--initial-branch=main"],
  ["add", "--all"],
  ["-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "--quiet", "--message=First"],
  ["remote", "add", "origin", "git@github.com:acme/skills.git"],
];

describe("snapshots over stdio", () => {
  const serve = useStdioServers();
  defineSnapshotCases(serve);

  it("asks git, but not in a workspace that the author does not trust", async () => {
    const { client, workspace } = await serve(FILES, { initializationOptions: { trusted: false } });
    for (const args of COMMIT) {
      execFileSync("git", args, { cwd: fileURLToPath(workspace.uri("")) });
    }
    const uri = workspace.uri("skills/pdf-tools/SKILL.md");
    await client.request("skillwright/snapshot", { uri, watch: true });
    const { source } = await snapshotWhere(client, uri, (snapshot) => snapshot.source.state !== "unknown");
    expect(source).toMatchObject({ state: "untrusted", url: null, commit: null });

    client.notify("skillwright/trustGranted", {});
    const trusted = await snapshotWhere(client, uri, (snapshot) => snapshot.source.state === "repository");
    expect(trusted.source.url).toBe(`https://github.com/acme/skills/tree/${trusted.source.commit}/skills/pdf-tools`);
    expect(trusted.source).toMatchObject({ branch: "main", uncommitted: false });

    workspace.write("skills/pdf-tools/notes.md", "# Notes\n");
    client.notify("workspace/didChangeWatchedFiles", {
      changes: [{ uri: workspace.uri("skills/pdf-tools/notes.md"), type: 1 }],
    });
    await snapshotWhere(client, uri, (snapshot) => snapshot.source.uncommitted);

    // Nothing tells of a commit; the client asks again when the author comes back to it.
    for (const args of COMMIT.slice(1, 3)) {
      execFileSync("git", args, { cwd: fileURLToPath(workspace.uri("")) });
    }
    await client.request("skillwright/snapshot", { uri, watch: true });
    const committed = await snapshotWhere(client, uri, (snapshot) => !snapshot.source.uncommitted);
    expect(committed.source.commit).not.toBe(trusted.source.commit);
  });

  const many = Object.fromEntries(
    Array.from({ length: 1500 }, (_, index) => [`big/assets/${index}.txt`, "text ".repeat(400)]),
  );
  const serveStopped = async () => {
    const { client, workspace } = await serve({ ...many, "big/SKILL.md": rightSkill("big") });
    const uri = workspace.uri("big/SKILL.md");
    await client.request<Snapshot>("skillwright/snapshot", { uri, watch: true });
    client.notify("skillwright/stopReading", { uri });
    const stopped = await snapshotWhere(client, uri, ({ files }) => files.state === "stopped");
    return { client, uri, stopped };
  };

  it("lists thousands of files in steps, stops when it is told to, and exports all of them", async () => {
    const { client, uri, stopped } = await serveStopped();
    expect(stopped.files.total).toBe(1501);
    expect(stopped.files.done).toBeLessThan(1501);
    const whole = JSON.parse(await client.request("skillwright/exportSnapshot", { uri, format: "json" })) as Snapshot;
    expect(whole.files).toMatchObject({ state: "complete", count: 1501, done: 1501 });
  });

  it("reads on where it was stopped", async () => {
    const { client, uri, stopped } = await serveStopped();
    const before = client.snapshots.length;
    client.notify("skillwright/readOn", { uri });
    const whole = await snapshotWhere(client, uri, ({ files }) => files.state === "complete");
    expect(whole.files).toMatchObject({ count: 1501, done: 1501 });
    // It goes on where it was stopped.
    const on = client.snapshots.slice(before).map(({ snapshot }) => snapshot?.files.done ?? 0);
    expect(Math.min(...on)).toBeGreaterThanOrEqual(stopped.files.done);
  });

  it("exports all of a skill, even when its preview is closed meanwhile", async () => {
    const many = Object.fromEntries(Array.from({ length: 1500 }, (_, index) => [`big/assets/${index}.txt`, "text "]));
    const { client, workspace } = await serve({ ...many, "big/SKILL.md": rightSkill("big") });
    const uri = workspace.uri("big/SKILL.md");
    await client.request<Snapshot>("skillwright/snapshot", { uri, watch: true });
    const exported = client.request<string>("skillwright/exportSnapshot", { uri, format: "json" });
    await snapshotWhere(client, uri, ({ files }) => files.done > 0);
    client.notify("skillwright/unwatchSnapshot", { uri });
    expect((JSON.parse(await exported) as Snapshot).files).toMatchObject({
      state: "complete",
      count: 1501,
      done: 1501,
    });
  });

  it("tells nothing of a skill that is no longer watched", async () => {
    const files = { ...FILES, "skills/other/SKILL.md": rightSkill("other") };
    const { client, workspace } = await serve(files);
    const [left, watched] = ["pdf-tools", "other"].map((name) => workspace.uri(`skills/${name}/SKILL.md`)) as [
      string,
      string,
    ];
    for (const [uri, name] of [
      [left, "pdf-tools"],
      [watched, "other"],
    ] as const) {
      client.open(uri, rightSkill(name));
      await client.request("skillwright/snapshot", { uri, watch: true });
      await snapshotWhere(client, uri, isWhole);
    }
    client.notify("skillwright/unwatchSnapshot", { uri: left });
    client.change(left, rightSkill("changed"));
    await client.diagnostics(left);
    client.change(watched, rightSkill("changed"));
    await snapshotWhere(client, watched, ({ verdict }) => !verdict.valid);
    expect(client.snapshots.filter(({ uri }) => uri === left).at(-1)?.snapshot?.verdict.valid).toBe(true);
  });
});
