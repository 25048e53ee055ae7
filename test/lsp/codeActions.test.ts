import { describe, expect, it } from "vitest";
import { applyWorkspaceEdit, CAPABILITIES, rangeOf } from "../support/lspClient.ts";
import { rightSkill } from "../support/skillTexts.ts";
import { useStdioServers } from "../support/stdioWorkspace.ts";

const serve = useStdioServers();
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };

describe("quick-fixes", () => {
  const files = { "pdf-tools/SKILL.md": rightSkill("pdf-tool") };
  const text = rightSkill("pdf-tool");

  it("offers the fixes of the problem at the cursor, the safe one preferred, tied to the version", async () => {
    const { client, workspace } = await serve(files);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    client.open(uri, text);
    const [problem] = await client.diagnostics(uri);
    const { start } = rangeOf(text, "pdf-tool");
    const actions = await client.codeActions(uri, { start, end: start });
    const [rename] = actions;
    expect(rename).toMatchObject({ kind: "quickfix", isPreferred: true, diagnostics: [problem] });
    expect(rename?.edit?.documentChanges).toMatchObject([{ textDocument: { uri, version: 1 } }]);
    expect(applyWorkspaceEdit(text, rename?.edit, uri)).toBe(rightSkill("pdf-tools"));
    expect(actions.filter(({ isPreferred }) => isPreferred)).toHaveLength(1);
  });

  it("offers nothing where nothing is wrong", async () => {
    const { client, workspace } = await serve(files);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    client.open(uri, text);
    expect(await client.codeActions(uri, rangeOf(text, "PDF tools"), ["quickfix"])).toEqual([]);
    expect(await client.codeActions(uri, WHOLE, ["source.organizeImports"])).toEqual([]);
  });

  it("renames the folder of the skill as a resource operation", async () => {
    const { client, workspace } = await serve(files);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    client.open(uri, text);
    const actions = await client.codeActions(uri, rangeOf(text, "pdf-tool"));
    expect(actions.map(({ edit }) => edit?.documentChanges)).toContainEqual([
      { kind: "rename", oldUri: workspace.uri("pdf-tools"), newUri: workspace.uri("pdf-tool") },
    ]);
  });

  it("leaves out what the client cannot do, and sends plain changes to a simple client", async () => {
    const capabilities = { ...CAPABILITIES, workspace: { ...CAPABILITIES.workspace, workspaceEdit: {} } };
    const { client, workspace } = await serve(files, { capabilities });
    const uri = workspace.uri("pdf-tools/SKILL.md");
    client.open(uri, text);
    const actions = await client.codeActions(uri, rangeOf(text, "pdf-tool"));
    expect(actions).toHaveLength(1);
    expect(Object.keys(actions[0]?.edit ?? {})).toEqual(["changes"]);
    expect(applyWorkspaceEdit(text, actions[0]?.edit, uri)).toBe(rightSkill("pdf-tools"));
  });

  it("creates a missing file", async () => {
    const { client, workspace } = await serve(files);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    const linked = rightSkill("pdf-tools", "See [the forms](references/new%20forms.md).\n");
    client.open(uri, linked);
    const actions = await client.codeActions(uri, rangeOf(linked, "references"));
    const created = actions.flatMap(({ edit }) => edit?.documentChanges ?? []).filter((change) => "kind" in change);
    expect(created).toMatchObject([{ kind: "create", uri: workspace.uri("pdf-tools/references/new forms.md") }]);
  });

  it("keeps CRLF, BOM and everything else of the text", async () => {
    const { client, workspace } = await serve(files);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    for (const wrong of [text.replaceAll("\n", "\r\n"), `\uFEFF${text}`]) {
      client.open(uri, wrong);
      const [rename] = await client.codeActions(uri, rangeOf(wrong, "pdf-tool"));
      expect(applyWorkspaceEdit(wrong, rename?.edit, uri)).toBe(wrong.replace("pdf-tool", "pdf-tools"));
      client.close(uri);
    }
  });
});

