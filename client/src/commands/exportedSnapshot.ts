import { env, type Uri, window } from "vscode";
import { EXPORT_SNAPSHOT_REQUEST, type ExportParams } from "../../../server/src/protocol/snapshot.ts";
import type { CommandContext } from "./command.ts";

/** The snapshot of a skill as a text; says so when the skill cannot be read. */
export async function exportedSnapshot(
  { client, start }: Pick<CommandContext, "client" | "start">,
  skill: Uri,
  format: ExportParams["format"],
): Promise<string | undefined> {
  await start();
  const params: ExportParams = { uri: client.code2ProtocolConverter.asUri(skill), format };
  const text = await client.sendRequest<string | null>(EXPORT_SNAPSHOT_REQUEST, params);
  if (text === null) {
    void window.showErrorMessage("The skill cannot be read, so there is no snapshot of it.");
  }
  return text ?? undefined;
}

/** Puts the snapshot of a skill on the clipboard and says so for a moment. */
export async function copySnapshot(
  context: Pick<CommandContext, "client" | "start">,
  skill: Uri,
  format: "markdown" | "json",
): Promise<void> {
  const text = await exportedSnapshot(context, skill, format);
  if (text !== undefined) {
    await env.clipboard.writeText(text);
    window.setStatusBarMessage("$(check) Snapshot copied", 3000);
  }
}
