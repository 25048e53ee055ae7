import { describe, expect, it } from "vitest";
import { CAPABILITIES, rangeOf } from "../support/lspClient.ts";
import { rightSkill } from "../support/skillTexts.ts";
import { useStdioServers } from "../support/stdioWorkspace.ts";

const serve = useStdioServers();
const files = { "pdf-tools/SKILL.md": rightSkill("pdf-tools"), "pdf-tools/references/forms.md": "# Forms\n" };
const START = { line: 0, character: 0 };

const DOCUMENT_REQUESTS: readonly [string, object][] = [
  ["textDocument/hover", { position: START }],
  ["textDocument/completion", { position: START }],
  ["textDocument/definition", { position: START }],
  ["textDocument/documentLink", {}],
  ["textDocument/documentSymbol", {}],
  ["textDocument/foldingRange", {}],
  ["textDocument/selectionRange", { positions: [START] }],
  ["textDocument/codeAction", { range: { start: START, end: START }, context: { diagnostics: [] } }],
];

describe("documents that are no open skill", () => {
  it("answers null about unknown and about other documents", async () => {
    const { client, workspace } = await serve(files);
    const other = workspace.uri("pdf-tools/references/forms.md");
    client.open(other, "# Forms\n");
    for (const [method, params] of DOCUMENT_REQUESTS) {
      for (const uri of [workspace.uri("pdf-tools/SKILL.md"), other, "untitled:Untitled-1", "nonsense"]) {
        expect([method, uri, await client.request(method, { ...params, textDocument: { uri } })]).toEqual([
          method,
          uri,
          null,
        ]);
      }
    }
  });

  it("says nothing about a skill that lies nowhere: the old side of a comparison", async () => {
    const { client, workspace } = await serve(files);
    const old = workspace.uri("pdf-tools/SKILL.md").replace("file:", "git:");
    client.open(old, rightSkill("other"));
    const uri = workspace.uri("pdf-tools/SKILL.md");
    client.open(uri, rightSkill("other"));
    expect(await client.diagnostics(uri)).toHaveLength(1);
    expect(await client.request("textDocument/documentSymbol", { textDocument: { uri: old } })).toBeNull();
    expect(client.published.filter((published) => published.uri === old)).toEqual([]);
  });

  it("survives changes and closings of documents that are not open", async () => {
    const { client, workspace } = await serve(files);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    client.change(uri, "text");
    client.close(uri);
    client.save(uri);
    client.open(uri, rightSkill("other"));
    expect(await client.diagnostics(uri)).toHaveLength(1);
    expect(client.messages.filter((message) => message.startsWith("error"))).toEqual([]);
  });
});

describe("requests that make no sense", () => {
  it("are refused when they name no document", async () => {
    const { client } = await serve(files);
    for (const [method] of DOCUMENT_REQUESTS) {
      await expect(client.request(method, {}), method).rejects.toMatchObject({ code: -32602 });
      await expect(client.request(method, { textDocument: {} }), method).rejects.toMatchObject({ code: -32602 });
    }
    expect(client.messages).toEqual([]);
  });

  it("are answered as an error and logged, and the next request works", async () => {
    const { client, workspace } = await serve(files);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    client.open(uri, rightSkill("pdf-tools"));
    await expect(client.request("textDocument/hover", { textDocument: { uri } })).rejects.toMatchObject({
      code: -32603,
    });
    await client.until("the failure in the log", () => client.messages.some((line) => line.includes("hover failed")));
    client.notify("textDocument/didChange", { textDocument: { uri, version: 2 }, contentChanges: [{ range: 1 }] });
    client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: 5, type: "x" }] });
    client.notify("workspace/didChangeWatchedFiles", {});
    client.notify("textDocument/didOpen", {});
    client.open(uri, rightSkill("other"));
    await client.diagnosticsWhere(uri, (diagnostics) => diagnostics.length === 1);
    await expect(client.request("no/suchMethod", {})).rejects.toMatchObject({ code: -32601 });
  });
});

describe("cancelling", () => {
  it("answers RequestCancelled, never an empty list", async () => {
    const { client, workspace } = await serve(files);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    client.open(uri, rightSkill("other"));
    await client.diagnostics(uri);
    // While it reads this one, what comes next waits: the requests and their cancelling arrive together.
    client.change(uri, rightSkill("other", "A line with `code` and a [link](https://example.com).\n".repeat(40_000)));
    const cancelled = DOCUMENT_REQUESTS.map(async ([method, params]) => {
      const { CancellationTokenSource } = await import("vscode-languageserver-protocol");
      const source = new CancellationTokenSource();
      const sent = client.connection.sendRequest(method, { ...params, textDocument: { uri } }, source.token);
      source.cancel();
      return sent;
    });
    for (const answer of cancelled) {
      await expect(answer).rejects.toMatchObject({ code: -32800 });
    }
  });
});

describe("a document that is closed meanwhile", () => {
  it("gets nothing published after its closing", async () => {
    const { client, workspace } = await serve({ ...files, "b-skill/SKILL.md": "" });
    const uri = workspace.uri("pdf-tools/SKILL.md");
    const last = workspace.uri("b-skill/SKILL.md");
    for (let round = 0; round < 20; round++) {
      client.open(uri, rightSkill("wrong"));
      client.change(uri, rightSkill(`wrong-${round}`));
      client.close(uri);
    }
    client.open(last, rightSkill("wrong"));
    expect(await client.diagnostics(last)).toHaveLength(1);
    const ofClosed = client.published.filter((published) => published.uri === uri);
    expect(ofClosed.at(-1)?.diagnostics).toEqual([]);
  });
});

