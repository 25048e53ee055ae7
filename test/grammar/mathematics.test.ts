/** What is injected before VS Code's mathematics, to keep it from our dollars, leaves formulas as they are. */
import { describe, expect, it } from "vitest";
import { vscodeHost } from "./hosts.ts";
import { loadGrammar, tokenize } from "./tokenize.ts";

const formulas = String.raw`The sum $\sum_{i=1}^n {x_i}$ and $a$, $$b$$, {baseDir} aside.

$x = 1
+ {y}$

$$
\frac{a}{b} + ${"${c}"}
$$

- ${"${x}_1$"} in a list, then ${"`$(x) and $y`"}
  $z
  + 1$

## Heading with $h$
`;

describe.skipIf(vscodeHost.missing)(`formulas in VS Code${vscodeHost.missing ?? ""}`, () => {
  for (const language of ["markdown", "skill"] as const) {
    it(`${language}: have the same scopes with and without ours`, async () => {
      const bare = await loadGrammar(vscodeHost, language, { injected: false });
      const ours = await loadGrammar(vscodeHost, language);
      const before = mathematicsOf(tokenize(bare.grammar, formulas));
      expect(before.length).toBeGreaterThan(20);
      expect(mathematicsOf(tokenize(ours.grammar, formulas))).toEqual(before);
    });
  }
});

function mathematicsOf(lines: ReturnType<typeof tokenize>): string[] {
  return lines.flatMap(({ text, tokens }, index) =>
    tokens
      .filter(({ scopes }) => scopes.some((scope) => scope.startsWith("markup.math")))
      .map(({ start, end, scopes }) => `${index + 1}:${start + 1} ${text.slice(start, end)} ${scopes.join(" ")}`),
  );
}
