// The packed extension is there and awake in a real VS Code.
import { expect, test } from "./support/test.ts";

test("the extension is installed and active", async ({ openWorkbench }) => {
  const workbench = await openWorkbench("broken-skill");
  const found = await workbench.evaluate((vscode) => vscode.extensions.getExtension("skillwright.skillwright")?.id);
  expect(found).toBe("skillwright.skillwright");
});
