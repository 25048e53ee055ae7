/** package.json contributes what these tests test, and the grammars are well-formed. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rootScopes, vscodeHost } from "./hosts.ts";
import { injections, projectRoot } from "./injections.ts";
import { promptGrammar } from "./tokenize.ts";

describe("injection grammars", () => {
  it("are contributed by the manifest as tested, in this order", () => {
    const manifest = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));
    expect(manifest.contributes?.grammars).toEqual(injections);
  });

  it("are all the files of syntaxes/", () => {
    const files = readdirSync(join(projectRoot, "syntaxes")).map((file) => `./syntaxes/${file}`);
    expect(files.sort()).toEqual(injections.map(({ path }) => path).sort());
  });

  it.each(injections)(
    "$path names its scope and what it is for, and every name that it gives is ours or standard",
    ({ path, scopeName }) => {
      const grammar = JSON.parse(readFileSync(join(projectRoot, path), "utf8"));
      expect(grammar.scopeName).toBe(scopeName);
      expect(grammar.comment.join(" ")).toMatch(/\w{3,}.*\./);
      const names = [...JSON.stringify(grammar.repository ?? {}).matchAll(/"name":"([^"]+)"/g)];
      for (const name of names.flatMap(([, names = ""]) => names.split(" "))) {
        expect(name).toMatch(/\.(skillwright|yaml|markdown)$/);
      }
    },
  );
});

describe.skipIf(vscodeHost.missing)(`VS Code's own grammar for skills${vscodeHost.missing ?? ""}`, () => {
  it("is Markdown under another scope, as the tests without VS Code take it to be", () => {
    const file = vscodeHost.grammarFile(rootScopes.skill);
    expect(file && existsSync(file)).toBe(true);
    const { scopeName, patterns } = JSON.parse(readFileSync(file ?? "", "utf8"));
    expect({ scopeName, patterns }).toEqual({ scopeName: promptGrammar.scopeName, patterns: promptGrammar.patterns });
  });
});
