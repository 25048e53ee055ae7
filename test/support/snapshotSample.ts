import type { Snapshot, SnapshotFile, SnapshotPlace } from "../../server/src/core/snapshot/model.ts";

/** The SKILL.md that {@link snapshotSample} is of: its offsets and lines are places in this text. */
export const SAMPLE_TEXT = `---
name: sql-report
description: "Writes SQL reports from a database & charts them. Use when the user asks for numbers from a database. Triggers on: sql report, revenue table, monthly figures."
license: MIT
compatibility: Needs Python 3.10 and a PostgreSQL server.
allowed-tools: Read Bash(python:*)
metadata:
  version: "1.2.0"
---

# SQL reports

Answer questions about numbers with a table and a chart. The report is for $ARGUMENTS.

## When to use

- The user wants **numbers** from a database.
- A monthly report is due.

## How to report

1. Read [the schema guide](references/schema.md).
2. Run \`scripts/report.py --month 2026-01\`.
3. Fill in \`assets/template.html\`, as in \`references/layout.md\`.

\`\`\`bash
python scripts/report.py --month 2026-01
\`\`\`

![A report](assets/example.png)
`;

/** A realistic snapshot, as far as plain data can be: two problems, one of them an error, and files of most kinds. */
export function snapshotSample(changes: Partial<Snapshot> = {}): Snapshot {
  return { ...SAMPLE, ...changes };
}

/** The place in {@link SAMPLE_TEXT} where `needle` stands first, on one line. */
export function samplePlace(needle: string): SnapshotPlace {
  const start = SAMPLE_TEXT.indexOf(needle);
  const before = SAMPLE_TEXT.slice(0, start).split("\n");
  const line = before.length;
  const column = (before.at(-1) ?? "").length + 1;
  const end = start + needle.length;
  return { start, end, line, column, endLine: line, endColumn: column + needle.length };
}

const DESCRIPTION =
  "Writes SQL reports from a database & charts them. Use when the user asks for numbers from a database. Triggers on: sql report, revenue table, monthly figures.";
const COMPATIBILITY = "Needs Python 3.10 and a PostgreSQL server.";
const BODY = SAMPLE_TEXT.slice(SAMPLE_TEXT.indexOf("# SQL")).trim();
const REPOSITORY = "https://github.com/example/skills";
const COMMIT = "3f2a9c1d5e7b8a6f4c2d1e0f9a8b7c6d5e4f3a2b";
const TREE_URL = `${REPOSITORY}/tree/${COMMIT}/skills/sql-reports`;
const INSTALL_COMMAND = "npx skills add example/skills --skill sql-report";

const FILES: readonly SnapshotFile[] = [
  folder("assets", 52_350, "direct"),
  file("assets/example.png", 48_230, { kind: "image" }),
  file("assets/template.html", 4_120, { kind: "data", language: "HTML", tokens: 1_180 }),
  folder("references", 203_912, "direct"),
  file("references/columns.md", 1_512, {
    kind: "markdown",
    tokens: 391,
    reached: "indirect",
    via: "references/schema.md",
  }),
  file("references/dump.json", 200_000, {
    kind: "data",
    language: "JSON",
    tokens: 61_400,
    big: true,
    reached: "none",
  }),
  file("references/schema.md", 2_400, { kind: "markdown", tokens: 610 }),
  folder("scripts", 3_072, "direct"),
  file("scripts/report.py", 3_072, { kind: "script", language: "Python", executable: true, tokens: 810 }),
  file("LICENSE", 1_068, { kind: "license", tokens: 224, reached: "none" }),
  file("SKILL.md", byteLength(SAMPLE_TEXT), { kind: "skill", tokens: 292, reached: "self" }),
];

