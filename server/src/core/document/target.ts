import { decodeString } from "micromark-util-decode-string";
import type { Span } from "../text/span.ts";

/**
 * What a reference points at, as written and as meant. It says nothing about whether the thing is there.
 *
 * - `relative`: a path in or beside the skill
 * - `fragment`: a heading of the same file (`#usage`)
 * - `absolute`: a path of one machine (`/etc/x`, `C:\x`, `file:///x`), `home`: below a home folder (`~/x`)
 * - `url`: another scheme or host, mail addresses included
 * - `empty`: nothing
 */
export type TargetKind = "relative" | "fragment" | "absolute" | "home" | "url" | "empty";

/** The destination of a reference. */
export interface Target {
  readonly kind: TargetKind;
  /** The destination as written, angle brackets and title left out. */
  readonly raw: string;
  readonly span: Span;
  /** The path with escapes decoded, `/` as separator and dot segments resolved; it may begin with `../`. */
  readonly path: string;
  /** The path as written, with its prefix, without fragment, query and `:line`. */
  readonly pathSpan: Span;
  /** What stands before the path proper: `./`, `${CLAUDE_SKILL_DIR}/`, `{baseDir}/` or nothing. */
  readonly prefix: string;
  /** What the path is relative to: the file it stands in, or (behind a variable) the skill's folder. */
  readonly base: "file" | "skill";
  /** The part behind `#`, decoded, and its place without the `#`. */
  readonly fragment?: { readonly text: string; readonly span: Span };
  /** Whether the path is written with backslashes. */
  readonly backslashes: boolean;
  /** Whether the path ends in a slash: a folder. */
  readonly folder: boolean;
}

/** How a destination is written: in a link (bare or in angle brackets), in a code span, or in running text. */
export type TargetForm = "bare" | "angle" | "code" | "text";

/**
 * Reads a destination that begins at `offset` of the file. Links are decoded as CommonMark and URLs ask (escapes,
 * entities, `%20`); code spans and text are taken literally, their `:12` line suffix left out.
 */
export function parseTarget(raw: string, offset: number, form: TargetForm): Target {
  const span = { start: offset, end: offset + raw.length };
  if (SIMPLE.test(raw)) {
    const at = raw.startsWith("./") ? 2 : 0;
    return {
      kind: "relative",
      raw,
      span,
      path: at === 0 ? raw : raw.slice(at),
      pathSpan: span,
      prefix: at === 0 ? "" : "./",
      base: "file",
      backslashes: false,
      folder: raw.endsWith("/"),
    };
  }
  const isLink = form === "bare" || form === "angle";
  const pathEnd = endOfPath(raw, isLink);
  const written = raw.slice(0, pathEnd);
  const hash = raw.indexOf("#", pathEnd);
  const fragment =
    hash < 0
      ? undefined
      : {
          text: isLink ? decodeLink(raw.slice(hash + 1)) : raw.slice(hash + 1),
          span: { start: offset + hash + 1, end: offset + raw.length },
        };
  const decoded = isLink ? decodeLink(written) : written;
  const variable = VARIABLE_PREFIX.exec(decoded)?.[0];
  const prefix = variable ?? /^(?:\.[\\/])+/.exec(decoded)?.[0] ?? "";
  const unprefixed = decoded.slice(prefix.length);
  const backslashes = unprefixed.includes("\\") || prefix.includes("\\");
  const slashed = backslashes ? unprefixed.replace(/\\/g, "/") : unprefixed;
  return {
    kind: kindOf(decoded, raw, hash),
    raw,
    span,
    path: resolveDots(slashed),
    pathSpan: pathEnd === raw.length ? span : { start: offset, end: offset + pathEnd },
    prefix,
    base: variable === undefined ? "file" : "skill",
    ...(fragment === undefined ? {} : { fragment }),
    backslashes,
    folder: slashed.endsWith("/"),
  };
}

/** A plain path without anything to decode, resolve or leave out: nearly all of them. */
const SIMPLE = /^(?:\.\/)?(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*\/)*(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*)$/;

/** Writes a path as the destination of a reference of that form, encoding what would end or change it. */
export function formatTarget(path: string, form: TargetForm): string {
  if (form === "bare") {
    return path.replace(/[ \t%()<>\\#?]/g, (character) => `%${hex(character)}`);
  }
  return form === "angle" ? path.replace(/[%<>\\#?]/g, (character) => `%${hex(character)}`) : path;
}

/** The path with `.` and `..` segments resolved as far as they can be; it may still begin with `../`. */
export function resolveDots(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "." || segment === "") {
      continue;
    }
    if (segment === ".." && segments.length > 0 && segments.at(-1) !== "..") {
      segments.pop();
    } else {
      segments.push(segment);
    }
  }
  return segments.join("/");
}

/** Variables that stand for the skill's own folder: Claude Code's, and OpenClaw's. */
const VARIABLE_PREFIX = /^(?:\$\{CLAUDE_SKILL_DIR\}|\$\{KIMI_SKILL_DIR\}|\{baseDir\})[\\/]/;
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]+:/;

function kindOf(decoded: string, raw: string, hash: number): TargetKind {
  if (raw === "") {
    return "empty";
  }
  if (decoded === "") {
    return hash === 0 ? "fragment" : "empty";
  }
  if (/^[A-Za-z]:[\\/]/.test(decoded) || /^file:/i.test(decoded)) {
    return "absolute";
  }
  if (decoded.startsWith("//") || SCHEME.test(decoded)) {
    return "url";
  }
  if (decoded.startsWith("/") || decoded.startsWith("\\")) {
    return "absolute";
  }
  return /^~(?:[\\/]|$)|^\$HOME\b|^%USERPROFILE%/.test(decoded) ? "home" : "relative";
}

/** Where the path ends: at the query or fragment; in code and text also at a `:12` line suffix. */
function endOfPath(raw: string, isLink: boolean): number {
  const match = /[?#]/.exec(raw);
  const end = match?.index ?? raw.length;
  const line = isLink ? null : /:\d+(?:[-:]\d+)?$/.exec(raw.slice(0, end));
  return line === null ? end : line.index;
}

function decodeLink(text: string): string {
  const unescaped = /[\\&]/.test(text) ? decodeString(text) : text;
  if (!unescaped.includes("%")) {
    return unescaped;
  }
  try {
    return decodeURIComponent(unescaped);
  } catch {
    return unescaped;
  }
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0");
}
