import { expect, it } from "vitest";
import type { TestWorkspace } from "./diskWorkspace.ts";
import type { LspClient, LspClientOptions } from "./lspClient.ts";
import { rangeOf } from "./lspClient.ts";
import { rightSkill } from "./skillTexts.ts";

/** A server under test with the files that it sees. */
export interface ServedWorkspace {
  readonly client: LspClient;
  readonly workspace: TestWorkspace;
}

/** Starts a server on a workspace of files; whoever provides it also ends it after the test. */
export type Serve = (
  files: Readonly<Record<string, string>>,
  options?: Omit<LspClientOptions, "folders"> & { readonly folders?: readonly string[] },
) => Promise<ServedWorkspace>;

/** The cases that hold for the server wherever it runs: in a process of its own or in a worker of a browser. */
export function defineServerCases(serve: Serve): void {
  const files = {
    "pdf-tools/SKILL.md": rightSkill("pdf-tools"),
    "pdf-tools/references/forms.md": "# Forms\n\n## Two\n",
  };

  it("says nothing about a skill that is right", async () => {
    const { client, workspace } = await serve(files);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    client.open(uri, rightSkill("pdf-tools"));
    expect(await client.diagnostics(uri)).toEqual([]);
    await client.until("the status", () => client.statuses.length > 0);
    expect(client.statuses.at(-1)).toEqual({ uri, errors: 0, warnings: 0, infos: 0, hints: 0 });
  });

  it("publishes a problem with all its parts", async () => {
    const { client, workspace } = await serve(files, { initializationOptions: { docsBase: "file:///pages/rules/" } });
    const uri = workspace.uri("pdf-tools/SKILL.md");
    const text = rightSkill("pdf-tool");
    client.open(uri, text);
    expect(await client.diagnostics(uri)).toEqual([
      {
        range: rangeOf(text, "pdf-tool"),
        severity: 1,
        source: "skillwright",
        code: "name-folder-mismatch",
        codeDescription: { href: "file:///pages/rules/name-folder-mismatch.md" },
        message: expect.stringContaining('"pdf-tool"'),
        data: { messageId: "mismatch" },
      },
    ]);
    expect(client.published.at(-1)).toMatchObject({ uri, version: 1 });
    await client.until("the status", () => client.statuses.at(-1)?.errors === 1);
  });

  it("takes the open text instead of the disk's, and clears its problems when the file is closed", async () => {
    const { client, workspace } = await serve(files);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    client.open(uri, rightSkill("other"));
    expect(await client.diagnostics(uri)).toHaveLength(1);
    client.close(uri);
    await client.diagnosticsWhere(uri, (diagnostics) => diagnostics.length === 0);
  });

  it("counts columns in UTF-16 units, behind emoji and CJK and in every kind of line", async () => {
    const { client, workspace } = await serve(files);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    for (const lineBreak of ["\n", "\r\n", "\r"]) {
      const body = "😀 漢字 👩‍👩‍👧 see [the forms](references/gone.md) 😀\n";
      const text = rightSkill("pdf-tools", body).replaceAll("\n", lineBreak);
      client.open(uri, text);
      const [diagnostic, ...others] = await client.diagnostics(uri);
      expect(others).toEqual([]);
      expect(diagnostic).toMatchObject({ code: "link-missing", range: rangeOf(text, "references/gone.md") });
      client.close(uri);
    }
  });

  it("follows incremental edits, several in one change", async () => {
    const { client, workspace } = await serve(files);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    const text = rightSkill("pdf-tools");
    client.open(uri, text);
    const name = rangeOf(text, "pdf-tools");
    client.change(uri, { range: name, text: "x" }, { range: { start: name.start, end: name.start }, text: "pdf-" });
    const [diagnostic] = await client.diagnostics(uri);
    expect(diagnostic).toMatchObject({ code: "name-folder-mismatch", range: rangeOf("\nname: pdf-x", "pdf-x") });
    client.change(uri, text);
    expect(await client.diagnostics(uri)).toEqual([]);
  });

  it("reads the files of the skill, and follows what happens to them", async () => {
    const { client, workspace } = await serve(files);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    client.open(uri, rightSkill("pdf-tools", "See [the forms](references/forms.md) and [more](references/more.md).\n"));
    const missing = await client.diagnostics(uri);
    expect(missing.map(({ code, severity }) => ({ code, severity }))).toEqual([{ code: "link-missing", severity: 2 }]);

    workspace.write("pdf-tools/references/more.md", "# More\n");
    const more = workspace.uri("pdf-tools/references/more.md");
    client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: more, type: 1 }] });
    await client.diagnosticsWhere(uri, (diagnostics) => diagnostics.length === 0);

    workspace.rename("pdf-tools/references", "pdf-tools/docs");
    const [oldUri, newUri] = [workspace.uri("pdf-tools/references"), workspace.uri("pdf-tools/docs")];
    client.notify("workspace/didRenameFiles", { files: [{ oldUri, newUri }] });
    await client.diagnosticsWhere(uri, (diagnostics) => diagnostics.length === 2);

    workspace.rename("pdf-tools/docs", "pdf-tools/references");
    client.notify("workspace/didChangeWatchedFiles", {
      changes: [
        { uri: newUri, type: 3 },
        { uri: oldUri, type: 1 },
      ],
    });
    await client.diagnosticsWhere(uri, (diagnostics) => diagnostics.length === 0);

    workspace.remove("pdf-tools/references/forms.md");
    client.notify("workspace/didDeleteFiles", { files: [{ uri: workspace.uri("pdf-tools/references/forms.md") }] });
    await client.diagnosticsWhere(uri, (diagnostics) => diagnostics.length === 1);
  });

  it("lets the unsaved text of a referenced file count", async () => {
    const { client, workspace } = await serve(files);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    const forms = workspace.uri("pdf-tools/references/forms.md");
    client.open(uri, rightSkill("pdf-tools", "See [the third](references/forms.md#three).\n"));
    expect(await client.diagnostics(uri)).toMatchObject([{ code: "anchor-missing" }]);
    client.open(forms, "# Forms\n\n## Three\n");
    await client.diagnosticsWhere(uri, (diagnostics) => diagnostics.length === 0);
    client.change(forms, { range: rangeOf("# Forms\n\n## Three\n", "Three"), text: "Four" });
    await client.diagnosticsWhere(uri, (diagnostics) => diagnostics.length === 1);
    client.change(forms, "# Three\n");
    await client.diagnosticsWhere(uri, (diagnostics) => diagnostics.length === 0);
    client.close(forms);
    await client.diagnosticsWhere(uri, (diagnostics) => diagnostics.length === 1);
  });

  it("answers hover, completion, definition, links, symbols, folding and selection", async () => {
    const { client, workspace } = await serve(files);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    const text = rightSkill("pdf-tools", "See [the forms](references/forms.md#two).\n\n[x](references/\n");
    client.open(uri, text);
    const at = (wanted: string, offset = 0) => {
      const { start } = rangeOf(text, wanted);
      return { textDocument: { uri }, position: { line: start.line, character: start.character + offset } };
    };
    const forms = workspace.uri("pdf-tools/references/forms.md");
    const textDocument = { uri };

    const hover = await client.request<{ contents: { value: string } }>("textDocument/hover", at("name:"));
    expect(hover.contents.value).toContain("name");
    const { items } = await client.request<{ items: { label: string; textEdit: { newText: string } }[] }>(
      "textDocument/completion",
      at("[x](references/", "[x](references/".length),
    );
    expect(items.map(({ label }) => label)).toContain("forms.md");
    const definition = await client.request("textDocument/definition", at("#two", 2));
    expect(definition).toMatchObject([
      { targetUri: forms, originSelectionRange: expect.anything(), targetSelectionRange: { start: { line: 2 } } },
    ]);
    const links = await client.request<{ target: string }[]>("textDocument/documentLink", { textDocument });
    expect(links.map(({ target }) => target)).toEqual([expect.stringContaining("references/forms.md")]);
    const symbols = await client.request<{ name: string }[]>("textDocument/documentSymbol", { textDocument });
    expect(symbols.map(({ name }) => name)).toContain("PDF tools");
    const folds = await client.request<{ startLine: number }[]>("textDocument/foldingRange", { textDocument });
    expect(folds).toContainEqual(expect.objectContaining({ startLine: 0, endLine: 3 }));
    const position = at("forms", 1).position;
    const [selection] = await client.request<object[]>("textDocument/selectionRange", {
      textDocument,
      positions: [position],
    });
    expect(selection).toHaveProperty("parent");
  });

  it("follows the settings and says once what is wrong in them", async () => {
    const { client, workspace } = await serve(files, { settings: { rules: { "no-such-rule": "off" } } });
    const uri = workspace.uri("pdf-tools/SKILL.md");
    client.open(uri, rightSkill("other"));
    expect(await client.diagnostics(uri)).toMatchObject([{ severity: 1 }]);
    client.settings = { rules: { "no-such-rule": "off", "name-folder-mismatch": "hint" } };
    client.notify("workspace/didChangeConfiguration", { settings: null });
    await client.diagnosticsWhere(uri, ([diagnostic]) => diagnostic?.severity === 4);
    client.settings = { rules: { "name-folder-mismatch": "off" } };
    client.notify("workspace/didChangeConfiguration", { settings: null });
    await client.diagnosticsWhere(uri, (diagnostics) => diagnostics.length === 0);
    expect(client.messages.filter((message) => message.startsWith("show:"))).toEqual([
      expect.stringContaining("no-such-rule"),
    ]);
  });
}
