import type { FileKind } from "../model.ts";
import { createCodeOfMarkdown } from "./codeOfMarkdown.ts";
import { createEnvironment } from "./environmentOf.ts";
import { detached } from "./pathMentions.ts";

/** What a text names of the world outside the skill. Both lists are sorted and without repetition. */
export interface Mentions {
  /** Hosts of `http:` and `https:` addresses: lower case, without port and trailing dot. */
  readonly hosts: readonly string[];
  /** Environment variables that a program would read here. */
  readonly environment: readonly string[];
}

/** What kind of text is read: its language says how a variable is written. */
export interface TextSource {
  readonly kind: FileKind;
  readonly language: string | null;
}

/** Reads a text in pieces: of a large file no more than one piece is looked at without a pause. */
export interface MentionsReader {
  /** Takes in the next piece; pieces end at line ends. */
  add(piece: string): void;
  result(): Mentions;
}

/**
 * What a text names. Exact rather than complete: an address with a placeholder for its host, the name of an XML
 * namespace, and variables that every system or shell sets are not named; in Markdown only code names variables.
 */
export function mentionsOf(text: string, source: TextSource): Mentions {
  const reader = createMentionsReader(source);
  reader.add(text);
  return reader.result();
}

/** The same, in pieces. */
export function createMentionsReader({ kind, language }: TextSource): MentionsReader {
  const hosts = new Set<string>();
  const isMarkdown = kind === "markdown" || kind === "skill";
  const code = isMarkdown ? createCodeOfMarkdown() : undefined;
  const environment = createEnvironment(isMarkdown ? "Markdown" : language);
  return {
    add(piece) {
      addHosts(piece, hosts);
      environment?.add(code === undefined ? piece : code(piece));
    },
    result: () => ({
      hosts: [...detached(hosts)].sort(),
      environment: [...detached(new Set(environment?.result()))],
    }),
  };
}

/** The part of an address that names its host, with what may stand beside the host. */
const ADDRESS = /https?:\/\/([\w.~%:@-]{1,300})(.?)/gi;
/** What stands for a part of a host that is filled in later. */
const PLACEHOLDER = /[{$<[*]/;
const HOST = /^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;
const ADDRESS_OF_NUMBERS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const NAMESPACE = /xmlns(?::[\w-]{1,40})?\s{0,3}=\s{0,3}["']$/;

function addHosts(text: string, hosts: Set<string>): void {
  if (!text.includes("://")) {
    return;
  }
  for (const match of text.matchAll(ADDRESS)) {
    const [, authority = "", next = ""] = match;
    const host = hostOf(authority);
    const isWhole = !PLACEHOLDER.test(next) || /[^.-]$/.test(authority);
    if (host !== undefined && isWhole && !NAMESPACE.test(text.slice(Math.max(0, match.index - 60), match.index))) {
      hosts.add(host);
    }
  }
}

function hostOf(authority: string): string | undefined {
  const host = authority
    .slice(authority.lastIndexOf("@") + 1)
    .replace(/:.*$/, "")
    .replace(/\.+$/, "")
    .toLowerCase();
  return HOST.test(host) || ADDRESS_OF_NUMBERS.test(host) || host === "localhost" ? host : undefined;
}
