import { expect, it } from "vitest";
import type { Finding, SkillCheck } from "../../server/src/core/index.ts";
import { createDocuments } from "../../server/src/lsp/documents.ts";
import { createPositions } from "../../server/src/lsp/positions.ts";
import { locateRelated } from "../../server/src/lsp/relatedPlaces.ts";
import { folderInMemory } from "../support/checkInMemory.ts";
import { createMemoryHost } from "../support/memoryHost.ts";

const SKILL = "/skills/pdf-tools/SKILL.md";
const FORMS = "/skills/pdf-tools/references/forms.md";

it("places what is related in this file, in another one on the disk, and in one that is open", async () => {
  const files = { [SKILL]: "---\nname: pdf-tools\n---\n", [FORMS]: "# Forms\n\ntext" };
  const host = createMemoryHost(files);
  const { skill, folder } = await folderInMemory(files, SKILL);
  const documents = createDocuments();
  const open = (path: string, text: string) =>
    documents.open({ uri: host.uri(path), languageId: "markdown", version: 1, text });
  const document = open(SKILL, skill.text);
  const here = { message: "here", span: { start: 4, end: 8 } };
  const there = { message: "there", span: { start: 9, end: 13 }, path: "references/forms.md" };
  const findings = [{ related: [here, there] }] as unknown as Finding[];
  const check: SkillCheck = { uri: document.key, skill, folder, host, findings };
  const locate = () => locateRelated(check, document, createPositions(skill.lines), documents);

  const onDisk = await locate();
  expect(onDisk(here)).toEqual({
    uri: host.uri(SKILL),
    range: { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } },
  });
  expect(onDisk(there)).toEqual({
    uri: host.uri(FORMS),
    range: { start: { line: 2, character: 0 }, end: { line: 2, character: 4 } },
  });
  open(FORMS, "\n\n\n# Forms\n\ntext");
  expect((await locate())(there).range.start).toEqual({ line: 3, character: 6 });
});
