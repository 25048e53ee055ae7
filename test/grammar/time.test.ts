import { readFileSync, readdirSync, appendFileSync } from "node:fs";
import { it } from "vitest";
import { vscodeHost } from "./hosts.ts";
import { ownScope } from "./carets.ts";
import { loadGrammar, tokenize } from "./tokenize.ts";
it("t", async () => {
  const files = ["node_modules", ".cache/vscode/node_modules"].flatMap((r) => readdirSync(r, { recursive: true, encoding: "utf8" }).filter((f) => /\.md$/.test(f)).map((f) => `${r}/${f}`)).filter((_, i) => i % 3 === 0);
  const texts = files.map((f) => [f, readFileSync(f, "utf8")] as const).filter(([, t]) => t.length < 60000);
  appendFileSync("/tmp/gr/noise.txt", `${texts.length} files ${texts.reduce((n, [, t]) => n + t.length, 0)} chars\n`);
  for (const inj of [false, true, false, true]) {
    const { grammar } = await loadGrammar(vscodeHost, "markdown", { injected: inj });
    const t0 = process.cpuUsage().user; const out: string[] = [];
    for (const [f, t] of texts) for (const l of tokenize(grammar, t)) for (const k of l.tokens) if (inj && ownScope(k.scopes)) out.push(`${f}: ${l.text.slice(k.start, k.end)} | ${l.text.slice(0, 120)}`);
    appendFileSync("/tmp/gr/noise.txt", `${inj} ${(process.cpuUsage().user - t0) / 1000}ms ${out.length}\n`);
    if (inj) appendFileSync("/tmp/gr/noise2.txt", out.join("\n"));
  }
}, 600000);
