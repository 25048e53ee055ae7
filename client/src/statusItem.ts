import { type Disposable, StatusBarAlignment, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type SkillStatus, STATUS_NOTIFICATION } from "../../server/src/protocol/index.ts";
import { activeSkill } from "./skillFile.ts";

/** Shows, while a skill is in front, how many problems it has; a click opens the list of them. */
export function createStatusItem(client: BaseLanguageClient): Disposable {
  const item = window.createStatusBarItem("skillwright.status", StatusBarAlignment.Right, 100);
  item.name = "Skill";
  item.command = "workbench.actions.view.problems";
  const known = new Map<string, SkillStatus>();

  const update = (): void => {
    const uri = activeSkill()?.document.uri.toString();
    const status = uri === undefined ? undefined : known.get(uri);
    if (status === undefined) {
      item.hide();
      return;
    }
    item.text = textOf(status);
    item.tooltip = tooltipOf(status);
    item.accessibilityInformation = { label: tooltipOf(status), role: "button" };
    item.show();
  };

  const received = client.onNotification(STATUS_NOTIFICATION, (status: SkillStatus) => {
    known.set(client.protocol2CodeConverter.asUri(status.uri).toString(), status);
    update();
  });
  const activated = window.onDidChangeActiveTextEditor(update);
  return {
    dispose() {
      received.dispose();
      activated.dispose();
      item.dispose();
    },
  };
}

function textOf({ errors, warnings }: SkillStatus): string {
  if (errors > 0) {
    return `$(error) Skill: ${count(errors, "error")}`;
  }
  return warnings > 0 ? `$(warning) Skill: ${count(warnings, "warning")}` : "$(check) Skill";
}

function tooltipOf({ errors, warnings, infos, hints }: SkillStatus): string {
  const parts = [
    errors > 0 ? count(errors, "error") : "",
    warnings > 0 ? count(warnings, "warning") : "",
    infos > 0 ? count(infos, "info") : "",
    hints > 0 ? count(hints, "hint") : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? "This skill has no problems." : `This skill has ${parts.join(", ")}. Show problems.`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
