// The extension in its window: status item, commands, a server that dies, files that are not as they should be.
import { expect, test } from "./support/test.ts";
import type { Workbench } from "./support/workbench.ts";

const SKILL = "pdf-tools/SKILL.md";
const text = `---
name: pdf-tools
description: Reads PDF files. Use it when a PDF file must be read.
---

# PDF tools

Read \`references/forms.md\` first.
`;
const skill = { [SKILL]: text, "pdf-tools/references/forms.md": "# Forms\n", "notes.md": "# Notes\n" };
const status = (workbench: Workbench) => workbench.statusItem("skillwright.status");

test("the status item tells how a skill is and leads to its problems", async ({ openWorkbench }) => {
  const workbench = await openWorkbench(skill);
  await workbench.open(SKILL);
  await expect(status(workbench)).toHaveText("Skill");
  await expect(status(workbench)).toHaveAttribute("aria-label", "This skill has no problems.");

  await workbench.goToText("references/forms.md");
  await workbench.type("references/gone.md` and `");
  await expect(status(workbench)).toHaveText("Skill: 1 warning");
  await workbench.goToText("description: ", "description: ".length);
  await workbench.type("It: ");
  await expect(status(workbench)).toHaveText("Skill: 1 error");
  const explanation = "This skill has 1 error, 1 warning. Show problems.";
  await expect(status(workbench)).toHaveAttribute("aria-label", explanation);
  const panel = workbench.page.locator(".markers-panel");
  await expect(panel).toBeHidden();
  await status(workbench).click();
  await expect(panel).toBeVisible();
  expect(await workbench.problems()).toMatchObject([{ code: "yaml-syntax" }, { code: "path-missing" }]);

  await workbench.open("notes.md");
  await expect(status(workbench)).toBeHidden();
});

test("commands answer where no skill is open", async ({ openWorkbench }) => {
  const workbench = await openWorkbench(skill);
  await workbench.open("notes.md");
  await workbench.runCommand("Skill: Fix All Auto-Fixable Problems");
  const answer = "No skill is open in the editor: open a SKILL.md first.";
  await expect(workbench.notifications).toHaveText(answer);
  expect(await workbench.text()).toBe("# Notes\n");
  await workbench.runCommand("Skill: Restart Language Server");
  await workbench.runCommand("Skill: Show Output");
  await expect(workbench.page.locator(".output-view-container, .pane-body.output-view").first()).toBeVisible();
  await workbench.runCommand("Skill: Use VS Code's Own Skill Checks Too");
  await expect(workbench.notifications.filter({ hasText: "nothing to undo" })).toBeVisible();
});

test("a server that dies or is restarted loses nothing", async ({ openWorkbench }) => {
  const workbench = await openWorkbench(skill);
  await workbench.open(SKILL);
  await expect(status(workbench)).toHaveText("Skill");
  await workbench.goToText("references/forms.md");
  await workbench.type("references/gone.md` and `");
  const findings = ["path-missing: references/gone.md"];
  await expect.poll(() => workbench.findings(SKILL)).toEqual(findings);

  const [first] = await workbench.serverProcesses();
  process.kill(first ?? 0, "SIGKILL");
  const second = await another(workbench, first);
  // The text that is not saved reached the new server too, and so does the next keystroke.
  await expect.poll(() => workbench.findings(SKILL)).toEqual(findings);
  await workbench.goToText("references/gone.md");
  await workbench.type("references/lost.md` and `");
  const more = ["path-missing: references/lost.md", ...findings];
  await expect.poll(() => workbench.findings(SKILL)).toEqual(more);

  await workbench.runCommand("Skill: Restart Language Server");
  await another(workbench, second);
  await workbench.undo();
  await expect.poll(() => workbench.findings(SKILL)).not.toEqual(more);
});

/** Waits until one server runs that is not `known`, and gives its process id. */
async function another(workbench: Workbench, known: number | undefined): Promise<number | undefined> {
  await expect
    .poll(async () => {
      const running = await workbench.serverProcesses();
      return running.length === 1 && running[0] !== known;
    }, "another server runs")
    .toBe(true);
  return (await workbench.serverProcesses())[0];
}
