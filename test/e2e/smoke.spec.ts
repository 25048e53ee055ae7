// The packed extension is there and awakes with the first skill in a real VS Code.
import { expect, test } from "./support/test.ts";

test("opening a skill activates the extension", async ({ openWorkbench }) => {
  const workbench = await openWorkbench("broken-skill");
  await workbench.open("pdf-tools/SKILL.md");
  const isActive = () =>
    workbench.evaluate((vscode) => vscode.extensions.getExtension("skillwright.skillwright")?.isActive);
  await expect.poll(isActive).toBe(true);
});
