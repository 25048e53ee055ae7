// What holds for every text: no feature throws, spans lie in the text, ranges nest; and none is slow on a large one.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseSkill } from "../../../server/src/core/document/parseSkill.ts";
import {
  complete,
  type DocumentSymbol,
  definition,
  documentLinks,
  documentSymbols,
  type FoldingRange,
  foldingRanges,
  hover,
  refactorings,
  type SkillView,
  type Span,
  selectionRanges,
} from "../../../server/src/core/index.ts";
import { createFolderListing } from "../../../server/src/core/workspace/folderListing.ts";
import { folderInMemory } from "../../support/checkInMemory.ts";
import { type CorpusSkill, corpusSkills, hasCorpus, NO_CORPUS } from "../../support/corpus.ts";
import { createMemoryHost } from "../../support/memoryHost.ts";
import { TEXT_OF_PIECES } from "../../support/textOfPieces.ts";
import { accept, open } from "./cursor.ts";

const { view: EXAMPLE } = await open("---\nname: x\n---\n", {
  "references/a b.md": "# A\n",
  "scripts/run.py": "",
  "LICENSE.txt": "",
});

function viewOf(text: string): SkillView {
  return { ...EXAMPLE, skill: parseSkill(text) };
}

function expectInside({ start, end }: Span, { text }: SkillView["skill"]): void {
  expect(start).toBeGreaterThanOrEqual(0);
  expect(end).toBeGreaterThanOrEqual(start);
  expect(end).toBeLessThanOrEqual(text.length);
}

