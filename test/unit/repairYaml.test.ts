// Whatever an author writes behind a key: when YAML cannot read it, the first fix makes the text its value.
import fc from "fast-check";
import { expect, test } from "vitest";
import { diagnoseYaml } from "../../server/src/core/document/diagnoseYaml.ts";
import { parseYaml } from "../../server/src/core/document/parseYaml.ts";
import { repairYaml } from "../../server/src/core/document/repairYaml.ts";
import { foldLines } from "../../server/src/core/document/writeYaml.ts";
import { stringOf } from "../../server/src/core/document/yamlNode.ts";
import { applyFixes } from "../../server/src/core/rules/applyFixes.ts";
import { yamlSyntax } from "../../server/src/core/rules/yaml-syntax.ts";
import { applyEdits } from "../../server/src/core/text/edit.ts";
import { findingsOf } from "../support/checkInMemory.ts";

const words = fc.array(
  fc.constantFrom(
    "Reads",
    "PDFs",
    "use when:",
    "a: b",
    "#12",
    "C:\\x",
    '"quoted"',
    "it's",
    "`code`",
    "[x]",
    "{y}",
    "*",
    "—",
    "中文：",
    "e.g.",
    "-",
    "&",
    "x:",
  ),
  { minLength: 1, maxLength: 8 },
);

test("a text in plain style is quoted as it stands", () => {
  fc.assert(
    fc.property(words, fc.boolean(), (parts, folded) => {
      const value = parts.join(" ");
      fc.pre(!/^["'>|[{#]/.test(value) && !value.startsWith("- ") && value !== "-");
      const source = `name: x\ndescription: ${folded ? value.replace(" ", "\n  ") : value}\nlicense: MIT\n`;
      const diagnosis = diagnoseYaml(source);
      fc.pre(diagnosis !== undefined);
      const [first] = repairYaml(source, diagnosis, source);
      expect(first).toBeDefined();
      const repaired = parseYaml(applyEdits(source, first?.edits ?? []), 0);
      expect(repaired.problem).toBeUndefined();
      expect(repaired.fields.map(({ key }) => key)).toEqual(["name", "description", "license"]);
      const text = stringOf(repaired.fields[1]?.value) ?? "";
      const unwrapped = /^`[^`]+`$/.test(value) ? value.slice(1, -1) : value;
      expect(foldLines(text)).toBe(foldLines(/\n\s*[-*] /.test(source) ? text : unwrapped));
    }),
    { numRuns: 400 },
  );
});

test("every fix of any broken frontmatter leaves no error above, and fixing all ends", () => {
  const line = fc.constantFrom(
    "name: x",
    "name x",
    "name:x",
    "description: a: b",
    "description: `x",
    "  more: text",
    "more text",
    "metadata:",
    "metadata",
    "  a: b",
    "   c: d",
    "\te: f",
    "tags: [a",
    "  - x",
    "- y",
    "k: 'a 'b' c'",
    'q: "open',
    "t: > text",
    "t: |",
    "u: >",
    "   deep",
    " shallow",
    "...",
    "--- x",
    "# comment",
    "",
    "z: *a",
    "w: &a b",
    "v: !t x",
    "p: {a: b",
    "}",
    "]",
    "'",
    '"',
    ":",
    "? x",
    "%x: y",
    "a：b",
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 9 }), (lines) => {
      const text = `---\n${lines.join("\n")}\n---\n\n# Body\n`;
      const check = (source: string): ReturnType<typeof findingsOf> => findingsOf(source, undefined, [yamlSyntax]);
      for (const { fixes, span } of check(text)) {
        for (const { edits } of fixes) {
          const [next] = check(applyEdits(text, edits));
          const behind = next === undefined ? 0 : applyEdits(text, edits).length - next.span.end;
          expect(behind, "what is left lies further down").toBeLessThanOrEqual(text.length - span.start);
        }
      }
      const fixed = applyFixes(text, check, "safe", false).text;
      expect(applyFixes(fixed, check, "safe", false).text).toBe(fixed);
    }),
    { numRuns: 400 },
  );
});

test("a text without errors has no diagnosis", () => {
  expect(diagnoseYaml("name: x\ndescription: 'a: b'\n")).toBeUndefined();
});
