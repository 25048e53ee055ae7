// What the body says of headings, references, fences and anchors, and where each of them stands.
import { describe, expect, test } from "vitest";
import { type Body, parseBody } from "../../server/src/core/document/body.ts";

/** Each reference as `kind path`, in source order. */
function references(text: string): string[] {
  return parseBody(text, 0).references.map(({ kind, target }) => `${kind} ${target.raw}`);
}

describe("references", () => {
  test.each([
    ["a link, its label left out", "[references/a.md](references/b.md)", ["link references/b.md"]],
    ["code in a link's label", "[`references/a.md`](b.md)", ["link b.md"]],
    ["brackets that are no link", "[see references/a.md] and [`b.md`]", ["text references/a.md", "codeSpan b.md"]],
    ["a defined reference", "[`a.md`][x]\n\n[x]: b.md", ["definition b.md"]],
    [
      "a definition inside code defines nothing",
      "```\n[references/a.md]: x\n```\n[references/a.md]",
      ["text references/a.md"],
    ],
    ["a task", "- [ ] run scripts/a.py", ["text scripts/a.py"]],
    [
      "a table",
      "| scripts/a.py | `b.md` |\n| - | - |\n| c/d.md | x |",
      ["text scripts/a.py", "codeSpan b.md", "text c/d.md"],
    ],
    ["headings", "# See a/b.md\n\nc/d.md\n===", ["text a/b.md", "text c/d.md"]],
    ["emphasis", "**references/a.md** and *b/c.md*, _d/e.md_", ["text references/a.md", "text b/c.md", "text d/e.md"]],
    ["an image in a link", "[![x](a.png)](b.md)", ["image a.png", "link b.md"]],
    [
      "an address",
      "https://x.test/a/b.md <mailto:a@x.test>",
      ["autolink https://x.test/a/b.md", "autolink mailto:a@x.test"],
    ],
    [
      "a variable",
      "${CLAUDE_SKILL_DIR}/scripts/a.py {baseDir}/b.md",
      ["text ${CLAUDE_SKILL_DIR}/scripts/a.py", "text {baseDir}/b.md"],
    ],
    ["a command", "`python scripts/a.py --out=x/y.md b`", ["codeSpan scripts/a.py", "codeSpan x/y.md"]],
    ["Chinese around a path", "请阅读references/a.md文件", ["text references/a.md"]],
    [
      "an end of sentence",
      "See references/a.md. Or (references/b.md), references/c.md#x:",
      ["text references/a.md", "text references/b.md", "text references/c.md#x"],
    ],
    ["no paths", "a/b and/or 1/2 TCP/IP x.y a/b.c/ @a/b.md ~/a/b.md /a/b.md <a>/b.md a/<b>.md a/b.md* a/*.md", []],
    [
      "nothing in comments, HTML and code",
      "<!-- a/b.md [x](y.md) -->\n\n<div>\na/b.md\n</div>\n\n    a/b.md\n\n```\na/b.md\n```",
      [],
    ],
  ])("%s", (_, text, expected) => expect(references(text)).toEqual(expected));

  test("places are offsets into the file", () => {
    const text = 'x [a](./b%20c.md#d "t") `e.md:12`';
    const body = parseBody(text, 100);
    const [link, code] = body.references;
    expect(link && body.slice(link.span)).toBe('[a](./b%20c.md#d "t")');
    expect(link && body.slice(link.target.pathSpan)).toBe("./b%20c.md");
    expect(link?.target.fragment && body.slice(link.target.fragment.span)).toBe("d");
    expect(link?.target).toMatchObject({ path: "b c.md", prefix: "./", kind: "relative" });
    expect(code && body.slice(code.target.pathSpan)).toBe("e.md");
  });
});

