// The Markdown form: read by a real parser of GitHub's Markdown, whatever the skill says stays text.
import fc from "fast-check";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Node, Parent } from "unist";
import { describe, expect, test } from "vitest";
import { codeMarkdown, escapeMarkdown, linkMarkdown } from "../../../server/src/core/snapshot/format/escapeMarkdown.ts";
import { snapshotMarkdown } from "../../../server/src/core/snapshot/format/snapshotMarkdown.ts";
import type { Snapshot } from "../../../server/src/core/snapshot/model.ts";
import { plainText } from "../../../server/src/core/text/displayText.ts";
import { samplePlace, snapshotSample } from "../../support/snapshotSample.ts";
import { TEXT_OF_PIECES } from "../../support/textOfPieces.ts";
import { wholeSnapshot } from "../../support/wholeSnapshot.ts";

const parser = unified().use(remarkParse).use(remarkGfm);
const read = (markdown: string): Node => parser.runSync(parser.parse(markdown));

/** What no text of a skill may become. */
const LIVE = ["html", "link", "image", "linkReference", "imageReference", "definition", "footnoteReference"];

const TEXT_OF_MARKS = fc.string({ unit: fc.constantFrom(..."#@w.:/htps|*_`~<>[]()!-+=1 \\\n\t&;") });

const HOSTILE = [
  "<script>alert(1)</script>",
  "<!-- hidden --> <img src=x onerror=alert(1)>",
  "| a | b |\n|---|---|\n| c |",
  "a\\| b \\\\| c",
  "`code` ``more`` ```",
  "[click](javascript:alert(1)) ![x](https://evil.example/x.png)",
  "[x]: https://evil.example",
  "see https://evil.example, www.evil.example and a@evil.example",
  "HTTPS://EVIL.example ftp://evil.example mailto:a@evil.example",
  "<https://evil.example> &lt;b&gt; &#60;b&#62;",
  "# heading",
  "- [x] done",
  "1. one",
  "2) two",
  "+ plus",
  "> quote",
  "---",
  "===",
  "~~~",
  "    code",
  "**bold** __bold__ *a* _b_ ~~c~~ $x$ [^1]",
  "@everyone fixes #12",
  "\u202Etxt.exe\u202C \u001B[31mred\u0007 \u0000 \u200B",
  "a\r\nb\u2028c\td",
  "trailing backslash \\",
  "",
];

describe("a text of a skill stays text", () => {
  const places: readonly {
    readonly where: string;
    readonly before: string;
    readonly after: string;
    /** The way to the node that must show the text, and what that node shows before it. */
    readonly path: readonly number[];
    readonly shownBefore?: string;
  }[] = [
    { where: "at the beginning of a line", before: "", after: "", path: [0] },
    { where: "behind words", before: "**error**: ", after: "", path: [0], shownBefore: "error: " },
    { where: "in a quote", before: "> ", after: "", path: [0, 0] },
    { where: "in a list", before: "- ", after: "", path: [0, 0, 0] },
    { where: "in a table", before: "| a | b |\n| --- | --- |\n| x | ", after: " |", path: [0, 1, 1] },
  ];
  for (const { where: place, before, after, path, shownBefore = "" } of places) {
    const holds = (text: string): void => {
      const tree = read(before + escapeMarkdown(text) + after);
      expect(liveNodes(tree)).toEqual([]);
      const node = path.reduce<Node | undefined>((at, index) => (at as Parent | undefined)?.children?.[index], tree);
      // U+200B is what keeps an address from being one; the text's own are drawn as replacement characters.
      const shown = node === undefined ? "" : textOf(node).replaceAll("\u200B", "");
      expect(shown.trim()).toBe((shownBefore + plainText(text.replace(/\s+/g, " ")).trim()).trim());
    };
    test(`${place}: hostile texts`, () => {
      for (const text of HOSTILE) {
        holds(text);
      }
    });
    test(`${place}: any text`, () => {
      fc.assert(
        fc.property(fc.oneof(TEXT_OF_PIECES, fc.string(), fc.string({ unit: "grapheme" }), TEXT_OF_MARKS), holds),
      );
    });
  }
});

test("mentions and references do not reach anyone", () => {
  expect(escapeMarkdown("@team fixes #12")).toBe("@&#8203;team fixes #&#8203;12");
});

test("a path is code, also where it holds back quotes, and whole in a table", () => {
  fc.assert(
    fc.property(fc.oneof(TEXT_OF_PIECES, fc.constantFrom(...HOSTILE), fc.string()), (path) => {
      const tree = read(`| a | b |\n| --- | --- |\n| ${codeMarkdown(path)} | end |`);
      expect(liveNodes(tree)).toEqual([]);
      const cells = nodesIn(tree, "tableCell").map(textOf);
      expect(cells).toHaveLength(4);
      expect(cells[3]).toBe("end");
    }),
  );
  expect(codeMarkdown("a`b.md")).toBe("``a`b.md``");
});

test("only an address of the web becomes a link, and it cannot end early", () => {
  const linkOf = (url: string): unknown[] => liveNodes(read(linkMarkdown("words", url)));
  expect(linkOf("https://example.com/a_(b)?c=d&e")).toEqual(["link https://example.com/a_(b)?c=d&e"]);
  for (const url of ["javascript:alert(1)", "http://example.com", "https://a> <b", "https://a\n\nb", "https://a\\>"]) {
    expect(linkOf(url)).toEqual([]);
  }
});

