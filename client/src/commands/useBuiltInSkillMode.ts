import { window } from "vscode";
import { associatedPlaces, dissociateSkills } from "../skillAssociation.ts";
import type { Command } from "./command.ts";

/** Undoes "Use Markdown for Skills": VS Code checks SKILL.md by itself again, beside us. */
export const useBuiltInSkillMode: Command = {
  id: "skillwright.useBuiltInSkillMode",
  async run() {
    const places = associatedPlaces();
    for (const place of places) {
      await dissociateSkills(place);
    }
    if (places.length === 0) {
      void window.showInformationMessage('The setting "files.associations" names no "**/SKILL.md": nothing to undo.');
    }
  },
};
