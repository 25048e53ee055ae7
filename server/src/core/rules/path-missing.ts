import type { Body, Reference } from "../document/body.ts";
import {
  isMeantAsFile,
  isPlainPath,
  isPromised,
  type Mention,
  teachesAuthoring,
  writtenPathsIn,
} from "../document/proseContext.ts";
import { stringOf } from "../document/yamlNode.ts";
import type { Severity } from "../finding.ts";
import { resolveTarget } from "../workspace/resolveTarget.ts";
import type { SkillFolder } from "../workspace/skillFolder.ts";
import { missingFileFixes, otherPlaces } from "./pathFixes.ts";
import { defineRule } from "./rule.ts";

/**
 * A code span or a word of the text names a file that the skill does not hold. Agents open such paths as they open
 * links (Agent Skills specification, "File references", whose own example names a script as plain text). Only what
 * is almost surely meant as a file of the skill is reported (document/proseContext.ts), at the first place of each
 * path: the same words elsewhere say the same.
 */
export const pathMissing = defineRule({
  id: "path-missing",
  severity: "warning",
  reads: ["frontmatter", "body", "folder"],
  fix: "safe",
  messages: {
    reference: ({ path }: { path: string }) =>
      `"${path}" is not in the skill's folder, so an agent that is told to read it finds nothing. Correct the path, or add the file.`,
    resource: ({ path }: { path: string }) =>
      `"${path}" is not in the skill's folder. If the skill means to bring it along, correct the path or add the file.`,
  },
  *check({ frontmatter, body, folder }) {
    if (folder === undefined || teachesAuthoring(folder.name, stringOf(frontmatter.get("description")))) {
      return;
    }
    const places = missingPlaces(body, folder);
    if (places.size === 0) {
      return;
    }
    const linked = linkedPaths(body);
    const written = writtenPathsIn(body.text);
    for (const [path, references] of places) {
      const first = linked.has(path) ? undefined : firstPromise(references, path, body, folder, written);
      if (first !== undefined) {
        const others = references.filter((other) => other !== first.reference);
        const related = otherPlaces([first.reference, ...others], path);
        const fixes = (): ReturnType<typeof missingFileFixes> => missingFileFixes(references, path, folder);
        const { severity, reference } = first;
        const message = severity === "warning" ? "reference" : "resource";
        yield { message, data: { path }, span: reference.target.pathSpan, severity, related, fixes };
      }
    }
  },
});

/** The code spans and bare paths that lead to nothing, by the path that they name. */
function missingPlaces(body: Body, folder: SkillFolder): Map<string, Reference[]> {
  const places = new Map<string, Reference[]>();
  for (const reference of body.references) {
    const { kind, target, inCommand } = reference;
    if ((kind !== "codeSpan" && kind !== "text") || inCommand || target.kind !== "relative") {
      continue;
    }
    if (!isPlainPath(writtenPath(reference)) || target.prefix === "{baseDir}/") {
      continue;
    }
    const resolution = resolveTarget(target, folder);
    if (resolution.type === "missing") {
      const known = places.get(resolution.path);
      if (known === undefined) {
        places.set(resolution.path, [reference]);
      } else {
        known.push(reference);
      }
    }
  }
  return places;
}

/** The path as it is judged: a variable that stands for the skill's folder is as good as `./`. */
function writtenPath({ target }: Reference): string {
  const written = target.raw.slice(0, target.pathSpan.end - target.pathSpan.start);
  return target.base === "skill" ? written.slice(target.prefix.length) : written;
}

/** What links lead to is link-missing's to say. */
function linkedPaths(body: Body): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const { kind, target } of body.references) {
    if (kind === "link" || kind === "image" || kind === "definition") {
      paths.add(target.path);
    }
  }
  return paths;
}

function firstPromise(
  references: readonly Reference[],
  path: string,
  body: Body,
  folder: SkillFolder,
  written: ReadonlySet<string>,
): { reference: Reference; severity: Severity } | undefined {
  for (const reference of references) {
    const mention = mentionOf(reference, body);
    const severity = severityOf(mention, path, reference, folder, written);
    if (severity !== undefined) {
      return { reference, severity };
    }
  }
  return undefined;
}

/** The three kinds of paths that were measured, each with what it takes to be sure enough. */
function severityOf(
  mention: Mention,
  path: string,
  { kind }: Reference,
  folder: SkillFolder,
  written: ReadonlySet<string>,
): Severity | undefined {
  const top = path.slice(0, path.indexOf("/"));
  const folderExists = folder.listing.typeOf(top) === "folder";
  if (/^references?$/.test(top)) {
    return isPromised(mention, written) ? "warning" : undefined;
  }
  if (/^(?:scripts|assets)$/.test(top)) {
    const isSure = LIST_ITEM.test(mention.before) || folderExists;
    return isSure && isPromised(mention, written) ? "info" : undefined;
  }
  return kind === "codeSpan" && folderExists && !PROJECT_FOLDER.test(top) && isMeantAsFile(mention, written)
    ? "info"
    : undefined;
}

const LIST_ITEM = /^[\s>]*(?:[-*+]|\d{1,9}[.)])\s+\S{0,3}$/;
/** Folders that the user's project has too. */
const PROJECT_FOLDER =
  /^(?:\.|src$|app$|apps$|packages$|docs$|lib$|tests?$|evals?$|dist$|build$|bin$|public$|data$|config$)/;

function mentionOf({ span, target }: Reference, body: Body): Mention {
  const { text } = body;
  const from = span.start - body.span.start;
  const to = span.end - body.span.start;
  const lineStart = Math.max(text.lastIndexOf("\n", from - 1) + 1, from - LONGEST_LINE);
  const lineBreak = text.indexOf("\n", to);
  const lineEnd = Math.min(lineBreak < 0 ? text.length : lineBreak, to + LONGEST_LINE);
  return {
    path: writtenPath({ target } as Reference),
    before: text.slice(lineStart, from),
    after: text.slice(to, lineEnd),
    fenceFollows: /^\s*(?:```|~~~)/.test(text.slice(lineEnd, lineEnd + LONGEST_GAP)),
  };
}

/** How much of a very long line is looked at on either side, and of what follows it. */
const LONGEST_LINE = 400;
const LONGEST_GAP = 40;
