// Document links and definitions: where the references of a skill lead.
import { describe, expect, test } from "vitest";
import { definition, documentLinks } from "../../../server/src/core/index.ts";
import { type Files, open } from "./cursor.ts";

const HEAD = "---\nname: pdf-tools\n---\n";
const SKILL = "file:///skills/pdf-tools";
const FILES: Files = {
  "references/forms.md": '# Forms\n\n## Fill in 中文\n\n<a id="raw"></a>\n',
  "references/my file.md": "# Mine\n",
  "references/deep/only.md": "# Only\n",
  "scripts/run.py": "print(1)\n",
  "a/twice.md": "",
  "b/twice.md": "",
  "/skills/README.md": "# All\n",
};

async function links(body: string, files: Files = FILES): Promise<string[]> {
  const { view, text } = await open(HEAD + body, files);
  const found = await documentLinks(view);
  return found.map(({ span, target }) => `${text.slice(span.start, span.end)} -> ${target}`);
}

describe("documentLinks", () => {
  test.each([
    ["[x](references/forms.md)", [`references/forms.md -> ${SKILL}/references/forms.md`]],
    ["![x](./scripts/run.py)", [`./scripts/run.py -> ${SKILL}/scripts/run.py`]],
    ["[x]: <references/my file.md>", [`references/my file.md -> ${SKILL}/references/my%20file.md`]],
    ["[x](references/my%20file.md)", [`references/my%20file.md -> ${SKILL}/references/my%20file.md`]],
    ["`scripts/run.py`", [`scripts/run.py -> ${SKILL}/scripts/run.py`]],
    [
      "`python scripts/run.py references/forms.md`",
      [`scripts/run.py -> ${SKILL}/scripts/run.py`, `references/forms.md -> ${SKILL}/references/forms.md`],
    ],
    ["Run scripts/run.py now.", [`scripts/run.py -> ${SKILL}/scripts/run.py`]],
    ["`${CLAUDE_SKILL_DIR}/scripts/run.py`", [`\${CLAUDE_SKILL_DIR}/scripts/run.py -> ${SKILL}/scripts/run.py`]],
    ["`scripts/run.py:7`", [`scripts/run.py:7 -> ${SKILL}/scripts/run.py#L7`]],
    ["[x](scripts/run.py#L9)", [`scripts/run.py#L9 -> ${SKILL}/scripts/run.py#L9`]],
    ["[x](scripts/)", [`scripts/ -> ${SKILL}/scripts`]],
    ["[x](Scripts/run.py)", [`Scripts/run.py -> ${SKILL}/scripts/run.py`]],
    ["`only.md`", [`only.md -> ${SKILL}/references/deep/only.md`]],
    ["[x](references/forms.md#fill-in-中文)", [`references/forms.md#fill-in-中文 -> ${SKILL}/references/forms.md#L3`]],
    ["[x](references/forms.md#raw)", [`references/forms.md#raw -> ${SKILL}/references/forms.md#L5`]],
    ["[x](references/forms.md#gone)", [`references/forms.md#gone -> ${SKILL}/references/forms.md`]],
    ["# Use\n\n[x](#use)", [`#use -> ${SKILL}/SKILL.md#L4`]],
    [
      "[![x](scripts/run.py)](references/forms.md)",
      [`scripts/run.py -> ${SKILL}/scripts/run.py`, `references/forms.md -> ${SKILL}/references/forms.md`],
    ],
    ["[x](../README.md)", ["../README.md -> file:///skills/README.md"]],
    ["`https://example.com/a`", ["https://example.com/a -> https://example.com/a"]],
    ["🛠️中文[说明](scripts/run.py)", [`scripts/run.py -> ${SKILL}/scripts/run.py`]],
  ])("%s", async (body, expected) => {
    expect(await links(body)).toEqual(expected);
  });

  test.each([
    ["[x](references/gone.md)"],
    ["`package.json`"],
    ["`twice.md`"],
    ["[only](only.md)"],
    ["[x](#gone)"],
    ["[x](../gone.md)"],
    ["[x](https://example.com)"],
    ["<https://example.com>"],
    ["`https://{host}/x`"],
    ["[x](/etc/passwd)"],
    ["`~/x.md`"],
    ["```\nscripts/run.py\n```"],
    ["[x]()"],
    ["[x](references/my file.md"],
  ])("none for %s", async (body) => {
    expect(await links(body)).toEqual([]);
  });

  test("nothing outside the workspace is asked for", async () => {
    const { view, host } = await open(`${HEAD}[x](../README.md)`, FILES);
    const before = host.asked.stat;
    expect(await documentLinks({ ...view, host: { ...host, isInWorkspace: () => false } })).toEqual([]);
    expect(host.asked.stat).toBe(before);
  });

  test("a file with many links into it is read once", async () => {
    const { view, host } = await open(`${HEAD}${"[x](references/forms.md#forms)\n\n".repeat(50)}`, FILES);
    const before = host.asked.readFile;
    expect(await documentLinks(view)).toHaveLength(50);
    expect(host.asked.readFile).toBe(before + 1);
  });
});