describe("the sample", () => {
  const markdown = snapshotMarkdown(snapshotSample());

  test("has head, verdict, numbers, problems with places, files, inventory, source and license", () => {
    for (const line of [
      "## sql-report",
      "**Not valid: 1 error, 1 warning.**",
      "| `SKILL.md` | 30 lines, 792 bytes |",
      "| Files | 8 files, 255 KB |",
      "| description | 158 / 1,024 characters |",
      "| Tokens: Body | about 195 (recommended: 5,000) |",
      "| License | MIT, from the license field |",
      "| Updated | 2026-01-19 04:39 +01:00, with uncommitted changes since |",
      "| `scripts/report.py` | 3.0 KB | 810 | Python, executable |",
      "- `references/layout.md`, named on line 24",
      "- **Environment variables**: `DATABASE_URL`",
    ]) {
      expect(markdown.split("\n")).toContain(line);
    }
    expect(markdown).toContain('- **error**, line 2: Name "sql-report" does not match folder');
    expect(markdown).toMatch(/\| Source \| \[example\/skills\]\(<https:\/\/github\.com\/\S+>\) \|/);
    expect(markdown.endsWith("\n")).toBe(true);
  });

  test("has one link, its source, and no other live thing", () => {
    expect(liveNodes(read(markdown))).toEqual([`link ${snapshotSample().source.url}`]);
  });
});

test("a hostile snapshot has nothing live in it, and its tables keep their columns", () => {
  for (const text of HOSTILE) {
    const tree = read(snapshotMarkdown(hostile(text)));
    expect(liveNodes(tree)).toEqual([]);
    for (const table of nodesIn(tree, "table")) {
      const widths = (table as Parent).children.map((row) => (row as Parent).children.length);
      expect(new Set(widths).size).toBe(1);
    }
    expect(nodesIn(tree, "heading").length).toBe(nodesIn(read(snapshotMarkdown(hostile("x"))), "heading").length);
  }
});

test("real snapshots of texts made of the format's pieces have nothing live in them", async () => {
  await fc.assert(
    fc.asyncProperty(TEXT_OF_PIECES, async (text) => {
      const path = "/skills/a/SKILL.md";
      const snapshot = await wholeSnapshot(
        { [path]: `---\nname: x\ndescription: ${text}`, "/skills/a/b|`c": "" },
        path,
      );
      expect(liveNodes(read(snapshotMarkdown(snapshot)))).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test("very long texts and lists are cut, and that is said", () => {
  const [problem] = snapshotSample().problems;
  const long = snapshotSample({
    identity: { ...snapshotSample().identity, description: "x".repeat(5_000) },
    problems: Array.from({ length: 300 }, () => ({ ...(problem as NonNullable<typeof problem>) })),
  });
  const markdown = snapshotMarkdown(long);
  expect(markdown).toContain(`${"x".repeat(2_000)}… (5,000 characters)`);
  expect(markdown).toContain("\n- and 100 more\n");
});

/** The sample with a text wherever a skill can have one. */
function hostile(text: string): Snapshot {
  const sample = snapshotSample();
  return snapshotSample({
    fileName: text,
    identity: {
      ...sample.identity,
      title: text,
      description: text,
      useCases: [{ text, from: "section" }],
      fields: [{ key: text, value: text, clients: [] }],
      consequence: text,
    },
    targets: sample.targets.map((target) => ({ ...target, title: text })),
    problems: [
      {
        rule: text,
        severity: "error",
        message: text,
        fixes: [{ title: text, kind: "safe" }],
        ...samplePlace("sql-report"),
      },
    ],
    counters: sample.counters.map((counter) => ({ ...counter, label: text })),
    files: {
      ...sample.files,
      tree: sample.files.tree.map((file) => ({ ...file, path: text, language: text, via: text })),
      leftOut: [{ path: text, type: "folder", reason: text }],
      missing: [{ path: text, ...samplePlace("sql-report") }],
    },
    inventory: {
      tools: [text],
      scripts: [{ language: text, files: [text] }],
      hosts: [{ name: text, files: [text] }],
      environment: [{ name: text, files: [text] }],
      substitutions: [{ text, meaning: text, count: 1 }],
      skills: [{ name: text, from: text }],
    },
    license: { spdx: text, from: "none", written: text, path: text, similarity: null },
    source: { ...sample.source, repository: text, url: text, repositoryUrl: text, updatedAt: text },
  });
}

function nodesIn(node: Node, type: string): Node[] {
  const own = node.type === type ? [node] : [];
  return [...own, ...((node as Partial<Parent>).children ?? []).flatMap((child) => nodesIn(child, type))];
}

function liveNodes(tree: Node): string[] {
  return LIVE.flatMap((type) => nodesIn(tree, type)).map(
    (node) => `${node.type} ${(node as Node & { url?: string }).url}`,
  );
}

function textOf(node: Node): string {
  const { value, children = [] } = node as Node & { value?: string; children?: Node[] };
  return value ?? children.map(textOf).join("");
}