describe("headings and anchors", () => {
  test.each([
    ["# A `b` *c* [d](e) <f> &amp; \\*", "A b c d & *", "a-b-c-d--"],
    ["# Own {#my-id}", "Own", "my-id"],
    ["## ⚠️ Care ##", "⚠️ Care", "️-care".replace("\uFE0F", "")],
    ["Setext\n  title\n---", "Setext title", "setext-title"],
    ["# [a](b) https://x.test", "a https://x.test", "a-httpsxtest"],
    ["#", "", ""],
  ])("%j", (text, shown, slug) => {
    const [heading] = parseBody(text, 0).headings;
    expect(heading).toMatchObject({ text: shown, slug });
  });
  test("repeated ones are numbered as on GitHub", () =>
    expect(parseBody("# a\n# a\n# a-1\n# a\n", 0).headings.map(({ slug }) => slug)).toEqual([
      "a",
      "a-1",
      "a-1-1",
      "a-2",
    ]));
  test("ids of raw HTML count", () =>
    expect([...parseBody('<a name="x"></a>\n\n<div id=\'y\'>\n\n`<a id="z">`', 0).anchors]).toEqual(["x", "y"]));
  test("a heading's content leaves out marks and space", () => {
    const body = parseBody("##   A b   ##  \r\n", 10);
    const [heading] = body.headings;
    expect(heading && [body.slice(heading.span), body.slice(heading.contentSpan)]).toEqual(["##   A b   ##", "A b"]);
  });
});

describe("fences", () => {
  test.each([
    ["```js a\nx\n```", true, "js a", "x\n"],
    ["```\r\nx\r\n```\r\n", true, "", "x\r\n"],
    ["~~~~\nx\n~~~\n", false, "", "x\n~~~"],
    ["- ```\n  x\n\ny", false, "", "  x"],
    ["> ```a\n> x\n> ```", true, "a", "> x\n"],
    ["```", false, "", ""],
    ["```\n```", true, "", ""],
  ])("%j", (text, closed, info, content) => {
    const body = parseBody(text, 7);
    const [fence] = body.fences;
    expect(fence).toMatchObject({ closed, info });
    expect(fence && body.slice(fence.contentSpan).replace(/\n$/, "")).toBe(content.replace(/\n$/, ""));
  });
});

describe("the next state of a file", () => {
  const filler = "Some words in a paragraph.\n\n".repeat(20);
  const text = `# A\n\n[x](y.md)\n\n${filler}- \`z.md\`\n\n${filler}# A\n\n[last](l.md)\n`;
  const parts = ({ headings, references: found, fences, comments, anchors }: Body): unknown => ({
    headings,
    found,
    fences,
    comments,
    anchors,
  });

  test("is the same object when nothing changed", () => {
    const body = parseBody(text, 5);
    expect(parseBody(text, 5, body)).toBe(body);
  });
  test("keeps its identity and moves when only the frontmatter grew", () => {
    const body = parseBody(text, 5);
    const moved = parseBody(text, 9, body);
    expect(moved.identity).toBe(body.identity);
    expect(parts(moved)).toEqual(parts(parseBody(text, 9)));
  });
  test("takes over the blocks that did not change", () => {
    const body = parseBody(text, 5);
    const edited = text.replace("z.md", "zz.md");
    const next = parseBody(edited, 5, body);
    expect(parts(next)).toEqual(parts(parseBody(edited, 5)));
    expect(next.blocks[0]).toBe(body.blocks[0]);
    expect(next.blocks.at(-1)?.tree).toBe(body.blocks.at(-1)?.tree);
  });
  test("reads everything anew when a definition comes or goes", () => {
    const body = parseBody("[a/b.md]\n\nx\n", 0);
    const defined = parseBody("[a/b.md]\n\n[a/b.md]: c.md\n", 0, body);
    expect(parts(defined)).toEqual(parts(parseBody("[a/b.md]\n\n[a/b.md]: c.md\n", 0)));
    expect(parts(parseBody("[a/b.md]\n\nx\n", 0, defined))).toEqual(parts(body));
  });
});
