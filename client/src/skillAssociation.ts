import { ConfigurationTarget, workspace } from "vscode";

/** Where a setting can stand. */
export type SettingsPlace = "user" | "workspace";

/** The file association that makes VS Code treat skills as Markdown, which turns its own checks of skills off. */
const PATTERN = "**/SKILL.md";

/** The places where the association stands. */
export function associatedPlaces(): SettingsPlace[] {
  return (["user", "workspace"] as const).filter((place) => associationsAt(place)[PATTERN] === "markdown");
}

/** Treats skills as Markdown from now on. */
export async function associateSkills(place: SettingsPlace): Promise<void> {
  await write(place, { ...associationsAt(place), [PATTERN]: "markdown" });
}

/** Leaves skills to VS Code again. */
export async function dissociateSkills(place: SettingsPlace): Promise<void> {
  const { [PATTERN]: _, ...others } = associationsAt(place);
  await write(place, Object.keys(others).length === 0 ? undefined : others);
}

function associationsAt(place: SettingsPlace): Record<string, string> {
  const found = workspace.getConfiguration("files").inspect<Record<string, string>>("associations");
  return (place === "user" ? found?.globalValue : found?.workspaceValue) ?? {};
}

async function write(place: SettingsPlace, associations: Record<string, string> | undefined): Promise<void> {
  const target = place === "user" ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
  await workspace.getConfiguration("files").update("associations", associations, target);
}
