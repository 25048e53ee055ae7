import { describe, expect, it } from "vitest";
import { parseSkill } from "../../../server/src/core/document/parseSkill.ts";
import { type Reach, reachOf } from "../../../server/src/core/snapshot/files/reach.ts";
import { createMemoryHost } from "../../support/memoryHost.ts";
import { folderOf, readFiles } from "../../support/readFiles.ts";

const HEAD = "---\nname: x\ndescription: y\n---\n";

/** How each file of a skill is reached: `self`, `direct`, `none`, or the file that names it. */
async function reachIn(body: string, files: Readonly<Record<string, string>>, head = HEAD): Promise<object> {
  const host = createMemoryHost({ "/s/x/SKILL.md": head + body });
  for (const [path, text] of Object.entries(files)) {
    host.write(`/s/x/${path}`, text);
  }
  const uri = host.uri("/s/x/SKILL.md");
  const [scan, folder] = [await readFiles(host, uri), await folderOf(host, uri)];
  const reach = reachOf(scan, parseSkill(head + body), folder);
  const { "SKILL.md": own, ...others } = Object.fromEntries([...reach].map(([path, how]) => [path, shown(how)]));
  expect(own).toBe("self");
  return others;
}

function shown({ reached, via }: Reach): string {
  return reached === "indirect" ? `via ${via}` : reached;
}

describe("reachOf", () => {
  it.each([
    ["a link", "[a](references/a.md#part)"],
    ["a code span", "`references/a.md`"],
    ["running text", "See references/a.md."],
    ["a command in a fence", "```bash\ncat ./references/a.md:12\n```"],
    ["a variable for the folder", "`cat ${CLAUDE_SKILL_DIR}/references/a.md`"],
    ["a path from the repository", "`cat .claude/skills/x/references/a.md`"],
    ["a folder", "Everything is in `references/`."],
    ["a folder with a pattern", "```\ncat references/*.md\n```"],
    ["the only file of that name", "Then read `a.md`."],
    ["an HTML image", '<img src="references/a.md">'],
  ])("follows %s", async (_, body) => {
    expect(await reachIn(body, { "references/a.md": "" })).toEqual({ "references/a.md": "direct" });
  });

  it("follows the frontmatter, and links in another case", async () => {
    const head = '---\nname: x\ndescription: y\nhooks:\n  Stop:\n    - command: "scripts/stop.sh"\n---\n';
    const files = { "scripts/stop.sh": "", "Docs/A.md": "" };
    expect(await reachIn("[a](docs/a.md)", files, head)).toEqual({
      "scripts/stop.sh": "direct",
      "Docs/A.md": "direct",
    });
  });

  it("does not take words, addresses and outer paths for files", async () => {
    const body = "LICENSE, data and https://example.com/a/b.md, ../b.md, /a/c.md/d, `./`, README.md\n";
    const files = { LICENSE: "", data: "", "a/b.md": "", "a/README.md": "", "d.md": "" };
    expect(await reachIn(body, files)).toEqual({
      LICENSE: "none",
      data: "none",
      // The only file that is called b.md, and `../b.md` leads out: nothing names this one.
      "a/b.md": "none",
      "a/README.md": "none",
      "d.md": "none",
    });
  });

  it("goes on through files, the shortest way first, and round in circles without end", async () => {
    const reached = await reachIn("See references/a.md", {
      "references/a.md": "[next](b.md), `scripts/run.py`",
      "references/b.md": "[back](a.md) [deep](deep/c.md) `../SKILL.md`",
      "references/deep/c.md": "See ../b.md and references/d.md",
      "references/d.md": "",
      "scripts/run.py": "from lib.parse import read\nimport other\nopen('data.json')\n",
      "scripts/lib/parse.py": "",
      "scripts/other.py": "",
      "scripts/data.json": "{}",
      "scripts/orphan.py": "import run",
    });
    expect(reached).toEqual({
      "references/a.md": "direct",
      "references/b.md": "via references/a.md",
      "references/deep/c.md": "via references/b.md",
      "references/d.md": "via references/deep/c.md",
      "scripts/run.py": "via references/a.md",
      "scripts/lib/parse.py": "via scripts/run.py",
      "scripts/other.py": "via scripts/run.py",
      "scripts/data.json": "via scripts/run.py",
      "scripts/orphan.py": "none",
    });
  });

  it("reaches the files directly in a folder that is named, and no deeper", async () => {
    const files = { "references/a.md": "", "references/deep/b.md": "" };
    expect(await reachIn("All of references/ counts.", files)).toEqual({
      "references/a.md": "direct",
      "references/deep/b.md": "none",
    });
  });

  it("does not lead from a file to its own folder", async () => {
    expect(await reachIn("a/b.md", { "a/b.md": "`./` and `a/` and ..", "a/c.md": "" })).toEqual({
      "a/b.md": "direct",
      "a/c.md": "none",
    });
  });

  it("finds names with spaces, escapes and letters of any script", async () => {
    const body = "[a](<references/a b.md>) [b](assets/%C3%BC%20x.md) `数据/文件.md` [c](NOTICE)";
    const files = {
      "references/a b.md": '"../数据/b.csv"',
      "assets/ü x.md": "",
      "数据/文件.md": "",
      "数据/b.csv": "",
      NOTICE: "",
    };
    expect(await reachIn(body, files)).toEqual({
      "references/a b.md": "direct",
      "assets/ü x.md": "direct",
      "数据/文件.md": "direct",
      "数据/b.csv": "via references/a b.md",
      NOTICE: "direct",
    });
  });

  it("reaches nothing that is left out, and nothing without a folder", async () => {
    expect(await reachIn("`evals/a.md` `b.pyc`", { "evals/a.md": "c.md", "b.pyc": "", "c.md": "" })).toEqual({
      "c.md": "none",
    });
    const none = reachOf({ files: new Map(), pending: ["a.md"] }, parseSkill("a.md"), undefined);
    expect([...none]).toEqual([["a.md", { reached: "none", via: null }]]);
  });

  it("follows each edit of the text, whatever it remembers", async () => {
    const host = createMemoryHost({ "/s/x/SKILL.md": HEAD, "/s/x/a.md": "", "/s/x/b.md": "" });
    const uri = host.uri("/s/x/SKILL.md");
    const [scan, folder] = [await readFiles(host, uri), await folderOf(host, uri)];
    let skill = parseSkill(`${HEAD}one\n\nSee a.md.\n`);
    const direct = (): string[] =>
      [...reachOf(scan, skill, folder)].filter(([, { reached }]) => reached === "direct").map(([path]) => path);
    expect(direct()).toEqual(["a.md"]);
    skill = parseSkill(`${HEAD}one b.md\n\nSee a.md.\n`, skill);
    expect(direct()).toEqual(["a.md", "b.md"]);
    skill = parseSkill(`${HEAD}one b.md\n\nSee a.m.\n`, skill);
    expect(direct()).toEqual(["b.md"]);
    skill = parseSkill("---\nname: x\ndescription: a.md\n---\n", skill);
    expect(direct()).toEqual(["a.md"]);
  });
});