describe("definition", () => {
  test.each([
    ["[x](references/fo$0rms.md)", "references/forms.md", "references/forms.md", "0:0"],
    ["[la$0bel](scripts/run.py)", "[label](scripts/run.py)", "scripts/run.py", "0:0"],
    ["`scripts/r$0un.py`", "scripts/run.py", "scripts/run.py", "0:0"],
    ["`python scripts/r$0un.py`", "scripts/run.py", "scripts/run.py", "0:0"],
    ["Run scripts/r$0un.py.", "scripts/run.py", "scripts/run.py", "0:0"],
    ["[x](references/forms.md#fi$0ll-in-中文)", "references/forms.md#fill-in-中文", "references/forms.md", "2:0"],
    ["[x](references/forms.md#go$0ne)", "references/forms.md#gone", "references/forms.md", "0:0"],
    ["Text\n\n## Use it\n\n[x](#use$0-it)", "#use-it", "SKILL.md", "5:0"],
    ["> ## Use it\n\n[x]: #use$0-it", "#use-it", "SKILL.md", "3:2"],
    ["[![x](scripts/run.py)](references/fo$0rms.md)", "references/forms.md", "references/forms.md", "0:0"],
    ["[![x](scripts/r$0un.py)](references/forms.md)", "scripts/run.py", "scripts/run.py", "0:0"],
  ])("%s", async (body, origin, path, place) => {
    for (const [lineBreak, shift] of [
      ["\n", 0],
      ["\r\n", 0],
    ] as const) {
      const { view, offset, text } = await open((HEAD + body).replaceAll("\n", lineBreak), FILES);
      const found = await definition(view, offset + shift);
      expect(found && text.slice(found.origin.start, found.origin.end)).toBe(origin);
      expect(found?.uri).toBe(`${SKILL}/${path}`);
      expect(`${found?.start.line}:${found?.start.character}`).toBe(place);
    }
  });

  test("an unsaved text counts instead of the disk's", async () => {
    const { view, offset, host, service } = await open(`${HEAD}[x](references/forms.md#ne$0w)`, FILES);
    expect((await definition(view, offset))?.start.line).toBe(0);
    service.setBuffer(host.uri("/skills/pdf-tools/references/forms.md"), "# Forms\n\n中文\n\n## New\n");
    expect((await definition(view, offset))?.start.line).toBe(4);
    service.setBuffer(host.uri("/skills/pdf-tools/references/forms.md"), undefined);
    expect((await definition(view, offset))?.start.line).toBe(0);
  });

  test.each([
    ["Some wo$0rds."],
    ["[x](#go$0ne)"],
    ["[x](references/go$0ne.md)"],
    ["[x](scrip$0ts/)"],
    ["`python$0 scripts/run.py`"],
  ])("none for %s", async (body) => {
    const { view, offset } = await open(HEAD + body, FILES);
    expect(await definition(view, offset)).toBeUndefined();
  });
});
