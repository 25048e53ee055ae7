import { window, workspace } from "vscode";
import { associatedPlaces, associateSkills } from "../skillAssociation.ts";
import type { Command } from "./command.ts";

const EVERYWHERE = "In All Workspaces";
const HERE = "In This Workspace";

/** Hands SKILL.md over to us, with the author's consent: VS Code's own checks of skills go, Markdown's features stay. */
export const useMarkdownForSkills: Command = {
  id: "skillwright.useMarkdownForSkills",
  async run() {
    if (associatedPlaces().length > 0) {
      void window.showInformationMessage("VS Code treats SKILL.md as Markdown already.");
      return;
    }
    const detail =
      'This adds "**/SKILL.md": "markdown" to the setting "files.associations". VS Code\'s own checks of skills, ' +
      "which know only some of the fields, then stay silent. Skillwright's checks, and the preview and outline of " +
      'Markdown, remain. "Skill: Use VS Code\'s Own Skill Checks Too" undoes it.';
    const hasFolder = (workspace.workspaceFolders?.length ?? 0) > 0;
    const choices = hasFolder ? [EVERYWHERE, HERE] : [EVERYWHERE];
    const choice = await window.showInformationMessage(
      "Let only Skillwright check SKILL.md files?",
      { modal: true, detail },
      ...choices,
    );
    if (choice !== undefined) {
      await associateSkills(choice === HERE ? "workspace" : "user");
    }
  },
};
