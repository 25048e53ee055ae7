// What the page of a snapshot shows, and how: its sections, states, numbers and actions.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Snapshot, SnapshotFile } from "../../../server/src/core/snapshot/model.ts";
import {
  type PageOptions,
  renderDocument,
  renderGone,
  renderPage,
  renderUnavailable,
} from "../../../server/src/page/index.ts";
import { type PageElement, parsePage } from "../../support/parsePage.ts";
import { projectRoot } from "../../support/projectRoot.ts";
import { snapshotSample } from "../../support/snapshotSample.ts";

const PREVIEW: PageOptions = { mode: "preview", image: () => null, allowedHosts: [], client: "", locked: false };

function page(changes: Partial<Snapshot> = {}, options: Partial<PageOptions> = {}): PageElement[] {
  return parsePage(renderPage(snapshotSample(changes), { ...PREVIEW, ...options }));
}

function byId(elements: readonly PageElement[], id: string): PageElement {
  const found = elements.find(({ attributes }) => attributes["id"] === id);
  if (found === undefined) {
    throw new Error(`There is no element with the id ${id}.`);
  }
  return found;
}

function actions(elements: readonly PageElement[], action: string): PageElement[] {
  return elements.filter(({ attributes }) => attributes["data-action"] === action);
}

function words({ text }: PageElement): string {
  return text.replace(/\s+/g, " ").trim();
}

function manyFiles(count: number): SnapshotFile[] {
  const file = (path: string, type: "file" | "folder"): SnapshotFile => ({
    ...{
      path,
      type,
      size: 1,
      kind: type === "file" ? "text" : "folder",
      language: null,
      executable: false,
      big: false,
    },
    ...{ tokens: null, reached: "none", via: null },
  });
  return [file("a", "folder"), ...Array.from({ length: count }, (_, index) => file(`a/${index}.txt`, "file"))];
}

