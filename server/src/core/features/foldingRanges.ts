import type { Body, Heading } from "../document/body.ts";
import type { Frontmatter } from "../document/frontmatter.ts";
import type { ParsedSkill } from "../document/parseSkill.ts";
import { forEachChild, placeOf, type TreePlace } from "../document/treePlace.ts";
import type { YamlNode } from "../document/yamlNode.ts";
import type { SkillView } from "../service.ts";
import type { Span } from "../text/span.ts";
import { trimEnd } from "../text/trim.ts";
import { sectionsOf } from "./sections.ts";

/** Lines that can be folded away behind their first one. */
export interface FoldingRange {
  /** Zero-based: the line that stays. */
  readonly startLine: number;
  /** Zero-based: the last line that goes; greater than `startLine`. */
  readonly endLine: number;
  /** `comment` for HTML comments, `region` for the frontmatter. */
  readonly kind?: "comment" | "region";
}

/**
 * What folds: the frontmatter and its long values, sections, fences, lists, quotes, tables and comments. In the order
 * of their first lines, no two of which are the same, and never crossing.
 */
export function foldingRanges({ skill }: Pick<SkillView, "skill">): readonly FoldingRange[] {
  const candidates: Candidate[] = [
    ...frontmatterSpans(skill.frontmatter, skill.text),
    ...bodySpans(skill.body, skill.text),
  ];
  return nested(candidates.map((candidate) => linesOf(candidate, skill)));
}

interface Candidate {
  readonly span: Span;
  readonly kind?: FoldingRange["kind"];
}

function linesOf({ span, kind }: Candidate, { text, lines }: ParsedSkill): FoldingRange {
  const startLine = lines.positionAt(span.start).line;
  const endLine = lines.positionAt(trimEnd(text, span.start, span.end)).line;
  return { startLine, endLine, ...(kind === undefined ? {} : { kind }) };
}

/** Leaves out what has nothing to fold, begins on the line of a larger range, or crosses an earlier one. */
function nested(ranges: readonly FoldingRange[]): FoldingRange[] {
  const sorted = ranges
    .filter(({ startLine, endLine }) => endLine > startLine)
    .sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
  const kept: FoldingRange[] = [];
  const open: FoldingRange[] = [];
  for (const range of sorted) {
    while (open.length > 0 && (open.at(-1)?.endLine ?? 0) < range.startLine) {
      open.pop();
    }
    const parent = open.at(-1);
    if (parent === undefined || (range.startLine > parent.startLine && range.endLine <= parent.endLine)) {
      kept.push(range);
      open.push(range);
    }
  }
  return kept;
}

function* frontmatterSpans({ envelope, fields }: Frontmatter, text: string): Generator<Candidate> {
  if (envelope.state === "absent") {
    return;
  }
  const end = envelope.close?.end ?? trimEnd(text, envelope.open.end, envelope.content.end);
  yield { span: { start: envelope.open.start, end }, kind: "region" };
  for (const { span, value } of fields) {
    yield { span };
    yield* valueSpans(value);
  }
}

/** The nesting of frontmatter is bounded where it is parsed, so this may recurse. */
function* valueSpans(node: YamlNode): Generator<Candidate> {
  if (node.type === "map") {
    for (const { span, value } of node.entries) {
      yield { span };
      yield* valueSpans(value);
    }
  } else if (node.type === "list") {
    for (const item of node.items) {
      yield { span: item.span };
      yield* valueSpans(item);
    }
  }
}

/** Blocks that hold other blocks. */
const CONTAINERS = new Set(["BulletList", "OrderedList", "ListItem", "Blockquote"]);
const FOLDABLE = new Set([
  "BulletList",
  "OrderedList",
  "ListItem",
  "Blockquote",
  "FencedCode",
  "CodeBlock",
  "HTMLBlock",
  "Table",
]);

function bodySpans(body: Body, text: string): Candidate[] {
  const spans: Candidate[] = body.comments.map((span) => ({ span, kind: "comment" }));
  const sectionStarts = new Set<number>();
  // The nesting of blocks is bounded where the body is parsed, so this may recurse.
  const visit = (block: TreePlace, isTopLevel: boolean): void => {
    const { name, from, to } = block;
    if (FOLDABLE.has(name)) {
      spans.push({ span: { start: from, end: to } });
    } else if (isTopLevel && name.includes("Heading")) {
      sectionStarts.add(from);
    }
    if (CONTAINERS.has(name)) {
      forEachChild(block, (child) => visit(child, false));
    }
  };
  forEachChild(placeOf(body.tree, body.span.start), (block) => visit(block, true));
  // A heading inside a list or quote ends with it: it heads no section of the file.
  const headings: Heading[] = body.headings.filter(({ span }) => sectionStarts.has(span.start));
  for (const { heading, end } of sectionsOf(text, headings, body.span.end)) {
    spans.push({ span: { start: heading.span.start, end } });
  }
  return spans;
}