describe("a byte order mark in the client's text", () => {
  it("is counted by the client and never by the core", async () => {
    const { client, workspace } = await serve(files);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    client.open(uri, "\uFEFF# Title\n\n## Part\n");
    const symbols = await client.request("textDocument/documentSymbol", { textDocument: { uri } });
    const [line, end] = [
      { line: 0, character: 1 },
      { line: 0, character: 8 },
    ];
    expect(symbols).toMatchObject([
      { name: "Title", range: { start: line }, children: [{ range: { start: { line: 2, character: 0 } } }] },
    ]);
    const [selection] = await client.request<{ range: object }[]>("textDocument/selectionRange", {
      textDocument: { uri },
      positions: [{ line: 0, character: 3 }],
    });
    expect(selection?.range).toEqual({ start: { line: 0, character: 3 }, end });
  });
});

describe("very large skills", () => {
  it("shows a thousand problems, the gravest, and says how many more there are", async () => {
    const { client, workspace } = await serve(files);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    const links = Array.from(
      { length: 80_000 },
      (_, index) => `[the words that a reader sees here](references/missing-${index}.md)\n`,
    );
    const text = rightSkill("other", links.join("\n"));
    expect(text.length).toBeGreaterThan(4_900_000);
    client.open(uri, text);
    const diagnostics = await client.diagnostics(uri);
    expect(diagnostics).toHaveLength(1001);
    expect(diagnostics[0]).toMatchObject({ code: "name-folder-mismatch" });
    expect(diagnostics.at(-1)?.message).toMatch(/^7\d,\d{3} more problems/);
    // Typing goes on: only the last of these states needs to be checked.
    const name = rangeOf(text.slice(0, 1000), "other");
    for (const character of "pdf-") {
      client.change(uri, { range: { start: name.start, end: name.start }, text: character });
    }
    await client.diagnosticsWhere(
      uri,
      ([first]) => String(first?.message).includes('"-fdpother"') || first?.code === "name-hyphens",
    );
  });
});

describe("several folders", () => {
  it("checks the skills of each, follows folders that come and go, and files outside of all", async () => {
    const { client, workspace } = await serve(
      {
        "one/a-skill/SKILL.md": "",
        "two/b-skill/SKILL.md": "",
        "outer-skill/SKILL.md": rightSkill("outer-skill"),
        "outer-skill/inner/SKILL.md": "",
      },
      { folders: [] },
    );
    const folder = (name: string) => ({ uri: workspace.uri(name), name });
    const change = (added: string[], removed: string[]): void =>
      client.notify("workspace/didChangeWorkspaceFolders", {
        event: { added: added.map(folder), removed: removed.map(folder) },
      });
    change(["one", "two"], []);
    for (const name of ["one/a-skill", "two/b-skill", "outer-skill/inner"]) {
      const uri = workspace.uri(`${name}/SKILL.md`);
      client.open(uri, rightSkill("other"));
      expect(await client.diagnostics(uri)).toMatchObject([{ code: "name-folder-mismatch", severity: 1 }]);
    }
    // Only what the author opened is read: the skill around is known from the moment on when its folder is open.
    const inner = workspace.uri("outer-skill/inner/SKILL.md");
    client.close(inner);
    change(["outer-skill"], ["one"]);
    client.open(inner, rightSkill("other"));
    await client.diagnosticsWhere(inner, ([diagnostic]) => diagnostic?.severity === 3);
  });
});

describe("what the server asks to watch", () => {
  it("is the folder of each open skill, and no more", async () => {
    const { client, workspace } = await serve(files);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    client.open(uri, rightSkill("pdf-tools"));
    const watched = () =>
      client.registrations.flatMap(({ registrations }) => registrations.map((r) => r.registerOptions));
    await client.until("a registration", () => watched().length > 0);
    expect(watched()).toEqual([
      { watchers: [{ globPattern: { baseUri: workspace.uri("pdf-tools"), pattern: "**/*" } }] },
    ]);
  });

  it("is every Markdown file, by one registration each, where the client lets the server choose", async () => {
    const textDocument = { ...CAPABILITIES.textDocument, synchronization: { dynamicRegistration: true } };
    const { client } = await serve(files, { capabilities: { ...CAPABILITIES, textDocument } });
    const methods = () =>
      client.registrations.flatMap(({ registrations }) => registrations.map(({ method }) => method));
    await client.until("the registrations", () => methods().length >= 4);
    expect(methods().sort()).toEqual([
      "textDocument/didChange",
      "textDocument/didClose",
      "textDocument/didOpen",
      "textDocument/didSave",
    ]);
    expect(client.initialized.capabilities.textDocumentSync).toMatchObject({ openClose: false, change: 0 });
  });

  it("is left alone by changes of files that are none of an open skill's", async () => {
    const { client, workspace } = await serve(files);
    const uri = workspace.uri("pdf-tools/SKILL.md");
    client.open(uri, rightSkill("other"));
    await client.diagnostics(uri);
    const changed = (...paths: string[]): void =>
      client.notify("workspace/didChangeWatchedFiles", {
        changes: paths.map((path) => ({ uri: workspace.uri(path), type: 1 })),
      });
    changed("other/x.md", "pdf-tools/node_modules/x/y.js", "pdf-tools/.git/index");
    // Taken in behind the others, so that it would come second.
    changed("pdf-tools/references/new.md");
    await client.until("the check", () => client.published.length === 2);
    client.change(uri, rightSkill("another"));
    await client.diagnostics(uri);
    expect(client.published).toHaveLength(3);
  });
});
