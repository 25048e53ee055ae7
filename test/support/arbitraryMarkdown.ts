import fc from "fast-check";

/**
 * Markdown made of the pieces that decide how it is read: brackets, fences, markers and ends of lines, in any order,
 * and whole constructs among them, so that both odd and ordinary texts arise.
 */
export function arbitraryMarkdown(): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom("a", "b c", "é", "x.md", "references/a.md", " ", "1", ".") },
    {
      weight: 5,
      arbitrary: fc.constantFrom(
        "[",
        "]",
        "(",
        ")",
        "](",
        "![",
        "<",
        ">",
        '"',
        "\\",
        "`",
        "``",
        "*",
        "**",
        "_",
        "~~",
        "&amp;",
        "!",
        ":",
        "|",
      ),
    },
    { weight: 4, arbitrary: fc.constantFrom("\n", "\n\n", "\n- ", "\n1. ", "\n> ", "\n  ", "\n    ", "\n# ", "\n## ") },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        "\n```",
        "\n~~~",
        "\n````md",
        "\n---\n",
        "\n===\n",
        "\n<div>\n",
        "<!-- ",
        " -->",
        "<b>",
        "<a_b>",
        "\n[a]: ",
      ),
    },
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        "[a](x.md)",
        '[a](<x y.md> "t")',
        "![a](y.png)",
        "[a]",
        "[b][a]",
        "[c][]",
        "\n\n[a]: x.md\n\n",
        "\n\n[c]: <y z> 'title'\n\n",
        "`code`",
        "<https://x.test/a>",
        " https://x.test/b ",
        "\n| a | b |\n| - | - |\n| c | `d` |\n\n",
        "\n```js\nlet a;\n```\n",
        "\n- [ ] task\n",
        "\n# Heading `x` #\n",
        "\nSetext\n---\n",
      ),
    },
  );
  return fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(""));
}
