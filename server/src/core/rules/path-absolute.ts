import type { Body } from "../document/body.ts";
import { isExampleLine } from "../document/proseContext.ts";
import type { Span } from "../text/span.ts";
import { defineRule } from "./rule.ts";

/**
 * A path that exists on one machine only. In links every absolute path is one; in prose only those below the home
 * folder of a named person, since `/etc/hosts` or `~/.claude/skills` are the same for everybody.
 */
export const pathAbsolute = defineRule({
  id: "path-absolute",
  severity: "warning",
  reads: ["body"],
  fix: "none",
  messages: {
    link: ({ path }: { path: string }) =>
      `"${path}" is a path of one machine, so the link leads nowhere on any other and in every client. Put the file into the skill and link to it from the skill's folder, or link to a web address.`,
    home: ({ path, user }: { path: string; user: string }) =>
      `"${path}" lies in the home folder of "${user}", so it is there on one machine only, and it shows that name to everyone who reads the skill. Write a path from the skill's folder, or "~/" for the reader's own home folder.`,
  },
  *check({ body }) {
    const links: Span[] = [];
    for (const { kind, target } of body.references) {
      if (kind !== "link" && kind !== "image" && kind !== "definition") {
        continue;
      }
      if ((target.kind === "absolute" && !isSitePath(target.raw)) || target.kind === "home") {
        links.push(target.span);
        yield { message: "link", data: { path: target.raw }, span: target.pathSpan };
      }
    }
    for (const { span, path, user } of homePaths(body)) {
      if (!links.some((link) => link.start <= span.start && span.end <= link.end)) {
        yield { message: "home", data: { path, user }, span };
      }
    }
  },
});

/** `/docs/setup` in a link is a page of a web site, and nothing says that it is a file of this machine. */
function isSitePath(raw: string): boolean {
  return raw.startsWith("/") && !/^\/(?:Users|home|root|tmp|var|etc|opt|usr|mnt|private|Volumes|workspace)\//.test(raw);
}

function* homePaths(body: Body): Generator<{ span: Span; path: string; user: string }> {
  const { text } = body;
  if (!/[\\/](?:Users|home)[\\/]/.test(text)) {
    return;
  }
  const quiet = [...body.fences.map(({ span }) => span), ...body.comments];
  for (const match of text.matchAll(HOME_PATH)) {
    const user = match[1] ?? match[2] ?? "";
    const path = match[0].replace(/[.,;:!?)]+$/, "");
    const start = body.span.start + match.index;
    const span = { start, end: start + path.length };
    const isQuiet = quiet.some((range) => range.start <= span.start && span.start < range.end);
    if (
      !isQuiet &&
      !NOBODY.test(user) &&
      !isCode(body, match.index) &&
      !isExample(text, match.index, match[0].length)
    ) {
      yield { span, path, user };
    }
  }
}

/** Indented code is no prose either. */
function isCode(body: Body, offset: number): boolean {
  return body.tree.resolveInner(offset, 1).name === "CodeText";
}

/** "For example `/Users/kim/projects`" shows what a path looks like. */
function isExample(text: string, index: number, length: number): boolean {
  const lineStart = Math.max(text.lastIndexOf("\n", index - 1) + 1, index - LONGEST_LINE);
  const lineBreak = text.indexOf("\n", index);
  const end = index + length;
  const lineEnd = Math.min(lineBreak < 0 ? text.length : lineBreak, end + LONGEST_LINE);
  return isExampleLine({ before: text.slice(lineStart, index), after: text.slice(end, lineEnd) });
}

const LONGEST_LINE = 400;

const HOME_PATH =
  /(?<![\w./\\:~-])(?:\/(?:Users|home)\/([\w.-]{1,64})(?:\/[\w.@+-]{1,200}){1,40}|[A-Za-z]:\\Users\\([\w. -]{1,64})(?:\\[\w.@+-]{1,200}){1,40})/g;

/** Names that stand for whoever reads it, accounts that machines and containers have, and names of examples. */
const NOBODY =
  /^(?:you|your.*|me|my.*|user.*|username|name|someone|somebody|x+|foo|bar|example|test.*|demo|default|public|shared|guest|admin|administrator|root|runner|runneradmin|vscode|node|ubuntu|debian|ec2-user|coder|codespace|gitpod|app|appuser|dev|developer|claude|agent|sandbox|nobody|alice|bob|carol|dave|jane|john|jdoe|johndoe|jane-?doe|john\.doe|jsmith)$/i;