describe("the page", () => {
  test("has its sections in order, each with a heading of level 2 that names it", () => {
    const elements = page();
    const sections = elements.filter(({ name, ancestors }) => name === "section" && ancestors.length === 0);
    expect(sections.map(({ attributes }) => attributes["id"])).toEqual([
      ...["loading", "use-cases", "targets", "problems", "agent-view", "files", "inventory", "source", "install"],
      "instructions",
    ]);
    for (const { attributes } of sections) {
      expect(byId(elements, attributes["aria-labelledby"] ?? "").name).toBe("h2");
    }
  });

  test("never skips a level of headings, whatever the text does", () => {
    const text = { ...snapshotSample().agentView, body: "# a\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n###### f\n" };
    const levels = page({ agentView: text }).flatMap(({ name }) => /^h(\d)$/.exec(name)?.[1] ?? []);
    expect(levels[0]).toBe("1");
    expect(levels.filter((level) => level === "1")).toHaveLength(1);
    levels.forEach((level, index) => {
      expect(Number(level)).toBeLessThanOrEqual(Number(levels[index - 1] ?? 0) + 1);
    });
  });

  test("gives no id twice", () => {
    const ids = page().flatMap(({ attributes }) => attributes["id"] ?? []);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test("names every bar, box and list of choices", () => {
    const elements = page({ files: { ...snapshotSample().files, state: "reading", done: 3 } });
    const named = elements.filter(({ name, attributes }) => name === "progress" || attributes["role"] === "meter");
    expect(named.length).toBeGreaterThan(5);
    for (const { attributes } of named) {
      expect(attributes["aria-label"]).toMatch(/\w/);
    }
    expect(elements.some(({ name, attributes }) => name === "label" && attributes["for"] === "client")).toBe(true);
  });

  test("uses only actions that the extension answers, with what they need", () => {
    const source = readFileSync(`${projectRoot}/client/webview/messages.ts`, "utf8");
    const fromFrame = source.slice(source.indexOf("export type FromFrame"));
    const known = new Set(Array.from(fromFrame.matchAll(/type: "(\w+)"/g), ([, type]) => type));
    expect(known.size).toBeGreaterThan(10);
    const body = "![x](https://evil.example/x.png) [x](https://a.example) [x](a.md)";
    const elements = page({
      files: { ...snapshotSample().files, state: "reading" },
      agentView: { ...snapshotSample().agentView, body },
    });
    const needs: Record<string, string[]> = {
      ...{ reveal: ["start", "end"], fix: ["rule", "start", "end", "title"], "open-file": ["path"], copy: ["text"] },
      ...{ "allow-host": ["host"], "choose-client": [], "stop-reading": [], run: ["command"], "open-link": [] },
    };
    const seen = new Set<string>();
    for (const { attributes } of elements) {
      const action = attributes["data-action"];
      if (action !== undefined) {
        seen.add(action);
        expect(known).toContain(action.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));
        for (const need of needs[action] ?? ["unexpected action"]) {
          expect(attributes).toHaveProperty(`data-${need}`);
        }
      }
    }
    expect([...seen].sort()).toEqual(Object.keys(needs).sort());
  });

  test("escapes each text once", () => {
    const why = byId(page({ identity: { ...snapshotSample().identity, description: `<b> & "q" 'a' &amp;` } }), "why");
    expect(why.text).toBe(`<b> & "q" 'a' &amp;`);
  });
});

describe("the head", () => {
  test("says whether the skill is valid, in words", () => {
    expect(words(byId(page(), "verdict"))).toBe("Not valid: 1 error1 warning");
    const valid = { valid: true, errors: 0, warnings: 0, infos: 0, hints: 0 };
    expect(words(byId(page({ verdict: valid }), "verdict"))).toBe("Valid SKILL.md");
  });

  test("shows the numbers that matter", () => {
    const numbers = page().filter(({ name, ancestors }) => name === "dd" && ancestors[0] === "header");
    expect(numbers.map(words)).toEqual(
      [
        ...[
          "36 SKILL.md",
          "8",
          "255 KB 261,194 bytes",
          "≈ 242 when it is used",
          "MIT",
          "Jan 19, 2026 and changed since",
        ],
      ].map((text) => text.replace("36", String(snapshotSample().statistics.lines))),
    );
  });

  test("says what broken frontmatter means", () => {
    const identity = {
      ...snapshotSample().identity,
      frontmatter: "broken" as const,
      consequence: "Clients see nothing.",
    };
    expect(words(byId(page({ identity }), "consequence"))).toBe("Clients see nothing.");
    expect(page().some(({ attributes }) => attributes["id"] === "consequence")).toBe(false);
  });

  test("says that there is no description", () => {
    const markup = renderPage(
      snapshotSample({ identity: { ...snapshotSample().identity, description: null } }),
      PREVIEW,
    );
    expect(markup).toContain("There is no description");
  });
});

describe("loading", () => {
  test("says in words what is too much", () => {
    const { loading, counters } = snapshotSample();
    const stages = loading.stages.map((stage) => (stage.id === "body" ? { ...stage, tokens: 6_000 } : stage));
    const over = counters.map((counter) => ({ ...counter, used: counter.limit + 1 }));
    const elements = page({ loading: { ...loading, stages }, counters: over });
    expect(words(byId(elements, "stage-body"))).toContain("That is more than the 5,000 tokens that are recommended.");
    expect(words(byId(elements, "stage-catalogue"))).not.toContain("more than");
    expect(words(byId(elements, "counter-name"))).toContain("65 of 64 characters, 1 character too many");
    expect(words(byId(elements, "counter-listing"))).toContain("1 character cut off");
    expect(words(byId(elements, "counter-bodyLines"))).toContain("1 line more than advised");
  });

  test("draws bars that are as long as what they measure", () => {
    const elements = page();
    const meters = elements.filter(({ attributes }) => attributes["role"] === "meter");
    const bars = elements.filter(({ name, attributes }) => name === "rect" && attributes["class"] === "fill");
    const name = meters.findIndex(({ attributes }) => attributes["aria-label"] === "name");
    expect(meters[name]?.attributes).toMatchObject({ "aria-valuenow": "10", "aria-valuemax": "64" });
    expect(bars.map(({ attributes }) => attributes["width"])).toContain(String(Number(((10 / 64) * 100).toFixed(2))));
    const [counter] = snapshotSample().counters;
    const over = page({ counters: [{ ...counter, used: 256 } as Snapshot["counters"][number]] });
    const excess = over.filter(({ attributes }) => attributes["class"] === "excess");
    expect(excess.map(({ attributes }) => attributes)).toMatchObject([{ x: "25", width: "75" }]);
  });
});

describe("problems", () => {
  test("lead to their place and offer their fixes", () => {
    const elements = page();
    const [first] = snapshotSample().problems;
    expect(actions(elements, "reveal")[0]?.attributes).toMatchObject({
      "data-start": String(first?.start),
      "data-end": String(first?.end),
    });
    expect(actions(elements, "fix").map(words)).toEqual([
      'Fix: Rename the skill to "sql-reports"',
      'Fix: Rename the folder to "sql-report"',
      'Fix: Create "references/layout.md"',
    ]);
  });

  test("keep their id while others come and go above them", () => {
    const { problems } = snapshotSample();
    const moved = problems
      .slice(1)
      .map((problem) => ({ ...problem, start: problem.start + 9, line: problem.line + 1 }));
    expect(words(byId(page({ problems: moved }), "problem-path-missing-1"))).toContain("references/layout.md");
    expect(words(byId(page(), "problem-path-missing-1"))).toContain("references/layout.md");
  });

  test("say when there are none", () => {
    expect(words(byId(page({ problems: [] }), "problems"))).toContain("No problems.");
  });

  test("beyond 200 are counted, also those that the verdict alone knows", () => {
    const [problem] = snapshotSample().problems;
    const many = Array.from({ length: 1_234 }, () => ({ ...problem, fixes: [] }) as Snapshot["problems"][number]);
    const elements = page({
      problems: many,
      verdict: { valid: false, errors: 60_000, warnings: 0, infos: 0, hints: 0 },
    });
    expect(actions(elements, "reveal").length).toBeLessThan(210);
    expect(words(byId(elements, "problems"))).toContain("59,800 more problems.");
  });

  test("stand as reasons under the target", () => {
    const target = words(byId(page(), "target-specification"));
    expect(target).toMatch(/^Agent Skills specificationRefused Name "sql-report" does not match/);
    const hrefs = page().flatMap(({ attributes }) => attributes["href"] ?? []);
    expect(hrefs).toContain("#problem-name-folder-mismatch-1");
  });
});

describe("what the agent sees", () => {
  test("marks the substitutions in the body", () => {
    expect(
      page()
        .filter(({ name }) => name === "mark")
        .map(words),
    ).toEqual(["$ARGUMENTS"]);
    expect(byId(page(), "agent-body").text).toContain(snapshotSample().agentView.body);
  });

  test("strikes out what a client cuts, and says so", () => {
    const listings = [{ client: "Claude Code", text: "shown ", cut: "and lost", limit: 6 }];
    const elements = page({ agentView: { ...snapshotSample().agentView, listings } });
    expect(elements.find(({ name }) => name === "del")?.text).toBe("and lost");
    expect(words(byId(elements, "agent-catalogue"))).toContain("cut at 6 characters: what is struck through is lost");
  });

  test("is nothing when there is no catalogue entry", () => {
    const elements = page({ agentView: { ...snapshotSample().agentView, catalogue: null } });
    expect(words(byId(elements, "agent-catalogue"))).toContain("agents do not learn of this skill");
  });
});

describe("files", () => {
  test("are a tree of lists, folders open, with what is to be known in words", () => {
    const elements = page();
    const dump = byId(elements, "file-references.1b.dump.1a.json");
    expect(dump.text).toBe("dump.json");
    expect(dump.ancestors.slice(-5)).toEqual(["ul", "li", "details", "ul", "li"]);
    expect(byId(elements, "folder-references").attributes).toHaveProperty("open");
    const tree = words(byId(elements, "files"));
    expect(tree).toContain("dump.jsonJSONbignot reached from SKILL.md195 KB");
    expect(tree).toContain("report.pyPythonexecutable3 KB");
    expect(tree).toContain("columns.mdthrough references/schema.md1.5 KB");
    expect(tree).toContain("Named, but not there references/layout.md Line");
    expect(tree).toContain(
      "Left out of the package: 3 .DS_Store a file that the system made evals/ tests of the skill",
    );
  });

  test("begin closed when there are many", () => {
    const elements = page({ files: { ...snapshotSample().files, tree: manyFiles(2_000) } });
    expect(byId(elements, "folder-a").attributes).not.toHaveProperty("open");
    expect(actions(elements, "open-file").length).toBeGreaterThan(2_000);
  });

  test("of any order and depth give a whole tree", () => {
    const [file] = manyFiles(1).slice(1);
    const deep = Array.from({ length: 200 }, (_, index) => `${"a/".repeat(index)}a`);
    const tree = [...deep, "b/c", "a", "a/x", ""].map(
      (path, index) => ({ ...file, path, type: index % 3 === 1 ? "file" : "folder" }) as SnapshotFile,
    );
    expect(() => page({ files: { ...snapshotSample().files, tree } })).not.toThrow();
  });

  test("show how far their reading is, with a way to stop it", () => {
    const elements = page({ files: { ...snapshotSample().files, state: "reading", done: 3, total: 9 } });
    expect(byId(elements, "reading").attributes).toMatchObject({ value: "3", max: "9" });
    expect(actions(elements, "stop-reading").map(words)).toEqual(["Stop"]);
    const stopped = page({ files: { ...snapshotSample().files, state: "stopped", done: 3, total: 9 } });
    expect(actions(stopped, "read-on").map(words)).toEqual(["Read the rest"]);
  });

  test.each([
    ["stopped", "Reading was stopped after 8 of 8 files, so the numbers are too low."],
    ["gone", "The folder of this skill cannot be listed, so its files are not known."],
  ] as const)("say when they are %s", (state, sentence) => {
    expect(words(byId(page({ files: { ...snapshotSample().files, state } }), "files"))).toContain(sentence);
  });
});

describe("source and license", () => {
  test.each([
    ["none", "The skill is in no git repository."],
    ["untrusted", "Git is not asked as long as you have not said that you trust this workspace."],
    ["unknown", "Git was not asked."],
  ] as const)("state %s is a sentence", (state, sentence) => {
    expect(words(byId(page({ source: { ...snapshotSample().source, state } }), "source"))).toContain(sentence);
  });

  test("a license that nothing names is said to be missing", () => {
    const license = { spdx: "NOASSERTION", from: "none", written: null, path: null, similarity: null } as const;
    expect(words(byId(page({ license }), "source"))).toContain("Nothing says under which terms it may be used.");
  });

  test("files above the skill's folder are named, and not opened", () => {
    expect(words(byId(page(), "source"))).toContain("README.md");
    expect(actions(page(), "open-file").filter(({ attributes }) => attributes["data-path"]?.startsWith(".."))).toEqual(
      [],
    );
  });
});

describe("install", () => {
  test("shows the guide of the chosen client, the first otherwise", () => {
    expect(actions(page(), "copy").map(({ attributes }) => attributes["data-text"])).toContain(
      ".claude/skills/sql-report",
    );
    const other = page({}, { client: "vscode" });
    expect(actions(other, "copy").map(({ attributes }) => attributes["data-text"])).toContain(
      ".github/skills/sql-report",
    );
    const chosen = other.filter(({ name, attributes }) => name === "option" && attributes["selected"] !== undefined);
    expect(chosen.map(({ text }) => text)).toEqual(["VS Code"]);
  });
});

describe("an exported page", () => {
  test("has nothing that needs somebody to answer", () => {
    const elements = page({ files: { ...snapshotSample().files, state: "reading" } }, { mode: "export" });
    expect(
      elements.filter(({ name, attributes }) => /^(?:button|select)$/.test(name) || "data-action" in attributes),
    ).toEqual([]);
  });

  test("holds every client's guide and the images that it was given", () => {
    const images = new Map([["assets/example.png", "data:image/png;base64,AAAA"]]);
    const document = renderDocument(snapshotSample(), { images, client: "vscode" });
    expect(document).toContain('src="data:image/png;base64,AAAA"');
    expect(document.indexOf("<summary>VS Code")).toBeLessThan(document.indexOf("<summary>Claude Code"));
  });
});

describe("states", () => {
  test("a skill that is gone has a page", () => {
    expect(parsePage(renderGone()).map(({ name }) => name)).toContain("h1");
    expect(parsePage(renderUnavailable()).map(({ name }) => name)).toEqual(expect.arrayContaining(["h1", "button"]));
  });

  test("an empty file has a page", () => {
    const sample = snapshotSample();
    const elements = page({
      identity: {
        ...{ name: null, title: "Untitled skill", description: null, heading: null, useCases: [], fields: [] },
        ...{ frontmatter: "missing", consequence: "Clients do not load it." },
      },
      ...{ targets: [], problems: [], counters: [] },
      statistics: { lines: 0, bytes: 0, bodyLines: 0, bodyWords: 0, headings: [], links: 0, images: 0, codeBlocks: 0 },
      files: { ...sample.files, tree: [], leftOut: [], missing: [], count: 0, size: 0 },
      inventory: { tools: [], scripts: [], hosts: [], environment: [], substitutions: [], skills: [] },
      agentView: { catalogue: null, listings: [], body: "", bodyLine: 1, substitutions: [] },
      install: { clients: [] },
    });
    expect(words(byId(elements, "head"))).toContain("Untitled skill");
    expect(words(byId(elements, "instructions"))).toContain("There is no text below the frontmatter.");
  });
});
