import type { Reference } from "../document/body.ts";
import type { ParsedSkill } from "../document/parseSkill.ts";
import type { EntryType } from "../host.ts";
import type { SkillView } from "../service.ts";
import { type Span, touches } from "../text/span.ts";
import { type Resolution, resolveTarget } from "../workspace/resolveTarget.ts";
import { childUri } from "../workspace/uri.ts";
import { readMarkdown } from "./readMarkdown.ts";

/** Something that a reference leads to and that is there. */
export interface Located {
  /** Its address, without a fragment. */
  readonly uri: string;
  /** Relative to the skill's folder; it begins with `../` outside of it. */
  readonly path: string;
  readonly type: EntryType;
  /**
   * `exact`: as it is written; `otherCase`: spelled in another case on the disk; `byName`: the one file of that name
   * in a subfolder, for a bare name in code; `outside`: beside the skill, in the author's workspace.
   */
  readonly how: "exact" | "otherCase" | "byName" | "outside";
}

/** Answers where the references of one skill lead; what it read once it does not read again. */
export interface Locator {
  /** What is there, or how it could not be found. */
  locate(reference: Reference): Promise<Located | Exclude<Resolution["type"], "found" | "otherCase">>;
  /** The heading (or element with that id) that the reference's fragment names, and the file it stands in. */
  anchor(reference: Reference, located: Located): Promise<{ file: ParsedSkill; span: Span } | undefined>;
}

/** More files or places outside the skill than this are not looked at for one request. */
const MOST_READS = 100;

/** Creates a locator for the time of one request. */
export function createLocator(view: SkillView): Locator {
  const { folder, host, skill } = view;
  const outside = new Map<string, Promise<EntryType | undefined>>();
  const files = new Map<string, Promise<ParsedSkill | undefined>>();
  const uris = new Map<string, string>();
  let byName: ReadonlyMap<string, string> | undefined;

  const inSkill = (path: string, type: EntryType, how: Located["how"]): Located => {
    const uri = uris.get(path) ?? (path === folder?.fileName ? view.uri : childUri(folder?.uri ?? view.uri, path));
    uris.set(path, uri);
    return { uri, path, type, how };
  };
  const typeOutside = (uri: string): Promise<EntryType | undefined> => {
    const known = outside.get(uri);
    if (known !== undefined || outside.size >= MOST_READS) {
      return known ?? Promise.resolve(undefined);
    }
    const type = host.stat(uri).then((found) => found?.type);
    outside.set(uri, type);
    return type;
  };
  const read = (path: string): Promise<ParsedSkill | undefined> => {
    const known = files.get(path);
    if (known !== undefined || files.size >= MOST_READS) {
      return known ?? Promise.resolve(undefined);
    }
    const file = readMarkdown(view, path);
    files.set(path, file);
    return file;
  };

  return {
    async locate(reference) {
      const { target, kind } = reference;
      if (target.kind === "fragment") {
        return { uri: view.uri, path: folder?.fileName ?? "", type: "file", how: "exact" };
      }
      const resolution = resolveTarget(target, folder);
      if (resolution.type === "found") {
        return inSkill(resolution.path, resolution.entry, "exact");
      }
      if (folder === undefined || resolution.type === "unknown") {
        return "unknown";
      }
      if (resolution.type === "otherCase") {
        return inSkill(resolution.path, folder.listing.typeOf(resolution.path) ?? "file", "otherCase");
      }
      if (resolution.type === "outside") {
        const uri = childUri(folder.uri, resolution.path);
        const type = host.isInWorkspace(uri) ? await typeOutside(uri) : undefined;
        return type === undefined ? "outside" : { uri, path: resolution.path, type, how: "outside" };
      }
      if (kind === "codeSpan" && !target.path.includes("/")) {
        byName ??= uniqueNames(folder.listing.entries);
        const path = byName.get(target.path) ?? "";
        return path === "" ? "missing" : inSkill(path, "file", "byName");
      }
      return "missing";
    },
    async anchor({ target }, located) {
      if (target.fragment === undefined || located.type !== "file" || located.how === "outside") {
        return undefined;
      }
      const file = target.kind === "fragment" ? skill : await read(located.path);
      const span = file && findAnchor(file, target.fragment.text);
      return file === undefined || span === undefined ? undefined : { file, span };
    },
  };
}

/**
 * The reference whose destination the cursor touches, else the smallest one around it (a link's label counts; in a
 * command only the paths themselves do).
 */
export function referenceAt({ body }: ParsedSkill, offset: number): Reference | undefined {
  let best: Reference | undefined;
  let isDirect = false;
  for (const reference of body.references) {
    if (!touches(reference.span, offset)) {
      continue;
    }
    const direct = touches(reference.target.span, offset);
    const isSmaller = best === undefined || length(reference.span) < length(best.span);
    if ((direct && !isDirect) || (direct === isDirect && isSmaller && (direct || !reference.inCommand))) {
      best = reference;
      isDirect = direct;
    }
  }
  return best;
}

/** Where `fragment` leads in a file: a heading by its slug, or an element by its id. */
function findAnchor({ body, text }: ParsedSkill, fragment: string): Span | undefined {
  const wanted = fragment.toLowerCase();
  const heading =
    body.headings.find(({ slug }) => slug === fragment) ??
    body.headings.find(({ slug }) => slug.toLowerCase() === wanted);
  if (heading !== undefined) {
    return heading.span;
  }
  if (!body.anchors.has(fragment)) {
    return undefined;
  }
  for (const quoted of [`"${fragment}"`, `'${fragment}'`]) {
    const at = text.indexOf(quoted, body.span.start);
    if (at >= 0) {
      return { start: at + 1, end: at + 1 + fragment.length };
    }
  }
  return undefined;
}

/** The files of a skill's subfolders by name; empty for a name that several of them have. */
function uniqueNames(entries: ReadonlyMap<string, EntryType>): Map<string, string> {
  const names = new Map<string, string>();
  for (const [path, type] of entries) {
    const name = path.slice(path.lastIndexOf("/") + 1);
    if (type === "file" && name.includes(".")) {
      names.set(name, names.has(name) ? "" : path);
    }
  }
  return names;
}

function length(span: Span): number {
  return span.end - span.start;
}
