/** Every fixture, in each set of base grammars and in each language it names, with line feeds and with CRLF. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { drawOurs, readFixtures, scopesUnder } from "./carets.ts";
import { hosts } from "./hosts.ts";
import { loadGrammar, tokenize } from "./tokenize.ts";

const folder = new URL("fixtures/", import.meta.url);

for (const file of readdirSync(folder)) {
  const fixtures = readFixtures(readFileSync(new URL(file, folder), "utf8"));
  for (const host of hosts) {
    describe.skipIf(host.missing)(`${file} (${host.name})${host.missing ?? ""}`, () => {
      for (const { title, languages, text, drawn, base } of fixtures) {
        for (const language of languages) {
          it(`${language}: ${title}`, async () => {
            const { grammar } = await loadGrammar(host, language);
            const lines = tokenize(grammar, text);
            expect(drawOurs(lines)).toBe(drawn);
            for (const mark of base) expect(scopesUnder(lines, mark), `line ${mark.line + 1}`).toContain(mark.scope);
            expect(drawOurs(tokenize(grammar, text.replaceAll("\n", "\r\n"))), "with CRLF").toBe(drawn);
          });
        }
      }
    });
  }
}
