import type { ParsedSkill } from "../document/parseSkill.ts";
import type { YamlEntry, YamlNode } from "../document/yamlNode.ts";
import type { SkillView } from "../service.ts";
import { type Span, touches } from "../text/span.ts";
import { trimEnd, trimmed } from "../text/trim.ts";
import { sectionsOf } from "./sections.ts";
import { wordAt } from "./wordAt.ts";

/**
 * What "expand selection" selects from a UTF-16 offset, step by step: each span lies in the next and is smaller. In
 * the body: word, inline construct, line, block, section, body, file; in the frontmatter: word, value, field,
 * frontmatter, file. Never empty: the last one is the whole file.
 */
export function selectionRanges({ skill }: Pick<SkillView, "skill">, offset: number): readonly Span[] {
  const file = { start: 0, end: skill.text.length };
  const at = Math.max(0, Math.min(offset, file.end));
  const { envelope } = skill.frontmatter;
  const inBody = envelope.state === "absent" || (at >= skill.body.span.start && !touches(frontmatterSpan(skill), at));
  const candidates = [
    wordAt(skill.text, at),
    lineAt(skill, at),
    ...(inBody ? bodySpans(skill, at) : fieldSpans(skill, at)),
  ];
  return growing(candidates, file, at);
}

/** Of spans around `at`, smallest first, those that lie in each other; `file` is the last. */
function growing(candidates: readonly Span[], file: Span, at: number): Span[] {
  const chain: Span[] = [];
  const sorted = candidates
    .filter((span) => span.end > span.start && touches(span, at))
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  for (const span of sorted) {
    const last = chain.at(-1);
    if (last === undefined || (contains(span, last) && length(span) > length(last))) {
      chain.push(span);
    }
  }
  const last = chain.at(-1);
  return last !== undefined && length(last) === length(file) ? chain : [...chain, file];
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && outer.end >= inner.end;
}

function length(span: Span): number {
  return span.end - span.start;
}

function lineAt({ text, lines }: ParsedSkill, at: number): Span {
  const { line } = lines.positionAt(at);
  return trimmed(text, { start: lines.lineStart(line), end: lines.lineEnd(line) });
}

function frontmatterSpan({ text, frontmatter }: ParsedSkill): Span {
  const { open, content, close } = frontmatter.envelope;
  return { start: open.start, end: close?.end ?? Math.max(open.end, trimEnd(text, content.start, content.end)) };
}

function* fieldSpans(skill: ParsedSkill, at: number): Generator<Span> {
  const { envelope, fields } = skill.frontmatter;
  yield frontmatterSpan(skill);
  yield envelope.content;
  yield trimmed(skill.text, envelope.content);
  yield* entrySpans(fields, at);
}

function* entrySpans(entries: readonly YamlEntry[], at: number): Generator<Span> {
  for (const { span, keySpan, value } of entries) {
    if (touches(span, at)) {
      yield span;
      yield keySpan;
      yield* nodeSpans(value, at);
    }
  }
}

/** The nesting of frontmatter is bounded where it is parsed, so this may recurse. */
function* nodeSpans(node: YamlNode, at: number): Generator<Span> {
  if (!touches(node.span, at)) {
    return;
  }
  yield node.span;
  if (node.type === "scalar") {
    yield node.contentSpan;
  } else if (node.type === "map") {
    yield* entrySpans(node.entries, at);
  } else if (node.type === "list") {
    for (const item of node.items) {
      yield* nodeSpans(item, at);
    }
  }
}

function* bodySpans({ body, text }: ParsedSkill, at: number): Generator<Span> {
  const { start: base, end } = body.span;
  yield body.span;
  yield trimmed(text, body.span);
  for (const side of [-1, 1] as const) {
    for (let node = body.tree.resolveInner(at - base, side); node.parent !== null; node = node.parent) {
      // Where lines end in CRLF the parser counts the CR as part of a block.
      yield trimmed(text, { start: base + node.from, end: base + node.to });
      yield trimmed(text, insideMarks(node.firstChild, node.lastChild, base));
    }
  }
  for (const { contentSpan } of body.fences) {
    if (touches(contentSpan, at)) {
      yield trimmed(text, contentSpan);
    }
  }
  for (const { heading, end: sectionEnd } of sectionsOf(text, body.headings, end)) {
    if (heading.span.start <= at && at <= sectionEnd) {
      yield { start: heading.span.start, end: sectionEnd };
      yield heading.contentSpan;
    }
  }
}

interface TreeChild {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** What stands between the marks of a construct: `**bold**`, `` `code` ``, `[label](…)`. */
function insideMarks(first: TreeChild | null, last: TreeChild | null, base: number): Span {
  const isMarked = first !== null && last !== null && first !== last && MARK.test(first.name) && MARK.test(last.name);
  return isMarked ? { start: base + first.to, end: base + last.from } : { start: 0, end: 0 };
}

const MARK = /^(?:Emphasis|Strikethrough|Code)Mark$/;
