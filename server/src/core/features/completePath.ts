import { formatTarget, parseTarget } from "../document/target.ts";
import type { SkillView } from "../service.ts";
import type { Span } from "../text/span.ts";
import { resolveTarget } from "../workspace/resolveTarget.ts";
import type { SkillFolder } from "../workspace/skillFolder.ts";
import { type Completion, type CompletionItem, NO_COMPLETION } from "./completionItem.ts";
import { readMarkdown } from "./readMarkdown.ts";
import type { TypedTarget } from "./typedTarget.ts";

/** More entries of one folder, or headings of one file, than this are not offered at once. */
export const MOST_ITEMS = 200;

/** The files and folders of the skill (or headings of a file) that can follow what is typed of a destination. */
export async function completeTarget(view: SkillView, target: TypedTarget): Promise<Completion> {
  const completion = await completeDestination(view, target);
  // A variable at its beginning means nothing to Markdown.
  return target.form === "code" || /^[${]/.test(target.before) ? completion : inLink(completion);
}

function inLink({ items, incomplete }: Completion): Completion {
  return { items: items.map((item) => ({ ...item, inLink: true })), incomplete };
}

async function completeDestination(view: SkillView, target: TypedTarget): Promise<Completion> {
  const hash = target.before.indexOf("#");
  if (hash >= 0) {
    return completeHeading(view, target, hash);
  }
  const { folder } = view;
  return folder === undefined || target.before.includes("?") ? NO_COMPLETION : completePath(folder, target);
}

async function completeHeading(view: SkillView, target: TypedTarget, hash: number): Promise<Completion> {
  const path = target.before.slice(0, hash);
  // A lone `#` in code is a color, an identifier or a comment.
  if (path === "" && target.form === "code") {
    return NO_COMPLETION;
  }
  const parsed = parseTarget(path === "" ? "#" : path, 0, target.form);
  const resolution = resolveTarget(parsed, view.folder);
  const skill =
    path === "" ? view.skill : resolution.type === "found" ? await readMarkdown(view, resolution.path) : undefined;
  if (skill === undefined) {
    return NO_COMPLETION;
  }
  const start = target.start + hash + 1;
  const typed = target.before.slice(hash + 1).toLowerCase();
  const matching = skill.body.headings.filter(({ slug, text }) => slug !== "" && mayMatch(`${slug} ${text}`, typed));
  const items = matching.slice(0, MOST_ITEMS).map((heading, index): CompletionItem => {
    return {
      label: heading.text === "" ? heading.slug : heading.text,
      kind: "heading",
      detail: `${"#".repeat(heading.level)} #${heading.slug}`,
      newText: heading.slug,
      isSnippet: false,
      replace: { start, end: target.end },
      filterText: heading.slug,
      sortText: String(index).padStart(4, "0"),
    };
  });
  return { items, incomplete: matching.length > items.length };
}

const VARIABLES: readonly { readonly text: string; readonly client: string }[] = [
  { text: "${CLAUDE_SKILL_DIR}/", client: "Claude Code" },
  { text: "{baseDir}/", client: "OpenClaw" },
];

function completePath(folder: SkillFolder, target: TypedTarget): Completion {
  const { before, form, start } = target;
  const slash = before.lastIndexOf("/");
  const parent = before.slice(0, slash + 1);
  const partial = before.slice(slash + 1);
  if (slash < 0 && /^[${]/.test(partial)) {
    return { items: variables(target), incomplete: false };
  }
  const path = folderOf(folder, parent, form);
  if (path === undefined || (target.isDoubtful && slash < 0)) {
    return NO_COMPLETION;
  }
  const from = start + slash + 1;
  const items: CompletionItem[] = [];
  let incomplete = false;
  for (const { name, type } of folder.listing.childrenOf(path)) {
    const isOffered = (type === "file" || type === "folder") && isShown(name, path, partial, folder);
    const written = formatTarget(name, form);
    if (!isOffered || !mayMatch(written, partial) || (form === "code" && name.includes("`"))) {
      continue;
    }
    if (items.length === MOST_ITEMS) {
      incomplete = true;
      break;
    }
    items.push(type === "folder" ? folderItem(name, written, from, target) : fileItem(name, written, from, target));
  }
  return { items, incomplete };
}

/** The folder that what stands before the last slash leads to; `undefined` when it is none of the skill's. */
function folderOf(folder: SkillFolder, parent: string, form: TypedTarget["form"]): string | undefined {
  if (parent === "") {
    return "";
  }
  const target = parseTarget(parent, 0, form);
  if (target.backslashes) {
    return undefined;
  }
  if (target.path === `../${folder.name}`) {
    return "";
  }
  const resolution = resolveTarget(target, folder);
  return resolution.type === "found" && resolution.entry === "folder" ? resolution.path : undefined;
}

function isShown(name: string, parent: string, partial: string, folder: SkillFolder): boolean {
  if (parent === "" && name === folder.fileName) {
    return false;
  }
  return name !== "node_modules" && (!name.startsWith(".") || partial.startsWith("."));
}

/** Whether an editor's fuzzy search could still find `text` by what is typed: its characters in their order. */
function mayMatch(text: string, typed: string): boolean {
  let at = 0;
  const folded = text.toLowerCase();
  for (const character of typed.toLowerCase()) {
    at = folded.indexOf(character, at) + 1;
    if (at === 0) {
      return false;
    }
  }
  return true;
}

function folderItem(name: string, written: string, from: number, target: TypedTarget): CompletionItem {
  return {
    label: `${name}/`,
    kind: "folder",
    newText: `${written}/`,
    isSnippet: false,
    replace: { start: from, end: endOfSegment(target) },
    filterText: `${written}/`,
    sortText: `0${name}`,
    retrigger: true,
  };
}

function fileItem(name: string, written: string, from: number, target: TypedTarget): CompletionItem {
  return {
    label: name,
    kind: "file",
    newText: written,
    isSnippet: false,
    replace: { start: from, end: target.pathEnd },
    filterText: written,
    sortText: `1${name}`,
  };
}

/** The end of the path segment that the cursor is in, its slash included. */
function endOfSegment(target: TypedTarget): number {
  const slash = target.after.indexOf("/");
  return slash < 0 ? target.pathEnd : Math.min(target.pathEnd, target.start + target.before.length + slash + 1);
}

function variables({ before, start, end }: TypedTarget): CompletionItem[] {
  const replace: Span = { start, end: Math.max(end, start + before.length) };
  return VARIABLES.filter(({ text }) => text.startsWith(before)).map(({ text, client }) => ({
    label: text,
    kind: "folder",
    detail: `the skill's folder, in ${client}`,
    newText: text,
    isSnippet: false,
    replace,
    filterText: text,
    retrigger: true,
  }));
}
