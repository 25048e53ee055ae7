import type { Reference } from "../document/body.ts";
import type { SkillView } from "../service.ts";
import type { Span } from "../text/span.ts";
import { createLocator, type Located, type Locator } from "./locateReference.ts";

/** A place that opens something when it is clicked. */
export interface DocumentLink {
  /** The path as written, in UTF-16 offsets; quotes, brackets and backticks left out. */
  readonly span: Span;
  /** The address of the file or folder; for a heading of a Markdown file with its line, as in `#L12`. */
  readonly target: string;
  /** What opens, in a few words. */
  readonly tooltip: string;
}

/**
 * A link for every reference that leads to something that is there: in the skill, or beside it in the workspace. URLs
 * are left to the editor, which knows them, unless they stand in code.
 */
export async function documentLinks(view: SkillView): Promise<readonly DocumentLink[]> {
  const locator = createLocator(view);
  const links: DocumentLink[] = [];
  for (const reference of view.skill.body.references) {
    const link = await linkOf(view, reference, locator);
    if (link !== undefined) {
      links.push(link);
    }
  }
  // An image in a link's label comes behind the link itself, whose destination stands behind the image's.
  return links.sort((a, b) => a.span.start - b.span.start);
}

async function linkOf(view: SkillView, reference: Reference, locator: Locator): Promise<DocumentLink | undefined> {
  const { kind, target } = reference;
  const { span } = target;
  if (span.start === span.end) {
    return undefined;
  }
  if (target.kind === "url") {
    const isAddress = kind === "codeSpan" && /^https?:\/\/[^/\s{}<>$*]/i.test(target.raw);
    return isAddress ? { span, target: target.raw, tooltip: `Open ${target.raw}` } : undefined;
  }
  const located = await locator.locate(reference);
  if (typeof located === "string") {
    return undefined;
  }
  const anchor = await locator.anchor(reference, located);
  if (anchor !== undefined) {
    const line = anchor.file.lines.positionAt(anchor.span.start).line + 1;
    const tooltip = `Go to #${target.fragment?.text ?? ""}${anchor.file === view.skill ? "" : ` in ${located.path}`}`;
    return { span, target: `${located.uri}#L${line}`, tooltip };
  }
  if (target.kind === "fragment") {
    return undefined;
  }
  return { span, target: `${located.uri}${lineFragment(reference)}`, tooltip: tooltipOf(located) };
}

/** `#L12` for a reference that names a line itself: `run.py#L12`, `run.py:12`. */
function lineFragment({ target }: Reference): string {
  const suffix = target.raw.slice(target.pathSpan.end - target.span.start);
  const line = /^(?:#L|:)(\d{1,9})/.exec(suffix)?.[1];
  return line === undefined ? "" : `#L${line}`;
}

function tooltipOf({ path, type, how }: Located): string {
  if (type === "folder") {
    return `Show the folder ${path === "" ? "of the skill" : path}`;
  }
  return how === "outside" ? `Open ${path}, which lies outside the skill` : `Open ${path}`;
}
