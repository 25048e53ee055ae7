import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mentionsOf, type TextSource } from "../../../server/src/core/snapshot/files/mentionsOf.ts";
import { addPathMentions } from "../../../server/src/core/snapshot/files/pathMentions.ts";

const markdown: TextSource = { kind: "markdown", language: null };
const script = (language: string): TextSource => ({ kind: "script", language });
const hosts = (text: string): readonly string[] => mentionsOf(text, markdown).hosts;
const environment = (text: string, source: TextSource): readonly string[] => mentionsOf(text, source).environment;

describe("hosts", () => {
  it.each([
    ["https://API.Example.com:8443/v1", ["api.example.com"]],
    ["<http://example.com.>", ["example.com"]],
    ["See https://a.example.com, https://b.example.com.", ["a.example.com", "b.example.com"]],
    ["http://user:secret@git.example.org/x", ["git.example.org"]],
    ["`http://localhost:3000` and http://127.0.0.1:80/", ["127.0.0.1", "localhost"]],
    ["[x](https://example.com)。https://例え.jp", ["example.com"]],
    ["<b>https://example.com</b> https://example.com${PATH}", ["example.com"]],
    ["https://${HOST}/x https://<host>/x https://{region}.example.com https://api.{region}.example.com", []],
    ["https://%s/x https://*.example.com https://your-domain/x https://...", []],
    ["ftp://example.com example.org git@github.com:a/b", []],
    ['<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://example.com/ns">', []],
  ])("%s names %j", (text, expected) => {
    expect(hosts(text)).toEqual(expected);
  });
});

describe("environment variables", () => {
  it.each([
    [
      "Python",
      'os.environ["A_KEY"]; os.environ.get("B"); os.getenv(\'C\'); getenv("D", "x")',
      ["A_KEY", "B", "C", "D"],
    ],
    ["Python", 'os.environ["SET"] = "1"\nif "ASKED" not in os.environ: pass', ["ASKED"]],
    [
      "JavaScript",
      'process.env.A; process.env["B"]; process.env.SET = "1"; if (process.env.C === "x");',
      ["A", "B", "C"],
    ],
    ["TypeScript", "const { A, B: renamed } = process.env; Deno.env.get('C')", ["A", "B", "C"]],
    ["Ruby", 'ENV["A"] || ENV.fetch("B")', ["A", "B"]],
    ["PowerShell", "$env:A_TOKEN; ${env:B}; $env:SET = 1; $env:Path; $Env:ProgramFiles", ["A_TOKEN", "B"]],
    ["Rust", 'std::env::var("A"); env::var_os("B")', ["A", "B"]],
    ["Go", 'os.Getenv("A"); os.LookupEnv("B")', ["A", "B"]],
    ["Perl", "$ENV{A}; $ENV{'B'}", ["A", "B"]],
    ["Shell", 'curl -H "$TOKEN" "${URL}/x" $HOME $lower $1 $? \\$ESCAPED $(CMD) $PATH ${#ARRAY}', ["TOKEN", "URL"]],
    [
      "Shell",
      'NAME=x\nexport OTHER="y"\nfor F in a; do read -r LINE; done\necho $NAME $OTHER $F $LINE $KEPT',
      ["KEPT"],
    ],
    ["Shell", 'KEY="${KEY:-none}"\n: "${MUST:?set it}"\necho $KEY', ["KEY", "MUST"]],
  ])("%s: %s", (language, text, expected) => {
    expect(environment(text, script(language))).toEqual(expected);
  });

  it("looks only into the code of Markdown, and there only for what can be nothing else", () => {
    const text = [
      "Set $OUTSIDE_CODE and OPENAI_API_KEY to nothing.",
      "Use `$MY_TOKEN` or ``ACME_API_KEY`` here, never `$HOME` or `$PRICE`.",
      "```bash",
      'OWN_VALUE=1; echo "$OWN_VALUE ${FROM_OUTSIDE} $ARGUMENTS ${CLAUDE_SKILL_DIR}/x"',
      "```",
      "~~~python",
      'os.environ["IN_PYTHON"]',
      "```",
      "$STILL_CODE",
      "~~~",
      "$AFTER_CODE",
    ].join("\n");
    expect(environment(text, markdown)).toEqual([
      "ACME_API_KEY",
      "FROM_OUTSIDE",
      "IN_PYTHON",
      "MY_TOKEN",
      "STILL_CODE",
    ]);
  });

  it("finds nothing in data and prose", () => {
    expect(environment('$A_B ${C_D} os.getenv("E")', { kind: "data", language: null })).toEqual([]);
  });
});

describe("paths", () => {
  const paths = (text: string, language: string | null = null): string[] => {
    const found = new Set<string>();
    addPathMentions(text, language, found);
    return [...found].sort();
  };

  it.each([
    ["Run scripts/run.py.", ["scripts/run.py"]],
    ["python ${CLAUDE_SKILL_DIR}/scripts/run.py --out=out/x", ["out/x", "scripts/run.py"]],
    ['source "$HERE/lib.sh"', ["lib.sh"]],
    [".\\scripts\\run.ps1", ["./scripts/run.ps1"]],
    ["references/ and 参见references/指南。", ["references/"]],
    ["`a b/c d.md` and [x](LICENSE) and [y](a%20b.md)", ["LICENSE", "a b.md", "a b/c d.md", "a%20b.md", "b/c", "d.md"]],
    ["https://example.com/references/a.md", []],
    ["e.g. os.path and 1.2.3 and self.value", []],
    ["See a.md; b.md, (c.md).", ["a.md", "b.md", "c.md"]],
  ])("%s names %j", (text, expected) => {
    expect(paths(text)).toEqual(expected);
  });

  it("follows what Python and JavaScript import", () => {
    expect(paths("from lib.parse import read\nimport tools\nfrom . import near\n", "Python")).toEqual(
      expect.arrayContaining(["lib/parse.py", "lib/parse/read.py", "tools.py", "tools/__init__.py", "./near.py"]),
    );
    expect(paths('import { x } from "./lib/x";', "JavaScript")).toEqual(
      expect.arrayContaining(["./lib/x.js", "./lib/x/index.js"]),
    );
    expect(paths("import tools\n")).toEqual([]);
  });

  it("keeps a bounded number", () => {
    const found = new Set<string>();
    addPathMentions(Array.from({ length: 9000 }, (_, n) => `d/f${n}.md`).join(" "), null, found);
    expect(found.size).toBe(2000);
  });
});

describe("any text", () => {
  const PIECES = [
    "`",
    "``",
    "```\n",
    '"',
    "'",
    "](",
    "<",
    ">",
    "$",
    "${",
    "A_B",
    "=",
    "https://",
    "a.",
    "/",
    "\\",
    "\n",
    "é",
    "import ",
    "from ",
    "{",
    "%",
    "environ[",
    "~~~\n",
  ];

  it("never throws", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => {
        const text = pieces.join("");
        for (const source of [markdown, script("Shell"), script("Python")]) {
          mentionsOf(text, source);
          addPathMentions(text, source.language, new Set());
        }
      }),
    );
  });

  it.each(PIECES)("takes a megabyte of %j without hanging", (piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    for (const source of [markdown, script("Shell"), script("Python")]) {
      mentionsOf(text, source);
      addPathMentions(text, source.language, new Set());
    }
  });
});
