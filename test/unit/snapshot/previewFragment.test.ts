// A link of the preview to a heading of another file opens the file there.
import { describe, expect, test } from "vitest";
import { lineOfFragment } from "../../../client/src/preview/lineOfFragment.ts";
import { snapshotOf } from "../../support/snapshotInMemory.ts";

const FRONTMATTER = "---\nname: pdf-tools\ndescription: Reads PDF files. Use when one must be read.\n---\n";

describe("a fragment leads to", () => {
  test.each([
    ["# A\n\n## The *second* one!", "the-second-one", 2],
    ["# Same\n# Same\n# Same", "same-2", 2],
    ["```\n# a\n~~~\n```\n# a", "a", 4],
    ["Title\n=====\n\nOther\n---", "other", 3],
    ["# `code` and [a link](x.md#y) ##", "code-and-a-link", 0],
    ["# Été à snake_case", "%C3%89t%C3%A9-%C3%A0-snake_case", 0],
    ["# A long name {#short}", "short", 0],
    ["a\nb\nc", "L2", 1],
    ["a\nb\nc", "L99", 2],
    ["# L2\nb", "l2", 0],
  ])("%j #%s", (text, fragment, line) => {
    expect(lineOfFragment(text, fragment)).toBe(line);
  });

  test.each([
    ["# a", "b"],
    ["```\n# a\n```", "a"],
    ["#a", "a"],
    ["", ""],
    ["# a", "%E0%A4%A"],
  ])("nothing: %j #%s", (text, fragment) => {
    expect(lineOfFragment(text, fragment)).toBeUndefined();
  });

  test("the line on which the model of a skill has the heading", async () => {
    const body =
      "# C# and .NET\n\n## Step 1: read / write\n\n## `a_b` _c_ **d**\n\n## Step 1: read / write\n\nLast & least\n---\n";
    const { statistics } = await snapshotOf(`${FRONTMATTER}${body}`);
    expect(statistics.headings).toHaveLength(5);
    for (const { slug, line } of statistics.headings) {
      expect(`${slug} ${lineOfFragment(`${FRONTMATTER}${body}`, slug)}`).toBe(`${slug} ${line - 1}`);
    }
  });
});
