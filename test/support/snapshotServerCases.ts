import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import type { FixResult, PackageResult, Snapshot, SnapshotResult } from "../../server/src/protocol/snapshot.ts";
import { applyWorkspaceEdit, type LspClient } from "./lspClient.ts";
import type { Serve } from "./serverCases.ts";
import { rightSkill } from "./skillTexts.ts";

const FILES = {
  "pdf-tools/SKILL.md": rightSkill("pdf-tools", "See [the forms](references/forms.md).\n"),
  "pdf-tools/references/forms.md": "# Forms\n\nSee [more](more.md).\n",
  "pdf-tools/references/more.md": "# More\n",
  "pdf-tools/scripts/run.py": "print(1)\n",
};

/** What a server does about snapshots, wherever it runs. */
export function defineSnapshotCases(serve: Serve): void {
  it("takes the snapshot of an open skill, and tells what changes in it while the author types", async () => {
    const { client, workspace } = await serve(FILES);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    client.open(uri, FILES["pdf-tools/SKILL.md"]);
    const first = await client.request<Snapshot>("skillwright/snapshot", { uri, watch: true });
    expect(first).toMatchObject({ version: 1, uri, identity: { name: "pdf-tools" }, verdict: { valid: true } });

    const whole = await snapshotWhere(client, uri, ({ files }) => files.state === "complete");
    expect(whole.files.count).toBe(4);
    expect(reached(whole)).toEqual({
      "SKILL.md": "self",
      "references/forms.md": "direct",
      "references/more.md": "indirect",
      "scripts/run.py": "none",
    });

    client.change(uri, FILES["pdf-tools/SKILL.md"].replace("name: pdf-tools", "name: PDF"));
    const wrong = await snapshotWhere(client, uri, ({ verdict }) => !verdict.valid);
    expect(wrong.problems.map(({ rule, line }) => ({ rule, line }))).toContainEqual({
      rule: "name-characters",
      line: 2,
    });
    expect(wrong.files.count).toBe(4);
  });

  it("follows the files of the skill, on the disk and in the editor", async () => {
    const { client, workspace } = await serve(FILES);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    client.open(uri, FILES["pdf-tools/SKILL.md"]);
    await client.request("skillwright/snapshot", { uri, watch: true });
    await snapshotWhere(client, uri, ({ files }) => files.state === "complete" && files.count === 4);

    workspace.write("pdf-tools/assets/form.html", "<form></form>\n");
    const added = workspace.uri("pdf-tools/assets/form.html");
    client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: added, type: 1 }] });
    await snapshotWhere(client, uri, ({ files }) => files.state === "complete" && files.count === 5);

    const forms = workspace.uri("pdf-tools/references/forms.md");
    client.open(forms, "# Forms\n\nRun `scripts/run.py`.\n");
    await snapshotWhere(client, uri, (snapshot) => reached(snapshot)["scripts/run.py"] === "indirect");
    client.close(forms);
    await snapshotWhere(client, uri, (snapshot) => reached(snapshot)["scripts/run.py"] === "none");

    workspace.remove("pdf-tools/assets/form.html");
    client.notify("workspace/didDeleteFiles", { files: [{ uri: added }] });
    await snapshotWhere(client, uri, ({ files }) => files.count === 4);
  });

  it("takes the snapshot of a skill that is not open, and says when it is gone", async () => {
    const { client, workspace } = await serve(FILES);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    const taken = await client.request<SnapshotResult>("skillwright/snapshot", { uri, watch: true });
    expect(taken?.identity.title).toBe("pdf-tools");
    workspace.remove("pdf-tools");
    client.notify("workspace/didDeleteFiles", { files: [{ uri: workspace.uri("pdf-tools") }] });
    await client.until("that the skill is gone", () => client.snapshots.at(-1)?.snapshot === null);
    expect(await client.request("skillwright/snapshot", { uri })).toBeNull();
  });

  it("shows what is on the disk again when a skill is closed without being saved", async () => {
    const { client, workspace } = await serve(FILES);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    client.open(uri, FILES["pdf-tools/SKILL.md"]);
    await client.request("skillwright/snapshot", { uri, watch: true });
    await snapshotWhere(client, uri, isWhole);
    await client.request("skillwright/snapshot", { uri });
    client.change(uri, FILES["pdf-tools/SKILL.md"].replace("name: pdf-tools", "name: PDF"));
    await snapshotWhere(client, uri, ({ verdict }) => !verdict.valid);
    client.close(uri);
    await snapshotWhere(client, uri, ({ verdict }) => verdict.valid);
  });

  it("follows the settings for a skill that is not open, too", async () => {
    const { client, workspace } = await serve({ "pdf-tools/SKILL.md": rightSkill("other-name") });
    const uri = workspace.uri("pdf-tools/SKILL.md");
    await client.request("skillwright/snapshot", { uri, watch: true });
    await snapshotWhere(client, uri, (snapshot) => isWhole(snapshot) && !snapshot.verdict.valid);
    // More often than a snapshot could come for another reason.
    for (const level of ["off", "error", "off", "error", "off"]) {
      client.settings = { rules: { "name-folder-mismatch": level } };
      client.notify("workspace/didChangeConfiguration", { settings: null });
      await snapshotWhere(client, uri, ({ verdict }) => verdict.valid === (level === "off"));
    }
  });

  it("gives a fix of the newest text, and none that is outdated", async () => {
    const { client, workspace } = await serve(FILES);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    const text = FILES["pdf-tools/SKILL.md"].replace("name: pdf-tools", "name: other-name");
    client.open(uri, text);
    const { problems } = await client.request<Snapshot>("skillwright/snapshot", { uri });
    const [problem] = problems;
    const [fix] = problem?.fixes ?? [];
    const wanted = { uri, rule: problem?.rule, start: problem?.start, end: problem?.end, title: fix?.title };
    const given = await client.request<FixResult>("skillwright/fix", wanted);
    expect(applyWorkspaceEdit(text, given?.edit ?? undefined, uri)).toBe(FILES["pdf-tools/SKILL.md"]);
    client.change(uri, FILES["pdf-tools/SKILL.md"]);
    expect(await client.request("skillwright/fix", wanted)).toBeNull();
  });

  it("writes a snapshot as Markdown, as JSON and as a page of its own", async () => {
    const { client, workspace } = await serve(FILES);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    const as = (format: string): Promise<string> => client.request("skillwright/exportSnapshot", { uri, format });
    expect(await as("markdown")).toMatch(/^## pdf-tools$/m);
    expect(JSON.parse(await as("json"))).toMatchObject({ version: 1, files: { state: "complete", count: 4 } });
    const page = await as("html");
    expect(page).toMatch(/^<!doctype html>/i);
    expect(page).toContain("pdf-tools");
    expect(page).not.toMatch(/<script/i);
    await expect(as("pdf")).rejects.toThrow("knows the formats");
  });

  it("packs what is saved, and refuses a skill with errors until it is told to", async () => {
    const { client, workspace } = await serve(FILES);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    const packed = await client.request<PackageResult>("skillwright/package", { uri });
    expect(packed).toMatchObject({ type: "packed", fileName: "pdf-tools.skill", files: 4 });
    const entries = unzipSync(Buffer.from(packed.type === "packed" ? packed.data : "", "base64"));
    expect(strFromU8(entries["pdf-tools/SKILL.md"] ?? new Uint8Array())).toBe(FILES["pdf-tools/SKILL.md"]);

    workspace.write("pdf-tools/SKILL.md", "---\nname: PDF\n---\n# PDF\n");
    const refused = await client.request<PackageResult>("skillwright/package", { uri });
    expect(refused).toMatchObject({
      type: "errors",
      errors: expect.arrayContaining([expect.stringContaining("Line 2")]),
    });
    expect(await client.request("skillwright/package", { uri, force: true })).toMatchObject({ type: "packed" });
  });

  it("refuses messages that make no sense", async () => {
    const { client } = await serve(FILES);
    for (const method of ["snapshot", "exportSnapshot", "package", "fix"]) {
      await expect(client.request(`skillwright/${method}`, {})).rejects.toThrow("names no file");
    }
    client.notify("skillwright/unwatchSnapshot", { uri: 1 });
    await client.until("what was wrong", () => client.messages.some((message) => message.includes("names no file")));
  });
}

/** The first snapshot of a skill, from now on or already there, that `isIt` accepts. */
export async function snapshotWhere(
  client: LspClient,
  uri: string,
  isIt: (snapshot: Snapshot) => boolean,
): Promise<Snapshot> {
  const last = (): SnapshotResult | undefined => client.snapshots.findLast((changed) => changed.uri === uri)?.snapshot;
  await client.until(`the wanted snapshot of ${uri}`, () => {
    const snapshot = last();
    return snapshot !== undefined && snapshot !== null && isIt(snapshot);
  });
  const found = last();
  if (found === undefined || found === null) {
    throw new Error("The snapshot went away.");
  }
  return found;
}

/** Whether nothing is on its way any more that would bring another snapshot by itself. */
export function isWhole({ files, source }: Snapshot): boolean {
  return files.state === "complete" && source.state !== "unknown";
}

function reached({ files }: Snapshot): Record<string, string> {
  return Object.fromEntries(
    files.tree.filter(({ type }) => type === "file").map(({ path, reached: how }) => [path, how]),
  );
}
