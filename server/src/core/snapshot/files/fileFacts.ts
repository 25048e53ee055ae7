import { decodeBytes } from "../../document/decode.ts";
import { estimateTokens } from "../../document/tokenCount.ts";
import { wholeCharacters } from "../../features/wholeCharacters.ts";
import type { SkillHost } from "../../host.ts";
import { childUri } from "../../workspace/uri.ts";
import { HEAD_BYTES, isBig, isBinaryName, kindOf } from "./fileKinds.ts";
import type { FileFacts } from "./filesScan.ts";
import { createMentionsReader } from "./mentionsOf.ts";
import { addPathMentions, detached } from "./pathMentions.ts";

/** What the disk says of a file, before anything is made of it. */
export interface RawFile {
  readonly path: string;
  readonly size: number;
  readonly executable: boolean | null;
  /** Its beginning; `undefined` when there is nothing to read in it, or it cannot be read. */
  readonly bytes: Uint8Array | undefined;
}

/** What is known of a file by itself: where its mentions lead depends on what else is there. */
export interface OwnFacts {
  readonly facts: Omit<FileFacts, "leadsTo">;
  /** What may be a path in it, as written. */
  readonly mentions: readonly string[];
}

/** Of a larger file only so much of its beginning is read: bytes. */
const MOST_BYTES = 1_000_000;

/** Reads one file; `undefined` when there is no such file any more. */
export async function readRawFile(host: SkillHost, folderUri: string, path: string): Promise<RawFile | undefined> {
  const uri = childUri(folderUri, path);
  const isRead = !isBinaryName(path);
  const found =
    isRead && host.statAndRead !== undefined
      ? await host.statAndRead(uri, MOST_BYTES)
      : { stat: await host.stat(uri), bytes: isRead ? await host.readFile(uri, MOST_BYTES) : undefined };
  if (found?.stat?.type !== "file") {
    return undefined;
  }
  const { size, executable = null } = found.stat;
  return { path, size, executable, bytes: found.bytes };
}

/**
 * Makes facts of what was read. `didWork` is awaited after each piece of work with the number of characters that were
 * looked at, so that whoever calls can pause. SKILL.md, `fileName`, gets no mentions: they follow the editor.
 */
export async function factsOf(
  raw: RawFile,
  fileName: string,
  didWork: (characters: number) => Promise<void> | undefined,
): Promise<OwnFacts> {
  const { path, size, executable, bytes } = raw;
  const isSkill = path === fileName;
  const named = kindOf(path, bytes?.subarray(0, HEAD_BYTES));
  const { language, binary } = named;
  const kind = isSkill ? "skill" : named.kind;
  const own = { path, size, executable, kind, language, big: isBig(size, binary) };
  if (bytes === undefined || binary) {
    return { facts: { ...own, tokens: null, hosts: [], environment: [] }, mentions: [] };
  }
  const { text } = decodeBytes(wholeCharacters(bytes, MOST_BYTES));
  const reader = createMentionsReader({ kind, language });
  const mentions = new Set<string>();
  let tokens = 0;
  let counted = 0;
  for (const piece of piecesOf(text)) {
    reader.add(piece);
    if (!isSkill) {
      addPathMentions(piece, language, mentions);
    }
    if (counted < LONGEST_SAMPLE) {
      tokens += estimateTokens(piece);
      counted += piece.length;
    }
    const pause = didWork(piece.length);
    if (pause !== undefined) {
      await pause;
    }
  }
  // What was not counted is taken to be like what was: the rest of the text, and of the file.
  const share = counted === 0 ? 1 : (text.length / counted) * Math.max(1, size / bytes.length);
  return {
    facts: { ...own, tokens: Math.round(tokens * share), ...reader.result() },
    mentions: detached(mentions),
  };
}

/** Longer texts are judged by their beginning, as everywhere (document/tokenCount.ts): characters. */
const LONGEST_SAMPLE = 100_000;
/** So much text is looked at without a pause: characters. */
const PIECE = 32_768;

/** A text in pieces that end at line ends, or in a very long line at its spaces, or anywhere. */
function* piecesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const most = start + PIECE;
    if (most >= text.length) {
      yield start === 0 ? text : text.slice(start);
      return;
    }
    const line = text.lastIndexOf("\n", most - 1);
    const cut = line > start ? line : lastSpace(text, start, most);
    yield text.slice(start, cut + 1);
    start = cut + 1;
  }
}

function lastSpace(text: string, start: number, most: number): number {
  for (let at = most - 1; at > start; at--) {
    if (text.charCodeAt(at) === 32) {
      return at;
    }
  }
  return most - 1;
}
