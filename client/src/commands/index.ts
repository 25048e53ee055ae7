import { commands, type Disposable } from "vscode";
import type { Command, CommandContext } from "./command.ts";
import { copySnapshotAsJson } from "./copySnapshotAsJson.ts";
import { copySnapshotAsMarkdown } from "./copySnapshotAsMarkdown.ts";
import { exportSnapshotAsHtml } from "./exportSnapshotAsHtml.ts";
import { fixAll } from "./fixAll.ts";
import { lockSnapshot } from "./lockSnapshot.ts";
import { openSnapshot } from "./openSnapshot.ts";
import { openSnapshotToSide } from "./openSnapshotToSide.ts";
import { openSource } from "./openSource.ts";
import { packageSkill } from "./packageSkill.ts";
import { restartServer } from "./restartServer.ts";
import { saveAsUtf8 } from "./saveAsUtf8.ts";
import { showOutput } from "./showOutput.ts";
import { unlockSnapshot } from "./unlockSnapshot.ts";
import { useBuiltInSkillMode } from "./useBuiltInSkillMode.ts";
import { useMarkdownForSkills } from "./useMarkdownForSkills.ts";

/** Every command of the extension, as package.json announces them. */
const COMMANDS: readonly Command[] = [
  fixAll,
  openSnapshot,
  openSnapshotToSide,
  lockSnapshot,
  unlockSnapshot,
  openSource,
  copySnapshotAsMarkdown,
  copySnapshotAsJson,
  exportSnapshotAsHtml,
  packageSkill,
  restartServer,
  showOutput,
  saveAsUtf8,
  useMarkdownForSkills,
  useBuiltInSkillMode,
];

/** Registers the commands. */
export function registerCommands(context: CommandContext): Disposable[] {
  return COMMANDS.map(({ id, run }) => commands.registerCommand(id, (...given) => run(context, ...given)));
}