describe("fix all", () => {
  const wrong = `---
name: PDF tool
description: Reads PDF files: text and tables. Use it when someone asks about the content of a PDF.
---

# PDF tools

Read the file.
`;
  const files = { "pdf-tools/SKILL.md": wrong };

  it.each(["source", "source.fixAll", "source.fixAll.skillwright"])("is offered for %s", async (kind) => {
    const { client, workspace } = await serve(files);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    client.open(uri, wrong);
    const actions = await client.codeActions(uri, WHOLE, [kind]);
    expect(actions.map(({ kind: given }) => given)).toEqual(["source.fixAll.skillwright"]);
    const fixed = applyWorkspaceEdit(wrong, actions[0]?.edit, uri);
    expect(fixed).toContain("name: pdf-tools\n");
    client.change(uri, fixed);
    expect(await client.diagnostics(uri)).toEqual([]);
    expect(await client.codeActions(uri, WHOLE, [kind])).toEqual([]);
  });

  it("is not among the actions of the lightbulb", async () => {
    const { client, workspace } = await serve(files);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    client.open(uri, wrong);
    const actions = await client.codeActions(uri, WHOLE);
    expect(actions.filter(({ kind }) => kind?.startsWith("source"))).toEqual([]);
    expect(actions.length).toBeGreaterThan(1);
  });
});

describe("a byte order mark", () => {
  const text = rightSkill("pdf-tools");

  it("is taken off by an edit where it stands in the client's text", async () => {
    const { client, workspace } = await serve({ "pdf-tools/SKILL.md": `\uFEFF${text}` });
    const uri = workspace.uri("pdf-tools/SKILL.md");
    client.open(uri, `\uFEFF${text}`);
    expect(await client.diagnostics(uri)).toMatchObject([{ code: "encoding-bom" }]);
    const [action] = await client.codeActions(uri, WHOLE, ["quickfix"]);
    expect(action?.command).toBeUndefined();
    expect(applyWorkspaceEdit(`\uFEFF${text}`, action?.edit, uri)).toBe(text);
  });

  it("is taken off the file by a command where the client has it out of the way", async () => {
    const { client, workspace } = await serve({ "pdf-tools/SKILL.md": `\uFEFF${text}` });
    const uri = workspace.uri("pdf-tools/SKILL.md");
    client.open(uri, text);
    expect(await client.diagnostics(uri)).toMatchObject([{ code: "encoding-bom" }]);
    const [action] = await client.codeActions(uri, WHOLE, ["quickfix"]);
    expect(action).toMatchObject({ command: { command: "skillwright.saveAsUtf8", arguments: [uri] } });
    await client.request("workspace/executeCommand", action?.command);
    client.save(uri);
    await client.diagnosticsWhere(uri, (diagnostics) => diagnostics.length === 0);
  });
});

describe("saving as UTF-8", () => {
  const bytes = Buffer.from(rightSkill("pdf-tools", "Le résumé.\n"), "latin1");

  it("is a command of the server for clients that have none of their own", async () => {
    const { client, workspace } = await serve({ "pdf-tools/SKILL.md": bytes });
    const uri = workspace.uri("pdf-tools/SKILL.md");
    const commands = client.initialized.capabilities.executeCommandProvider?.commands;
    expect(commands).toEqual(["skillwright.saveAsUtf8"]);
    client.open(uri, bytes.toString("utf8"));
    const run = { command: "skillwright.saveAsUtf8", arguments: [uri] };
    await client.request("workspace/executeCommand", run);
    expect(await client.request("skillwright/decodeFile", { uri })).toEqual({
      text: rightSkill("pdf-tools", "Le résumé.\n"),
      isUtf8: true,
    });
  });

  it("is left to a client that has it, and writes nothing but open skills", async () => {
    const initializationOptions = { clientCommands: ["skillwright.saveAsUtf8"] };
    const own = await serve({ "pdf-tools/SKILL.md": bytes }, { initializationOptions });
    expect(own.client.initialized.capabilities.executeCommandProvider).toBeUndefined();
    const { client, workspace } = await serve({ "notes.md": bytes });
    const uri = workspace.uri("notes.md");
    client.open(uri, "");
    const run = { command: "skillwright.saveAsUtf8", arguments: [uri] };
    await expect(client.request("workspace/executeCommand", run)).rejects.toMatchObject({ code: -32602 });
  });
});
