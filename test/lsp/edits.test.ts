import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { positionAt } from "../support/lspClient.ts";
import { rightSkill } from "../support/skillTexts.ts";
import { useStdioServers } from "../support/stdioWorkspace.ts";

const serve = useStdioServers();

/** Pieces that make and break what rules look at: fences, quotes, links, breaks of every kind, halves of emoji. */
const PIECES = [
  "\n",
  "\r\n",
  "\r",
  "---\n",
  "```\n",
  "name: other\n",
  "description: a: b\n",
  "[x](gone.md)",
  "`references/gone.md`",
  "😀",
  "\ud83d",
  "漢",
  "# heading\n",
  "<!-- ",
  " -->",
  '"',
  "- ",
  "  ",
  ":",
  "{",
  "\t",
  "<b>",
  "#",
  "\\",
  "x",
];

describe("incremental edits", () => {
  it("find the same as opening the final text afresh", async () => {
    const { client, workspace } = await serve({
      "pdf-tools/SKILL.md": "",
      "pdf-tools/references/forms.md": "# Forms\n",
    });
    const uri = workspace.uri("pdf-tools/SKILL.md");
    const edit = fc.record({ at: fc.nat(400), length: fc.nat(12), text: fc.constantFrom("", ...PIECES) });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 12 }), async (edits) => {
        let text = rightSkill("pdf-tools", "See [the forms](references/forms.md).\n\n```sh\nls\n```\n");
        client.open(uri, text);
        for (const { at, length, text: inserted } of edits) {
          const [start, end] = [Math.min(at, text.length), Math.min(at + length, text.length)];
          // A client never puts a cursor between the two characters of a CRLF: there is no such position.
          if (isInsideBreak(text, start) || isInsideBreak(text, end)) {
            continue;
          }
          client.change(uri, { range: { start: positionAt(text, start), end: positionAt(text, end) }, text: inserted });
          text = text.slice(0, start) + inserted + text.slice(end);
        }
        const edited = await client.diagnostics(uri);
        client.close(uri);
        client.open(uri, text);
        const afresh = await client.diagnostics(uri);
        client.close(uri);
        expect(edited).toEqual(afresh);
      }),
      { numRuns: 60 },
    );
    expect(client.messages.filter((message) => message.startsWith("error"))).toEqual([]);
  });
});

function isInsideBreak(text: string, offset: number): boolean {
  return text[offset - 1] === "\r" && text[offset] === "\n";
}
