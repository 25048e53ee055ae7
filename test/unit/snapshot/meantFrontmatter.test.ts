import { expect, test } from "vitest";
import { snapshotOf } from "../../support/snapshotInMemory.ts";

const used = (snapshot: Awaited<ReturnType<typeof snapshotOf>>, id: string): number | undefined =>
  snapshot.counters.find((counter) => counter.id === id)?.used;

test("of a broken frontmatter the page shows what is written, and that no client sees it", async () => {
  const snapshot = await snapshotOf(
    "---\nname: pdf-tools\ndescription: Reads PDFs: text and tables. Use when a PDF is named.\nargument-hint: [file\n---\n# PDF\n",
  );
  expect(snapshot.identity).toMatchObject({
    frontmatter: "broken",
    name: "pdf-tools",
    description: "Reads PDFs: text and tables. Use when a PDF is named.",
    useCases: [{ text: "A PDF is named." }],
    fields: [{ key: "argument-hint" }],
  });
  expect(snapshot.identity.consequence).toContain("Codex");
  expect(snapshot.agentView.catalogue).toBeNull();
  expect(used(snapshot, "description")).toBe(53);
});

test("what cannot be repaired stays unread, and what is right stays as it is", async () => {
  const broken = await snapshotOf("---\nname: pdf-tools\ndescription: &\n  - [ {\n---\n# PDF\n");
  expect(broken.identity).toMatchObject({ frontmatter: "broken", name: "pdf-tools" });
  const right = await snapshotOf('---\nname: pdf-tools\ndescription: "Reads: all."\n---\n# PDF\n');
  expect(right.identity).toMatchObject({ frontmatter: "valid", description: "Reads: all." });
});
