import { workspace } from "vscode";
import { SETTINGS_SECTION } from "../../server/src/protocol/index.ts";

/** What the server needs of the settings, as plain data. */
export function serverSettings(): { readonly rules: unknown } {
  return { rules: workspace.getConfiguration(SETTINGS_SECTION).get("rules") ?? {} };
}

/** Whether our problem goes where VS Code's own check says the same. */
export function hidesBuiltInDuplicates(): boolean {
  return workspace.getConfiguration(SETTINGS_SECTION).get("hideBuiltInDuplicates", true);
}
