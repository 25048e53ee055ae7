// Each character of a parsed value is followed back to the source that it was read from.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { parseYaml } from "../../server/src/core/document/parseYaml.ts";
import { scalarOffsets } from "../../server/src/core/document/scalarOffsets.ts";

interface Mapped {
  readonly value: string;
  readonly source: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** The mapping of the first field's value in `yaml`. */
function map(yaml: string): Mapped | undefined {
  const content = parseYaml(yaml, 0);
  const node = content.fields[0]?.value;
  if (content.problem !== undefined || node?.type !== "scalar") {
    return undefined;
  }
  const offsets = scalarOffsets(node, ({ start, end }) => yaml.slice(start, end));
  if (offsets === undefined) {
    throw new Error(`Not followed: ${JSON.stringify(yaml)} = ${JSON.stringify(node.text)}`);
  }
  const indices = Array.from({ length: node.text.length }, (_, index) => index);
  return {
    value: node.text,
    source: yaml,
    starts: indices.map((index) => offsets.startOf(index)),
    ends: indices.map((index) => offsets.endOf(index + 1)),
  };
}

/** The source of the part of the value from the first to the last `X`, the one that is looked for. */
function sourceOf(yaml: string, wanted: string): string | undefined {
  const mapped = map(yaml);
  const index = mapped?.value.indexOf(wanted) ?? -1;
  return mapped && index >= 0
    ? mapped.source.slice(mapped.starts[index], mapped.ends[index + wanted.length - 1])
    : undefined;
}

describe("scalarOffsets", () => {
  test.each([
    ["plain", "k: one XtwoX three", "XtwoX", "XtwoX"],
    ["plain over lines", "k: one\n  two XaX\n\n  XbX", "XaX\nXbX", "XaX\n\n  XbX"],
    ["plain, CRLF", "k: one\r\n  XaX\r\n  XbX\r\n", "XaX XbX", "XaX\r\n  XbX"],
    ["single", "k: 'it''s XaX'", "s XaX", "s XaX"],
    ["single, doubled quote inside", "k: 'X''X'", "X'X", "X''X"],
    ["double, escapes", 'k: "a\\"\\u00e9\\x41XbX"', '"éAX', '\\"\\u00e9\\x41X'],
    ["double, line folded", 'k: "a  \n   XbX"', "a XbX", "a  \n   XbX"],
    ["double, escaped break", 'k: "a \\\n   XbX"', "a XbX", "a \\\n   XbX"],
    ["double, escaped blank at the end of a line", 'k: "a\\ \n  XbX"', "a  XbX", "a\\ \n  XbX"],
    ["literal", "k: |\n  one\n    XtwoX\n  three\n", "  XtwoX\nthree", "  XtwoX\n  three"],
    ["literal with an indentation given", "k: |1\n  one\n XaX\n", " one\nXaX", " one\n XaX"],
    ["folded", "k: >-\n  one XaX\n  XbX\n\n  XcX\n", "XaX XbX\nXcX", "XaX\n  XbX\n\n  XcX"],
    ["folded with a deeper line", "k: >\n  one\n    XaX\n  two\n", "XaX\ntwo", "XaX\n  two"],
    ["folded, CRLF", "k: >-\r\n  one\r\n  XaX\r\n", "one XaX", "one\r\n  XaX"],
    ["folded with a comment in the header", "k: >- # 2\n  one\n  XaX\n", "one XaX", "one\n  XaX"],
  ])("%s", (_, yaml, wanted, expected) => {
    expect(sourceOf(yaml, wanted)).toBe(expected);
  });

  test("the end of a value is the end of its content", () => {
    const yaml = "k: >\n  one\n  two\n\nnext: 1\n";
    expect(map(yaml)?.ends.at(-1)).toBe(yaml.indexOf("two") + 3);
  });

  const text = fc.string({
    unit: fc.constantFrom("a", "b", " ", "\n", "\t", "'", '"', "\\", ":", "é", "😀", "-", "#"),
    maxLength: 60,
  });

  test("every value that the library writes is followed, in every style", () => {
    const styles = fc.constantFrom(
      "PLAIN" as const,
      "QUOTE_SINGLE" as const,
      "QUOTE_DOUBLE" as const,
      "BLOCK_LITERAL" as const,
      "BLOCK_FOLDED" as const,
    );
    fc.assert(
      fc.property(text, styles, fc.boolean(), (value, defaultStringType, crlf) => {
        const written = stringify({ k: value }, { defaultStringType, lineWidth: 24, blockQuote: true });
        expectFollowed(crlf ? written.replace(/\n/g, "\r\n") : written);
      }),
      { numRuns: 1500 },
    );
  });

  test("any text behind a key is followed whenever it is valid YAML", () => {
    const raw = fc.string({
      unit: fc.constantFrom(
        "a",
        "b",
        " ",
        "\n ",
        "\n  ",
        "\n",
        "\r\n  ",
        "\t",
        "''",
        '\\"',
        "\\\n ",
        "\\ ",
        "\\n",
        "é",
        "😀",
      ),
      maxLength: 40,
    });
    const around = fc.constantFrom(
      ["", ""],
      ["'", "'"],
      ['"', '"'],
      ["|\n  ", "\n"],
      [">\n  ", "\n"],
      [">2-\n   ", ""],
    );
    fc.assert(
      fc.property(raw, around, (inner, [open, close]) => expectFollowed(`k: ${open}${inner}${close}`)),
      { numRuns: 3000 },
    );
  });
});

function expectFollowed(yaml: string): void {
  const mapped = map(yaml);
  for (let index = 0; index < (mapped?.value.length ?? 0); index++) {
    const [start = -1, end = -1] = [mapped?.starts[index], mapped?.ends[index]];
    expect(start).toBeLessThanOrEqual(end);
    const char = mapped?.value[index] ?? "";
    const source = yaml.slice(start, end);
    if (!/\s/.test(char) && !source.startsWith("\\") && source !== "''") {
      expect(source).toBe(char);
    }
  }
}
