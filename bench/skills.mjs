// The skills of the benchmark, made here so that every run has the same.

/** About 9 KB: 200 lines with headings, lists, code, links and code spans, as the median real skill has. */
export function typicalSkill() {
  return frontmatter("typical") + sections(12);
}

/** About 50 KB. */
export function largeSkill() {
  return frontmatter("large") + sections(66);
}

/** About 300 KB: as large as the largest real skill. */
export function hugeSkill() {
  return frontmatter("huge") + sections(450);
}

function frontmatter(name) {
  return [
    "---",
    `name: ${name}`,
    'description: "Extracts text and tables from PDF files, fills forms and merges documents. Use when a task names PDFs."',
    "license: MIT",
    "allowed-tools: Read Write Bash(python3 scripts/*)",
    "metadata:",
    "  author: example",
    '  version: "1.0"',
    "---",
    "",
    "",
  ].join("\n");
}

function sections(count) {
  const parts = [];
  for (let i = 0; i < count; i++) {
    parts.push(
      `## Step ${i}: prepare the document`,
      "",
      `Read the [guide](references/guide-${i}.md) before the first page, then run \`scripts/step-${i}.py\` on a **copy** of`,
      "the file. It keeps the original, writes what it changed to standard output and stops at the first page it cannot read.",
      "",
      `- See \`references/tables-${i}.md\` for the layout of the tables`,
      `- The fonts are described in [fonts](./references/fonts.md#embedded-fonts "Fonts")`,
      "- Numbers keep their format; dates are written as in the document",
      "",
      "```python",
      `for page in document.pages[${i}:]:`,
      "    print(page.extract_text())",
      "```",
      "",
      "| Option | Meaning |",
      "|---|---|",
      "| `--pages` | which pages are read |",
      "| `--out` | where the result goes |",
      "",
    );
  }
  return parts.join("\n");
}

const LINKS = 80_000;

/** Input that breaks tools of this kind, by name. */
export const HARD_CASES = [
  [
    "5 MB, 80,000 broken links in a list",
    hard(lines((i) => `- see [link ${i}](references/file-${i}.md) for more words`)),
  ],
  [
    "5 MB, 80,000 broken links in one paragraph",
    hard(lines((i) => `See [link ${i}](references/file-${i}.md) for more words`)),
  ],
  ["1 MB single line of links and code", hard("word [a](b.md) `c` ".repeat(55_000))],
  ["1 MB single-line description", `---\nname: hard\ndescription: ${"word ".repeat(200_000)}\n---\n# Hard\n`],
  [
    "10,000-deep YAML list",
    `---\nname: hard\ndescription: Deep.\nmetadata: ${"[".repeat(10_000)}${"]".repeat(10_000)}\n---\n# Hard\n`,
  ],
  ["10,000-deep Markdown list", hard(`${"- ".repeat(10_000)}x\n\nAfter.\n`)],
  ["10,000-deep quotation", hard(`${"> ".repeat(10_000)}x\n\nAfter.\n`)],
  ["alias bomb", `---\nname: hard\ndescription: Bomb.\n${bomb()}---\n# Hard\n`],
  ["100,000 open brackets", hard("[".repeat(100_000))],
];

function hard(body) {
  return `---\nname: hard\ndescription: A hard case.\n---\n\n${body}`;
}

function lines(line) {
  return Array.from({ length: LINKS }, (_, index) => line(index)).join("\n");
}

function bomb() {
  const levels = ["a: &a [x, x, x, x, x, x, x, x, x]"];
  for (let code = 98; code < 108; code++) {
    const [name, before] = [String.fromCharCode(code), String.fromCharCode(code - 1)];
    levels.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(", ")}]`);
  }
  return `${levels.join("\n")}\n`;
}
