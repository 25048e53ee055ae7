// The text of SKILL.md is drawn in parts; together they must be what the whole text is.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Snapshot } from "../../../server/src/core/snapshot/model.ts";
import { type PageOptions, type TextPart, textPartsOf } from "../../../server/src/page/index.ts";
import { renderPart } from "../../../server/src/page/markdown/renderPart.ts";
import { arbitraryMarkdown } from "../../support/arbitraryMarkdown.ts";
import { corpusSkills, hasCorpus, NO_CORPUS } from "../../support/corpus.ts";
import { parsePage } from "../../support/parsePage.ts";
import { snapshotOf } from "../../support/snapshotInMemory.ts";

const OPTIONS: PageOptions = {
  mode: "preview",
  image: (path) => `https://files.test/${path}`,
  allowedHosts: [],
  client: "",
  locked: false,
};
const FRONTMATTER = "---\nname: pdf-tools\ndescription: Reads PDF files. Use when one must be read.\n---\n";

/** The elements with their absolute lines and texts, whatever white space stands between them. */
function read(markup: string, line: number): unknown[] {
  return parsePage(markup).map(({ name, attributes, text, ancestors }) => ({
    name,
    ancestors,
    text: text.replace(/\s+/g, " ").trim(),
    attributes:
      attributes["data-line"] === undefined
        ? attributes
        : { ...attributes, "data-line": Number(attributes["data-line"]) + line },
  }));
}

function inParts(parts: readonly TextPart[]): unknown[] {
  return parts.flatMap((part) => read(part.render().toString(), part.line));
}

function asWhole({ agentView: { body, bodyLine }, statistics, files }: Snapshot): unknown[] {
  const markup = renderPart(body, "", {
    ...OPTIONS,
    slugs: new Map(statistics.headings.map(({ line, slug }) => [line - bodyLine + 1, slug])),
    missing: new Set(files.missing.map(({ path }) => path)),
  });
  return read(String(markup), bodyLine - 1);
}

describe("the parts of a text", () => {
  test.each([
    ["headings", "a\n\n# b\nc\n## d ##\n\ne\n===\nf\n# g", 4],
    ["code that holds no heading", "# a\n\n```sh\n# b\n```\n\n- c\n  ```\n  # d\n# e\n```\n# f\n```\n# g", 3],
    [
      "comments and HTML that hold none",
      "# a\n<!--\n# b\n-->\n\n# c\n<div>\n# d\n</div>\n\n<pre>\n\n# e\n</pre>\n# f",
      3,
    ],
    ["lists and quotes that a heading ends", "- a\n\n  b\n# c\n> d\n# e\n1. f\n\n       g\n# h\n    i\n# j", 5],
    ["headings in lists and quotes", "- # a\n> # b\n\n# c", 2],
    [
      "links to definitions of other parts",
      "[a] and [b][A]\n# c\n[a]: a.md 'x'\n> [d]: d.md\n# e\n[d] [a]\n[a]: b.md\n",
      3,
    ],
    [
      "names of definitions in any spelling",
      "[a\\]b] [C\n d] [x][ E  f ] ![g][h] > [ß]\n> [i\n> j]\n# k\n[A\\]b]: 1.md\n[c d]: 2.md\n[e F]: 3.md\n[H]: 4.png\n[SS]: 5.md\n[I J]: 6.md\n[other]: 7.md",
      2,
    ],
    ["a definition that is code", "[a]\n# b\n```\n[a]: a.md\n```\n# c\n    [a]: a.md", 3],
    ["no blank line", "a\r\n# b\r\nc\r\n# d", 3],
    ["images and missing files", "# a\n![x](y%20z.png)\n# b\n[c](d.md)\n# e\n[c](d.md)", 3],
  ])("are together what the whole is: %s", async (_, body, count) => {
    const snapshot = await snapshotOf(`${FRONTMATTER}${body}`);
    const parts = textPartsOf(snapshot, OPTIONS);
    expect(inParts(parts)).toEqual(asWhole(snapshot));
    expect(parts).toHaveLength(count);
  });

  test.each([
    ["footnotes", "a[^1]\n# b\nc[^2]\n# d\n[^1]: one\n\n[^2]: two"],
    ["a definition over several lines", "[a]\n# b\n[a]:\na.md\n"],
  ])("are one where they cannot be told apart: %s", async (_, body) => {
    const snapshot = await snapshotOf(`${FRONTMATTER}${body}`);
    const parts = textPartsOf(snapshot, OPTIONS);
    expect(parts).toHaveLength(1);
    expect(inParts(parts)).toEqual(asWhole(snapshot));
  });

  test("are together what the whole is, whatever is written", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryMarkdown(), { minLength: 1, maxLength: 4 }), async (pieces) => {
        // Clients take off the white space before the text, so indented code that begins it is none to them (see below).
        const body = pieces.join("\n# h\n\n").replace(/^(\s*[\r\n])?[ \t]+/, "$1");
        const snapshot = await snapshotOf(`${FRONTMATTER}${body}`);
        expect(inParts(textPartsOf(snapshot, OPTIONS))).toEqual(asWhole(snapshot));
      }),
      { numRuns: 300 },
    );
  });

  test("show every line where the text begins with indented code, which is none without its white space", async () => {
    const snapshot = await snapshotOf(`${FRONTMATTER}\n    <!-- a\n# h\n\nb\n`);
    const shown = textPartsOf(snapshot, OPTIONS)
      .map((part) => part.render().toString())
      .join("");
    expect(parsePage(shown).map(({ name, text }) => [name, text.trim()])).toEqual([
      ["pre", "<!-- a"],
      ["code", "<!-- a"],
      ["h3", "h"],
      ["p", "b"],
    ]);
  });
});