const SAMPLE: Snapshot = {
  version: 1,
  uri: "file:///work/skills/sql-reports/SKILL.md",
  fileName: "SKILL.md",
  folder: "sql-reports",
  identity: {
    name: "sql-report",
    title: "sql-report",
    description: DESCRIPTION,
    heading: "SQL reports",
    useCases: [
      { text: "The user asks for numbers from a database.", from: "sentence" },
      { text: "sql report", from: "trigger" },
      { text: "revenue table", from: "trigger" },
      { text: "monthly figures", from: "trigger" },
      { text: "The user wants numbers from a database.", from: "section" },
      { text: "A monthly report is due.", from: "section" },
    ],
    fields: [
      { key: "license", value: "MIT", clients: [] },
      { key: "compatibility", value: COMPATIBILITY, clients: [] },
      { key: "allowed-tools", value: "Read Bash(python:*)", clients: ["Claude Code", "VS Code"] },
      { key: "metadata", value: "version: 1.2.0", clients: [] },
    ],
    frontmatter: "valid",
    consequence: null,
  },
  verdict: { valid: false, errors: 1, warnings: 1, infos: 0, hints: 0 },
  targets: [{ id: "specification", title: "Agent Skills specification", verdict: "refuses", problems: [0, 1] }],
  problems: [
    {
      rule: "name-folder-mismatch",
      severity: "error",
      message:
        'Name "sql-report" does not match folder "sql-reports". The specification wants them equal, and clients such as VS Code do not load the skill otherwise. Rename one of them.',
      fixes: [
        { title: 'Rename the skill to "sql-reports"', kind: "safe" },
        { title: 'Rename the folder to "sql-report"', kind: "unsafe" },
      ],
      ...samplePlace("sql-report"),
    },
    {
      rule: "path-missing",
      severity: "warning",
      message:
        '"references/layout.md" is not in the skill\'s folder, so an agent that is told to read it finds nothing. Correct the path, or add the file.',
      fixes: [{ title: 'Create "references/layout.md"', kind: "unsafe" }],
      ...samplePlace("references/layout.md"),
    },
  ],
  statistics: {
    lines: SAMPLE_TEXT.split("\n").length - 1,
    bytes: byteLength(SAMPLE_TEXT),
    bodyLines: BODY.split("\n").length,
    bodyWords: BODY.split(/\s+/).length,
    headings: [
      { level: 1, text: "SQL reports", slug: "sql-reports", line: samplePlace("# SQL reports").line },
      { level: 2, text: "When to use", slug: "when-to-use", line: samplePlace("## When to use").line },
      { level: 2, text: "How to report", slug: "how-to-report", line: samplePlace("## How to report").line },
    ],
    links: 1,
    images: 1,
    codeBlocks: 1,
  },
  counters: [
    { id: "name", label: "name", used: 10, limit: 64, unit: "characters", kind: "hard" },
    {
      id: "description",
      label: "description",
      used: DESCRIPTION.length,
      limit: 1_024,
      unit: "characters",
      kind: "hard",
    },
    { id: "listing", label: "listing", used: DESCRIPTION.length, limit: 1_536, unit: "characters", kind: "cut" },
    {
      id: "compatibility",
      label: "compatibility",
      used: COMPATIBILITY.length,
      limit: 500,
      unit: "characters",
      kind: "hard",
    },
    {
      id: "bodyLines",
      label: "body lines",
      used: BODY.split("\n").length,
      limit: 500,
      unit: "lines",
      kind: "advice",
    },
  ],
  loading: {
    stages: [
      {
        id: "catalogue",
        title: "Name and description",
        when: "At the start of every session.",
        tokens: 47,
        recommended: 100,
      },
      { id: "body", title: "Body", when: "When the skill is used.", tokens: 195, recommended: 5_000 },
      { id: "resources", title: "Other files", when: "When the agent opens them.", tokens: 64_615, recommended: null },
    ],
    note: "Tokens are an estimate; each model counts a little differently.",
  },
  files: {
    state: "complete",
    done: 8,
    total: 8,
    truncated: false,
    count: FILES.filter(({ type }) => type === "file").length,
    size: FILES.reduce((sum, { type, size }) => sum + (type === "file" ? (size ?? 0) : 0), 0),
    executables: 1,
    binaries: 1,
    tree: FILES,
    leftOut: [
      { path: ".DS_Store", type: "file", reason: "a file that the system made" },
      { path: "evals", type: "folder", reason: "tests of the skill" },
      { path: "latest", type: "symlink", reason: "a symbolic link" },
    ],
    missing: [{ path: "references/layout.md", ...samplePlace("references/layout.md") }],
  },
  inventory: {
    tools: ["Read", "Bash(python:*)"],
    scripts: [{ language: "Python", files: ["scripts/report.py"] }],
    hosts: [{ name: "www.postgresql.org", files: ["references/schema.md", "scripts/report.py"] }],
    environment: [{ name: "DATABASE_URL", files: ["scripts/report.py"] }],
    substitutions: [{ text: "$ARGUMENTS", meaning: "everything typed after the skill's name", count: 1 }],
    skills: [],
  },
  license: { spdx: "MIT", from: "field", written: "MIT", path: "LICENSE", similarity: 0.99 },
  source: {
    state: "repository",
    host: "github.com",
    repository: "example/skills",
    repositoryUrl: REPOSITORY,
    url: TREE_URL,
    branch: "main",
    commit: COMMIT,
    updatedAt: "2026-01-19T04:39:00+01:00",
    uncommitted: true,
    community: [{ name: "README.md", path: "../../README.md" }],
  },
  agentView: {
    catalogue: [
      "<skill>",
      "<name>",
      "sql-report",
      "</name>",
      "<description>",
      DESCRIPTION.replace("&", "&amp;"),
      "</description>",
      "<location>",
      "/work/skills/sql-reports/SKILL.md",
      "</location>",
      "</skill>",
    ].join("\n"),
    listings: [{ client: "Claude Code", text: `sql-report: ${DESCRIPTION}`, cut: "", limit: 1_536 }],
    body: BODY,
    bodyLine: samplePlace("# SQL reports").line,
    substitutions: [{ start: BODY.indexOf("$ARGUMENTS"), end: BODY.indexOf("$ARGUMENTS") + "$ARGUMENTS".length }],
  },
  install: {
    clients: [
      {
        client: "claude-code",
        title: "Claude Code",
        steps: [
          { text: "Copy the folder into the skills of your project.", copy: ".claude/skills/sql-report" },
          { text: "Or install it with the skills command.", copy: INSTALL_COMMAND },
        ],
      },
      {
        client: "vscode",
        title: "VS Code",
        steps: [
          { text: "Copy the folder into the skills of your project.", copy: ".github/skills/sql-report" },
          { text: "Or open the folder on the web.", copy: TREE_URL },
        ],
      },
    ],
  },
};

function folder(path: string, size: number, reached: SnapshotFile["reached"]): SnapshotFile {
  return {
    path,
    type: "folder",
    size,
    kind: "folder",
    language: null,
    executable: null,
    big: false,
    tokens: null,
    reached,
    via: null,
  };
}

function file(path: string, size: number, rest: Partial<SnapshotFile> & Pick<SnapshotFile, "kind">): SnapshotFile {
  return {
    path,
    type: "file",
    size,
    language: null,
    executable: false,
    big: false,
    tokens: null,
    reached: "direct",
    via: null,
    ...rest,
  };
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