function expectSymbols(symbols: readonly DocumentSymbol[], view: SkillView, parent?: Span): void {
  for (const { name, span, selectionSpan, children } of symbols) {
    expect(name).not.toBe("");
    expectInside(span, view.skill);
    expect(contains(span, selectionSpan)).toBe(true);
    expect(parent === undefined || contains(parent, span)).toBe(true);
    expectSymbols(children, view, span);
  }
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function expectFolds(ranges: readonly FoldingRange[], view: SkillView): void {
  const open: FoldingRange[] = [];
  for (const range of ranges) {
    expect(range.endLine).toBeGreaterThan(range.startLine);
    expect(range.endLine).toBeLessThan(view.skill.lines.lineCount);
    while ((open.at(-1)?.endLine ?? Number.POSITIVE_INFINITY) < range.startLine) {
      open.pop();
    }
    expect(range.endLine).toBeLessThanOrEqual(open.at(-1)?.endLine ?? range.endLine);
    open.push(range);
  }
}

function expectNested(spans: readonly Span[], view: SkillView, offset: number): void {
  expect(spans.at(-1)).toEqual({ start: 0, end: view.skill.text.length });
  for (const [index, span] of spans.entries()) {
    expectInside(span, view.skill);
    expect(span.start <= offset && offset <= span.end).toBe(true);
    const inner = spans[index - 1];
    if (inner !== undefined) {
      expect(contains(span, inner)).toBe(true);
      expect(span.end - span.start).toBeGreaterThan(inner.end - inner.start);
    }
  }
}

async function expectSound(view: SkillView, offsets: readonly number[]): Promise<void> {
  const { text } = view.skill;
  expectSymbols(documentSymbols(view), view);
  expectFolds(foldingRanges(view), view);
  for (const { span } of await documentLinks(view)) {
    expectInside(span, view.skill);
  }
  for (const any of offsets) {
    // No cursor stands between CR and LF.
    const offset = Math.min(any, view.skill.lines.lineEnd(view.skill.lines.positionAt(any).line));
    expectNested(selectionRanges(view, offset), view, offset);
    for (const item of (await complete(view, offset)).items) {
      accept(text, offset, item);
    }
    const content = await hover(view, offset);
    if (content !== undefined) {
      expectInside(content.span, view.skill);
      expect(content.span.start <= offset && offset <= content.span.end).toBe(true);
    }
    const target = await definition(view, offset);
    if (target !== undefined) {
      expectInside(target.origin, view.skill);
    }
    await refactorings(view, { start: offset, end: offset });
  }
}

/** The same offsets in every run, spread over the text. */
function someOffsets(text: string, count: number): number[] {
  const step = 7919;
  return Array.from({ length: count }, (_, index) => (index * step * 31) % (text.length + 1));
}

describe("every text", () => {
  test("made of the format's own pieces", async () => {
    await fc.assert(
      fc.asyncProperty(TEXT_OF_PIECES, fc.nat(), async (text, at) => {
        const view = viewOf(text);
        const { length } = view.skill.text;
        await expectSound(view, [at % (length + 1), length, 0]);
      }),
      { numRuns: 600 },
    );
  });

  test.skipIf(!hasCorpus)(
    `of real skills and drafts${hasCorpus ? "" : ` (${NO_CORPUS})`}`,
    { timeout: 120_000 },
    async () => {
      for (const corpusSkill of [...corpusSkills("skills"), ...corpusSkills("drafts")]) {
        const view = await corpusView(corpusSkill);
        await expectSound(view, someOffsets(view.skill.text, 5));
      }
    },
  );
});

async function corpusView({ files, path }: CorpusSkill): Promise<SkillView> {
  const host = createMemoryHost(files);
  return { uri: host.uri(path), host, ...(await folderInMemory(files, path)) };
}

describe("speed", () => {
  const typical = `---\nname: pdf-tools\ndescription: ${"words ".repeat(100)}\nallowed-tools: Read Bash(git *)\n---\n\n${Array.from(
    { length: 500 },
    (_, i) => `## Section ${i}\n\nSee [a](references/a%20b.md#a) and \`scripts/run.py\`.\n\n- item\n  - nested\n`,
  ).join("\n")}`;

  const milliseconds = async (run: () => unknown): Promise<number> => {
    const start = performance.now();
    await run();
    return performance.now() - start;
  };
  const median = async (run: () => unknown): Promise<number> => {
    const times: number[] = [];
    for (let i = 0; i < 15; i++) {
      times.push(await milliseconds(run));
    }
    return times.toSorted((a, b) => a - b)[7] ?? 0;
  };
  const features = (view: SkillView, offset: number): Record<string, () => unknown> => ({
    complete: () => complete(view, offset),
    hover: () => hover(view, offset),
    documentLinks: () => documentLinks(view),
    definition: () => definition(view, offset),
    documentSymbols: () => documentSymbols(view),
    foldingRanges: () => foldingRanges(view),
    selectionRanges: () => selectionRanges(view, offset),
    refactorings: () => refactorings(view, { start: offset, end: offset }),
  });

  // Measured well below these bounds; they are wide because test machines are busy.
  test("a skill of 50 KB", async () => {
    const view = viewOf(typical);
    for (const [name, run] of Object.entries(features(view, typical.length - 200))) {
      expect(await median(run), name).toBeLessThan(25);
    }
  });

  const LARGE: Readonly<Record<string, string>> = {
    "80,000 headings": `---\nname: x\n---\n${Array.from({ length: 80_000 }, (_, i) => `${"#".repeat((i % 6) + 1)} Heading number ${i}, long enough to make 5 MB\n`).join("\n")}`,
    "80,000 links": `---\nname: x\n---\n${Array.from({ length: 80_000 }, (_, i) => `See [the file](references/a%20b.md) or \`scripts/no${i}.py\`.\n`).join("\n")}`,
    "one line of 1 MB": `---\nname: x\n---\n${"see [x](references/a%20b.md) and `code` ".repeat(25_000)}`,
    "1 MB of brackets": `---\nname: x\n---\n${"[](`<".repeat(200_000)}`,
    "a list 10,000 deep": `---\nname: x\n---\n${Array.from({ length: 10_000 }, (_, i) => `${" ".repeat(Math.min(i * 2, 400))}- x`).join("\n")}`,
    "a value of 1 MB": `---\nname: x\nallowed-tools: ${"Bash(git *) ".repeat(90_000)}\nlicense: ${"MIT OR ".repeat(1000)}\n---\n`,
    "1 MB of spaces": `---\nname: x\n---\n# A\n${" ".repeat(1_000_000)}x`,
  };

  test.each(Object.keys(LARGE))("%s: no pause", async (name) => {
    const text = LARGE[name] ?? "";
    const view = viewOf(text);
    for (const offset of [20, text.length - 3]) {
      for (const [feature, run] of Object.entries(features(view, offset))) {
        expect(await milliseconds(run), feature).toBeLessThan(1000);
      }
    }
  });

  test("a folder of 20,000 files", async () => {
    const entries = new Map(Array.from({ length: 20_000 }, (_, i) => [`references/file-${i}.md`, "file"] as const));
    const listing = createFolderListing(new Map([["references", "folder"] as const, ...entries]));
    const { folder } = EXAMPLE;
    const text = "---\nname: x\n---\n[x](references/file-none.md)";
    const view = { ...viewOf(text), folder: folder && { ...folder, listing } };
    for (const [feature, run] of Object.entries(features(view, text.length - 4))) {
      expect(await milliseconds(run), feature).toBeLessThan(300);
    }
  });
});
