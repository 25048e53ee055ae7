import {
  type CancellationToken,
  commands,
  env,
  ProgressLocation,
  type QuickPickItem,
  QuickPickItemKind,
  UIKind,
  Uri,
  window,
  workspace,
} from "vscode";
import {
  PACKAGE_PROGRESS_NOTIFICATION,
  PACKAGE_REQUEST,
  type PackageParams,
  type PackageProgress,
  type PackageResult,
} from "../../../server/src/protocol/snapshot.ts";
import type { Command, CommandContext } from "./command.ts";
import { targetSkill } from "./targetSkill.ts";

type Packed = Extract<PackageResult, { type: "packed" }>;

/** Writes a skill as one `.skill` file, where the author wants it, after checking it. */
export const packageSkill: Command = {
  id: "skillwright.packageSkill",
  async run(context, given) {
    const skill = targetSkill(context, given);
    if (skill === undefined || !(await saveAll(skill))) {
      return;
    }
    const packed = await packWithConsent(context, skill);
    if (packed !== undefined) {
      await write(context, skill, packed);
    }
  },
};

/** Saves what is not saved of the skill, with the author's consent: a package is made from the disk. */
async function saveAll(skill: Uri): Promise<boolean> {
  const folder = `${Uri.joinPath(skill, "..")}/`;
  const unsaved = workspace.textDocuments.filter(({ isDirty, uri }) => isDirty && uri.toString().startsWith(folder));
  if (unsaved.length === 0) {
    return true;
  }
  const names = unsaved.map(({ uri }) => uri.path.split("/").at(-1)).join(", ");
  const choice = await window.showWarningMessage(
    "Save the skill before it is packaged?",
    { modal: true, detail: `Not saved: ${names}.` },
    "Save and Package",
  );
  if (choice === undefined) {
    return false;
  }
  const saved = await Promise.all(unsaved.map((document) => document.save()));
  return saved.every((isSaved) => isSaved);
}

/** A skill with errors is packed only when the author, who has read them, still wants it. */
async function packWithConsent(context: CommandContext, skill: Uri): Promise<Packed | undefined> {
  const first = await pack(context, skill, false);
  const result =
    first?.type === "errors" && (await wantsAnyway(first.errors)) ? await pack(context, skill, true) : first;
  if (result?.type === "failed") {
    void window.showErrorMessage(`The skill was not packaged: ${result.reason}`);
  }
  return result?.type === "packed" ? result : undefined;
}

const MOST_ERRORS = 10;

async function wantsAnyway(errors: readonly string[]): Promise<boolean> {
  const shown = errors.slice(0, MOST_ERRORS);
  const more = errors.length > shown.length ? [`… and ${errors.length - shown.length} more.`] : [];
  const anyway = "Package Anyway";
  const problems = "Show Problems";
  const choice = await window.showWarningMessage(
    `The skill has ${errors.length === 1 ? "an error" : `${errors.length} errors`}. Clients may refuse it.`,
    { modal: true, detail: [...shown, ...more].join("\n") },
    anyway,
    problems,
  );
  if (choice === problems) {
    await commands.executeCommand("workbench.actions.view.problems");
  }
  return choice === anyway;
}

/** Asks the server; `undefined` when the author cancels. */
async function pack(context: CommandContext, skill: Uri, force: boolean): Promise<PackageResult | undefined> {
  const { client, start } = context;
  await start();
  const params: PackageParams = { uri: client.code2ProtocolConverter.asUri(skill), force };
  const options = { location: ProgressLocation.Notification, cancellable: true, title: "Packaging the skill" };
  return await window.withProgress(options, async (progress, token: CancellationToken) => {
    let reported = 0;
    const told = client.onNotification(PACKAGE_PROGRESS_NOTIFICATION, ({ uri, done, total }: PackageProgress) => {
      if (uri === params.uri && total > 0) {
        const percent = (done / total) * 100;
        progress.report({ increment: percent - reported, message: `${done} of ${total} files` });
        reported = percent;
      }
    });
    try {
      return await client.sendRequest<PackageResult>(PACKAGE_REQUEST, params, token);
    } catch (error) {
      if (token.isCancellationRequested) {
        return undefined;
      }
      throw error;
    } finally {
      told.dispose();
    }
  });
}

async function write({ log }: CommandContext, skill: Uri, packed: Packed): Promise<void> {
  const { fileName, data, leftOut, warnings } = packed;
  const file = await window.showSaveDialog({
    defaultUri: Uri.joinPath(skill, "..", "..", fileName),
    filters: { "Skill package": ["skill"] },
    title: "Package Skill",
  });
  if (file === undefined) {
    return;
  }
  await workspace.fs.writeFile(file, fromBase64(data));
  for (const sentence of warnings) {
    log.warn(`${fileName}: ${sentence}`);
  }
  for (const sentence of leftOut) {
    log.info(`${fileName}: ${sentence}`);
  }
  const reveal = revealer(file);
  const details = warnings.length > 0 ? "Show Details" : "Show What Was Left Out";
  const hasDetails = warnings.length > 0 || leftOut.length > 0;
  const buttons = [...(reveal === undefined ? [] : [reveal.title]), ...(hasDetails ? [details] : [])];
  const said = saidOf(file.path.split("/").at(-1) ?? fileName, packed);
  const choice = await (warnings.length > 0
    ? window.showWarningMessage(said, ...buttons)
    : window.showInformationMessage(said, ...buttons));
  if (choice === details) {
    await showDetails(packed);
  } else if (choice !== undefined) {
    await reveal?.run();
  }
}

/** What was done, and what its author should know: a single warning in full, of several how many there are. */
function saidOf(name: string, { files, leftOut, warnings }: Packed): string {
  const [warning] = warnings;
  const sentences = [
    `${name} was written with ${files} file${files === 1 ? "" : "s"}.`,
    ...(leftOut.length === 0 ? [] : [`Left out: ${leftOut.length}.`]),
    ...(warning === undefined ? [] : [warnings.length === 1 ? warning : `There are ${warnings.length} warnings.`]),
  ];
  return sentences.join(" ");
}

/** All of it as a list to read. */
async function showDetails({ fileName, leftOut, warnings }: Packed): Promise<void> {
  const group = (label: string, sentences: readonly string[]): QuickPickItem[] =>
    sentences.length === 0
      ? []
      : [{ label, kind: QuickPickItemKind.Separator }, ...sentences.map((sentence) => ({ label: sentence }))];
  const items = [...group("What clients may not like", warnings), ...group("Not in the package", leftOut)];
  await window.showQuickPick(items, { title: fileName, placeHolder: "What to know of the package" });
}

/** How a file can be shown in its folder; `undefined` where nothing can show it. */
function revealer(file: Uri): { readonly title: string; run(): Thenable<unknown> } | undefined {
  if (env.uiKind === UIKind.Desktop && env.remoteName === undefined && file.scheme === "file") {
    return { title: "Reveal in File Manager", run: () => commands.executeCommand("revealFileInOS", file) };
  }
  return workspace.getWorkspaceFolder(file) === undefined
    ? undefined
    : { title: "Reveal in Explorer", run: () => commands.executeCommand("revealInExplorer", file) };
}

function fromBase64(data: string): Uint8Array {
  return Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
}
