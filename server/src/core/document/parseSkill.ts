import { createLineIndex, type LineIndex } from "../text/lineIndex.ts";
import { type Body, parseBody } from "./body.ts";
import { decodeBytes, type Encoding, UTF8 } from "./decode.ts";
import { type Envelope, findEnvelope } from "./envelope.ts";
import { type Frontmatter, parseFrontmatter } from "./frontmatter.ts";

/** A SKILL.md, parsed. All spans are UTF-16 offsets into `text`, end exclusive. */
export interface ParsedSkill {
  /** The whole text, without a byte order mark. */
  readonly text: string;
  readonly lines: LineIndex;
  /** How the bytes were read; for a text that was given as such, UTF-8 or what the caller knew. */
  readonly encoding: Encoding;
  readonly frontmatter: Frontmatter;
  readonly body: Body;
}

/** What {@link parseSkill} reads: the bytes of a file, or a text with what is known about its file. */
export type SkillSource = Uint8Array | string | { readonly text: string; readonly encoding: Encoding };

/**
 * Parses a SKILL.md. Any bytes and any text give a result; it never throws. With `previous` (an earlier state of the
 * same file), the frontmatter and the body are parsed again only where they changed.
 */
export function parseSkill(source: SkillSource, previous?: ParsedSkill): ParsedSkill {
  const { text, encoding } = read(source);
  if (previous !== undefined && previous.text === text) {
    return previous.encoding === encoding ? previous : { ...previous, encoding };
  }
  const envelope = findEnvelope(text);
  return {
    text,
    lines: createLineIndex(text),
    encoding,
    frontmatter: sameFrontmatter(text, envelope, previous) ?? parseFrontmatter(text, envelope),
    body: parseBody(text.slice(envelope.bodyStart), envelope.bodyStart, previous?.body),
  };
}

function read(source: SkillSource): { text: string; encoding: Encoding } {
  if (typeof source === "string") {
    return withoutMark(source, UTF8);
  }
  return source instanceof Uint8Array ? decodeBytes(source) : withoutMark(source.text, source.encoding);
}

function withoutMark(text: string, encoding: Encoding): { text: string; encoding: Encoding } {
  return text.charCodeAt(0) === 0xfeff
    ? { text: text.slice(1), encoding: { ...encoding, bom: true } }
    : { text, encoding };
}

function sameFrontmatter(text: string, envelope: Envelope, previous: ParsedSkill | undefined): Frontmatter | undefined {
  const known = previous?.frontmatter;
  const same =
    known?.envelope.bodyStart === envelope.bodyStart &&
    known.envelope.state === envelope.state &&
    known.envelope.fences.length === 0 &&
    envelope.fences.length === 0 &&
    known.text === text.slice(0, envelope.bodyStart);
  return same ? known : undefined;
}