test.skipIf(!hasCorpus)(
  `real skills are what the whole is, in parts (else: ${NO_CORPUS})`,
  async () => {
    for (const { id, path, files } of corpusSkills("skills")) {
      const bytes = files[path];
      const snapshot = await snapshotOf(bytes ?? "");
      expect(inParts(textPartsOf(snapshot, OPTIONS)), id).toEqual(asWhole(snapshot));
    }
  },
  120_000,
);

test("only what changed is drawn again", async () => {
  const step = (index: number): string =>
    `## Step ${index}: prepare\n\nRead [it](a-${index}.md).\n\n- \`x\`\n\n\`\`\`python\npages[${index}:]\n\`\`\`\n`;
  const text = FRONTMATTER + Array.from({ length: 450 }, (_, index) => step(index)).join("\n");
  const before = textPartsOf(await snapshotOf(text), OPTIONS);
  const drawn = new Map(before.map((part) => [part.key, part.render()]));
  expect(before.length).toBeGreaterThan(400);
  const changed = text.replace("## Step 200:", "A new line.\n\n## Step 200: changed");
  const after = textPartsOf(await snapshotOf(changed), OPTIONS);
  expect(after.filter((part) => drawn.get(part.key) !== part.render())).toHaveLength(2);
  expect(after.at(-1)?.line).toBe((before.at(-1)?.line ?? 0) + 2);
});

test("a part knows the definitions that it names, and no others", async () => {
  const definitions = Array.from({ length: 3000 }, (_, index) => `[${index}]: https://a.example/${index}`).join("\n");
  const sections = Array.from({ length: 1000 }, (_, index) => `# h\n\n[${index}] [x](y.md)\n`).join("\n");
  const parts = textPartsOf(await snapshotOf(`${FRONTMATTER}${sections}\n# z\n\n${definitions}\n`), OPTIONS);
  const keys = parts.slice(0, 1000).map(({ key }) => key);
  expect(keys.filter((key) => key.split("https:").length !== 2)).toEqual([]);
  expect(parts[700]?.render().toString()).toContain('href="https://a.example/700"');
});

test("a part is drawn again when a file that it names comes or goes", async () => {
  const text = `${FRONTMATTER}# a\n\n[x](references/a.md)\n\n# b\n`;
  const draw = async (files: Record<string, string>): Promise<string[]> =>
    textPartsOf(await snapshotOf(text, files), OPTIONS).map((part) => part.render().toString());
  const [without] = await draw({});
  const [withFile, rest] = await draw({ "references/a.md": "" });
  expect(without).toContain('class="missing"');
  expect(withFile).toContain('data-action="open-file"');
  expect((await draw({ "references/a.md": "" }))[1]).toBe(rest);
});
