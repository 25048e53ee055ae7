import type { Reference } from "../document/body.ts";
import type { SkillView } from "../service.ts";
import { touches } from "../text/span.ts";
import { nearestFiles } from "../workspace/nearestFile.ts";
import type { SkillFolder } from "../workspace/skillFolder.ts";
import { cutLine, firstLines } from "./firstLines.ts";
import type { HoverContent } from "./hoverContent.ts";
import { createLocator, type Located, referenceAt } from "./locateReference.ts";
import { codeBlock, formatNumber, formatSize, inlineCode } from "./markdownText.ts";
import { MARKDOWN } from "./readMarkdown.ts";

/** Shows the file or folder that the reference at `offset` names: its size and first lines, or that it is not there. */
export async function hoverPath(view: SkillView, offset: number): Promise<HoverContent | undefined> {
  const reference = referenceAt(view.skill, offset);
  if (reference === undefined) {
    return undefined;
  }
  const locator = createLocator(view);
  const located = await locator.locate(reference);
  const markdown =
    typeof located === "string"
      ? missing(reference, located, view.folder)
      : await found(view, reference, located, await locator.anchor(reference, located));
  const { target } = reference;
  const span = touches(target.span, offset) ? target.span : reference.span;
  return markdown === undefined ? undefined : { markdown, span };
}

/** At most so much of a file is shown. */
const MOST_BYTES = 8192;
const MOST_LINES = 12;
const MOST_NAMES = 12;

type Anchor = { file: SkillView["skill"]; span: { start: number; end: number } } | undefined;

async function found(
  view: SkillView,
  reference: Reference,
  located: Located,
  anchor: Anchor,
): Promise<string | undefined> {
  const { host, folder, skill } = view;
  const { target } = reference;
  if (target.kind === "fragment") {
    return anchor === undefined ? missingHeading(target.fragment?.text ?? "") : section(anchor);
  }
  const title = `**${inlineCode(located.path === "" ? "./" : located.path)}**`;
  if (located.type === "symlink") {
    return `${title} · symbolic link\n\nSkillwright does not follow it, and marketplaces refuse packages with links.`;
  }
  if (located.type === "folder") {
    return [`${title} · folder`, ...notes(reference, located), ...contents(folder, located)].join("\n\n");
  }
  if (anchor !== undefined) {
    return [`${title}`, ...notes(reference, located), section(anchor)].join("\n\n");
  }
  if (located.uri === view.uri) {
    return `${title} · this file, ${formatNumber(skill.lines.lineCount)} lines`;
  }
  const size = (await host.stat(located.uri))?.size;
  const head = size === undefined ? title : `${title} · ${formatSize(size)}`;
  const fragment = target.fragment !== undefined && MARKDOWN.test(located.path) ? target.fragment.text : undefined;
  const gone = fragment === undefined || located.how === "outside" ? [] : [missingHeading(fragment)];
  const preview = await previewOf(view, located, size);
  return [head, ...notes(reference, located), ...gone, ...preview].join("\n\n");
}

function notes({ target }: Reference, { how, path }: Located): string[] {
  switch (how) {
    case "exact":
      return [];
    case "otherCase":
      return [
        `On the disk it is spelled ${inlineCode(path)}: ${inlineCode(target.path)} is not found on Linux, nor in a package.`,
      ];
    case "byName":
      return [`The only file of this name in the skill.`];
    case "outside":
      return ["It lies outside the skill's folder and does not ship with the skill."];
  }
}

function contents(folder: SkillFolder | undefined, { path, how }: Located): string[] {
  if (folder === undefined || how === "outside") {
    return [];
  }
  const children = folder.listing.childrenOf(path);
  const names = children
    .slice(0, MOST_NAMES)
    .map(({ name, type }) => `- ${inlineCode(type === "folder" ? `${name}/` : name)}`);
  const more = children.length > MOST_NAMES ? [`- and ${children.length - MOST_NAMES} more`] : [];
  return [children.length === 0 ? "It is empty." : [...names, ...more].join("\n")];
}

async function previewOf({ host }: SkillView, located: Located, size: number | undefined): Promise<string[]> {
  if (size === 0) {
    return ["It is empty."];
  }
  const bytes = await host.readFile(located.uri, MOST_BYTES);
  const lines = bytes && firstLines(bytes, MOST_BYTES, MOST_LINES);
  if (lines === undefined) {
    return bytes === undefined ? [] : ["A binary file."];
  }
  return lines === "" ? [] : [codeBlock(lines, languageOf(located.path))];
}

/** The heading with the first lines below it. */
function section({ file, span }: NonNullable<Anchor>): string {
  const text = file.text.slice(span.start, span.start + MOST_BYTES);
  const lines = text.split(/\r\n|\n|\r/).slice(0, MOST_LINES);
  return codeBlock(lines.map(cutLine).join("\n").trimEnd(), "markdown");
}

function missingHeading(fragment: string): string {
  return `There is no heading ${inlineCode(`#${fragment}`)} in it.`;
}

/** Said only where a file of the skill is surely meant: code spans name files of the user's project, too. */
function missing(
  { kind, target, inCommand }: Reference,
  resolution: "missing" | "outside" | "unknown",
  folder: SkillFolder | undefined,
): string | undefined {
  if (folder === undefined || resolution === "unknown") {
    return undefined;
  }
  const title = `**${inlineCode(target.path)}**`;
  const isLink = kind === "link" || kind === "image" || kind === "definition";
  if (resolution === "outside") {
    return isLink ? `${title}\n\nIt would lie outside the skill's folder, and is not there.` : undefined;
  }
  const first = target.path.split("/", 1)[0] ?? "";
  const isResource = target.path.includes("/") && folder.listing.typeOf(first) === "folder";
  if (!isLink && (!(isResource || RESOURCE.test(target.path)) || inCommand || PLACEHOLDER.test(target.path))) {
    return undefined;
  }
  const near = nearestFiles(target.path, folder.listing).map(({ path }) => inlineCode(path));
  const hint = near.length === 0 ? "" : ` There is ${near.join(" and ")}.`;
  return `${title}\n\nIt is not in the skill.${hint}`;
}

const RESOURCE = /^(?:references?|scripts|assets)\/./;
const PLACEHOLDER = /[<>{}*$|[\]…]|\.\.\.|YYYY|path\/to|(?:^|\/)(?:your|my)-/;

const LANGUAGES: Readonly<Record<string, string>> = {
  bash: "shellscript",
  cjs: "javascript",
  htm: "html",
  js: "javascript",
  markdown: "markdown",
  md: "markdown",
  mjs: "javascript",
  mts: "typescript",
  ps1: "powershell",
  py: "python",
  rb: "ruby",
  rs: "rust",
  sh: "shellscript",
  ts: "typescript",
  yml: "yaml",
};

function languageOf(path: string): string {
  const extension = /\.([A-Za-z0-9]{1,12})$/.exec(path)?.[1]?.toLowerCase() ?? "";
  return LANGUAGES[extension] ?? extension;
}
