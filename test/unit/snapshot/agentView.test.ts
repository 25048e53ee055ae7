// What an agent sees: the catalogue entry, the clients' lists, the body with its substitutions; and how much that is.
import { describe, expect, test } from "vitest";
import { snapshotOf } from "../../support/snapshotInMemory.ts";

const skill = (fields: string, body = "# A\n"): string => `---\n${fields}\n---\n${body}`;
const listingsOf = async (fields: string, body?: string) => {
  const { agentView } = await snapshotOf(skill(fields, body));
  return new Map(agentView.listings.map(({ client, text, cut }) => [client, { text, cut }]));
};

describe("the catalogue entry", () => {
  test("is that of the reference library", async () => {
    const { agentView } = await snapshotOf(skill('name: pdf-tools\ndescription: "Reads <b> & more."'));
    expect(agentView.catalogue).toBe(
      "<skill>\n<name>\npdf-tools\n</name>\n<description>\nReads &lt;b&gt; &amp; more.\n</description>\n" +
        "<location>\n/work/skills/pdf-tools/SKILL.md\n</location>\n</skill>",
    );
  });

  test.each([
    ["no name", skill("description: x")],
    ["an empty description", skill('name: pdf-tools\ndescription: " "')],
    ["a number for a name", skill("name: 12\ndescription: x")],
    ["broken YAML", skill("name: pdf-tools\ndescription: a: b")],
    ["no frontmatter", "# A\n"],
    ["a frontmatter that never ends", "---\nname: pdf-tools\ndescription: x\n"],
  ])("there is none with %s", async (_, text) => {
    const { agentView, loading } = await snapshotOf(text);
    expect(agentView.catalogue).toBeNull();
    expect(loading.stages[0]?.tokens).toBe(0);
  });
});

describe("the clients' lists", () => {
  test("Claude Code cuts description and when_to_use together, at code points", async () => {
    const listings = await listingsOf(
      `name: pdf-tools\ndescription: "${"😀".repeat(1500)}"\nwhen_to_use: ${"a".repeat(50)}`,
    );
    expect(listings.get("Claude Code")).toEqual({
      text: `${"😀".repeat(1500)} ${"a".repeat(35)}`,
      cut: "a".repeat(15),
    });
  });

  test("VS Code cuts where Codex skips the skill", async () => {
    const listings = await listingsOf(`name: pdf-tools\ndescription: ${"a".repeat(1030)}`);
    expect(listings.get("VS Code")).toEqual({ text: "a".repeat(1024), cut: "a".repeat(6) });
    expect(listings.get("Codex")).toEqual({ text: "", cut: "a".repeat(1030) });
  });

  test("nothing is cut of what fits", async () => {
    const listings = await listingsOf(`name: pdf-tools\ndescription: ${"a".repeat(1024)}`);
    expect([...listings.values()].map(({ cut }) => cut)).toEqual(["", "", ""]);
  });

  test("Claude Code takes the first paragraph where there is no description", async () => {
    const listings = await listingsOf("name: pdf-tools", "# A\n\nReads *files*.\n");
    expect([...listings]).toEqual([["Claude Code", { text: "Reads files.", cut: "" }]]);
  });

  test("there are none of a frontmatter that no client can read", async () => {
    expect((await listingsOf("name: pdf-tools\ndescription: a: b")).size).toBe(0);
  });
});

describe("the body", () => {
  test.each([
    ["without frontmatter and blanks around it", "---\nname: a\n---\n\n  \n# A\n\ntext\n\n", "# A\n\ntext", 6],
    ["of broken YAML", "---\nname: a: b\n---\n# A\n", "# A", 4],
    ["of an empty frontmatter", "---\n---\n# A\n", "# A", 3],
    ["is the whole file without frontmatter", "\n# A\n", "# A", 2],
    ["is the whole file when the frontmatter never ends", "---\nname: a\n", "---\nname: a", 1],
    [
      "is the whole file when the frontmatter stands elsewhere",
      "Hello\n---\nname: a\n---\n# A\n",
      "Hello\n---\nname: a\n---\n# A",
      1,
    ],
    ["that is empty", "---\nname: a\n---\n\n\n", "", 4],
    ["of an empty file", "", "", 1],
  ])("%s", async (_, text, body, bodyLine) => {
    const { agentView } = await snapshotOf(text);
    expect(agentView).toMatchObject({ body, bodyLine });
  });

  test("its substitutions are marked and explained", async () => {
    const text = skill(
      "name: pdf-tools\ndescription: x\narguments: file format",
      "\nRead $file, $other and \\$ARGUMENTS.\n\n`$ARGUMENTS` $0 ${CLAUDE_SKILL_DIR}/x $ARGUMENTS\n",
    );
    const { agentView, inventory } = await snapshotOf(text);
    const marked = agentView.substitutions.map(({ start, end }) => agentView.body.slice(start, end));
    expect(marked).toEqual(["$file", "$ARGUMENTS", "$0", "${CLAUDE_SKILL_DIR}", "$ARGUMENTS"]);
    expect(inventory.substitutions.map(({ text, count }) => [text, count])).toEqual([
      ["$file", 1],
      ["$ARGUMENTS", 2],
      ["$0", 1],
      ["${CLAUDE_SKILL_DIR}", 1],
    ]);
    expect(inventory.substitutions[0]?.meaning).toMatch(/^The 1st argument .*called file in arguments/);
  });
});

describe("loading", () => {
  test("in three stages, the resources as far as they were read", async () => {
    const { loading } = await snapshotOf(
      skill("name: pdf-tools\ndescription: Reads PDF files.", "# A\n\nOne two three.\n"),
    );
    const [catalogue, body, resources] = loading.stages;
    expect(loading.stages.map(({ id, recommended }) => [id, recommended])).toEqual([
      ["catalogue", 100],
      ["body", 5000],
      ["resources", null],
    ]);
    expect(catalogue?.tokens).toBeGreaterThan(10);
    expect(body?.tokens).toBeGreaterThan(3);
    expect(resources?.tokens).toBe(0);
  });
});
