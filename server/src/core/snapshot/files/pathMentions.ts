import { isKnownExtension } from "./fileKinds.ts";

/** Of one text at most so many paths are kept; a list of files is longer only where a program wrote it. */
const MOST_MENTIONS = 2000;

/**
 * Adds to `found` what in a text may be the path of a file or folder: words with a slash or a known extension, what
 * stands in quotes, code spans and links, and what Python and JavaScript import. Whether such a thing is there shows
 * only when it is looked up, so more is taken than will be found. Linear in the length of the text.
 */
export function addPathMentions(text: string, language: string | null, found: Set<string>): void {
  addWords(text, language, found);
  addDelimited(text, found);
  if (language === "Python") {
    addImports(text, found);
  }
}

/** The same as a list whose strings do not keep the text alive that they were cut from. */
export function detached(mentions: ReadonlySet<string>): readonly string[] {
  return mentions.size === 0 ? [] : [...mentions].join("\n").split("\n");
}

const LONGEST_PATH = 300;
/**
 * What a word of a path is made of, by UTF-16 unit. ASCII only: in Chinese and Japanese prose no space separates a path
 * from the words around it. The table holds every unit, since reading beyond an array is slow.
 */
const IS_WORD = new Uint8Array(65_536);
for (const character of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.@+~%/\\-") {
  IS_WORD[character.charCodeAt(0)] = 1;
}
const DOT = 46;
const SLASH = 47;
const BACKSLASH = 92;

function addWords(text: string, language: string | null, found: Set<string>): void {
  let start = -1;
  let isPath = false;
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    if (IS_WORD[code] === 1) {
      start = start < 0 ? at : start;
      isPath ||= code === DOT || code === SLASH || code === BACKSLASH;
    } else if (start >= 0) {
      if (isPath && at - start <= LONGEST_PATH && at - start > 1) {
        addWord(text.slice(start, at), start === 0 ? "" : (text[start - 1] ?? ""), language, found);
      }
      start = -1;
      isPath = false;
    }
  }
}

function addWord(written: string, before: string, language: string | null, found: Set<string>): void {
  // `https://…`, and what is left of it when the scheme was cut off.
  if (written.startsWith("//") || found.size >= MOST_MENTIONS) {
    return;
  }
  let word = written.includes("\\") ? written.replace(/\\+/g, "/") : written;
  // `${DIR}/x`, `$(dirname "$0")/x`: the variable is the file's or the skill's folder more often than not.
  if (before === "$") {
    word = word.slice(word.indexOf("/") + 1);
  }
  const end = trailingDots(word);
  word = word.slice(word.startsWith("/") || word.startsWith("@") ? 1 : 0, end);
  if (word === "" || (!word.includes("/") && !hasKnownExtension(word))) {
    return;
  }
  found.add(word);
  if ((language === "JavaScript" || language === "TypeScript") && word.startsWith(".") && !hasKnownExtension(word)) {
    for (const ending of [".js", ".ts", ".mjs", ".tsx", "/index.js", "/index.ts"]) {
      found.add(word + ending);
    }
  }
}

/** Where the dots of a sentence's end begin; those of `..` and `./` belong to the path. */
function trailingDots(word: string): number {
  let end = word.length;
  while (end > 0 && word.charCodeAt(end - 1) === DOT && word.charCodeAt(end - 2) !== SLASH && end > 1) {
    end--;
  }
  return end;
}

function hasKnownExtension(word: string): boolean {
  const dot = word.lastIndexOf(".");
  return dot > 0 && dot < word.length - 1 && isKnownExtension(word.slice(dot + 1));
}

/** Paths that words cannot give: with spaces, letters beyond ASCII, escapes, or (in links) neither slash nor dot. */
function addDelimited(text: string, found: Set<string>): void {
  for (const { open, pattern, isLink } of DELIMITED) {
    if (!text.includes(open)) {
      continue;
    }
    for (const match of text.matchAll(pattern)) {
      const inner = match[1] ?? "";
      const isPath = inner.includes("/") || hasKnownExtension(inner) || isLink;
      if (isPath && found.size < MOST_MENTIONS && (isLink || UNUSUAL.test(inner)) && !inner.includes("://")) {
        const path = decoded(inner.replace(/[#?].*$/, "")).replace(/^\//, "");
        if (path !== "" && !path.includes("\n")) {
          found.add(path);
        }
      }
    }
  }
}

const UNUSUAL = /[^!-~]|[%()&,'=]/;

const DELIMITED: readonly { readonly open: string; readonly pattern: RegExp; readonly isLink: boolean }[] = [
  { open: "`", pattern: /`([^`\n]{1,200})`/g, isLink: false },
  { open: '"', pattern: /"([^"\n]{1,200})"/g, isLink: false },
  { open: "'", pattern: /'([^'\n]{1,200})'/g, isLink: false },
  { open: "](", pattern: /\]\(([^()<>\s]{1,200})[\s)]/g, isLink: true },
  { open: "](<", pattern: /\]\(<([^<>\n]{1,200})>/g, isLink: true },
];

function decoded(path: string): string {
  if (!path.includes("%")) {
    return path;
  }
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const IMPORT =
  /^[ \t]{0,40}(?:from[ \t]{1,9}([.\w]{1,200})[ \t]{1,9}import[ \t(]{1,9}([\w, \t]{1,300})|import[ \t]{1,9}([\w., \t]{1,300}))/gm;

/** `import a.b` and `from a import b` read `a/b.py`; a dot before the name means the file's own folder. */
function addImports(text: string, found: Set<string>): void {
  if (!text.includes("import")) {
    return;
  }
  for (const [, from, names = "", plain = ""] of text.matchAll(IMPORT)) {
    const modules = from === undefined ? wordsOf(plain) : [from, ...wordsOf(names).map((name) => join(from, name))];
    for (const module of modules) {
      if (found.size >= MOST_MENTIONS) {
        return;
      }
      const path = pathOfModule(module);
      if (path !== "") {
        found.add(`${path}.py`);
        found.add(`${path}/__init__.py`);
      }
    }
  }
}

function wordsOf(list: string): string[] {
  return list
    .split(",")
    .map((item) => item.trim().split(/[ \t]/)[0] ?? "")
    .filter((word) => word !== "");
}

function join(module: string, name: string): string {
  return module.endsWith(".") ? module + name : `${module}.${name}`;
}

function pathOfModule(module: string): string {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const path = module.slice(dots).replace(/\./g, "/");
  return path === "" ? "" : (dots === 0 ? "" : dots === 1 ? "./" : "../".repeat(dots - 1)) + path;
}
