import { wholeCharacters } from "../../features/wholeCharacters.ts";
import type { FileKind } from "../model.ts";

/** What a name, and where it tells too little the first bytes, say of a file. */
export interface KindOfFile {
  readonly kind: FileKind;
  /** The language of a script or source file, such as `Python`. */
  readonly language: string | null;
  /** True when there is no text in it to read. */
  readonly binary: boolean;
}

/** How many of a file's first bytes decide whether it is text, as git decides it. */
export const HEAD_BYTES = 8192;

/**
 * The kind of the file at `path`. Without `head` (its first {@link HEAD_BYTES} at most) the name alone decides; with
 * it a file without a telling name gets its kind from its first line (`#!`), and one with bytes that no text has is
 * binary whatever its name says.
 */
export function kindOf(path: string, head?: Uint8Array): KindOfFile {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const named = kindOfName(name);
  if (head === undefined || named.binary || head.length === 0) {
    return named;
  }
  const isKnown = named.kind !== "binary";
  if (!isText(head, isKnown)) {
    return { kind: named.kind === "image" ? "image" : "binary", language: null, binary: true };
  }
  const language = named.language ?? (isKnown && named.kind !== "text" ? null : shebangLanguage(head));
  if (language !== null) {
    return { kind: "script", language, binary: false };
  }
  return isKnown ? named : { kind: "text", language: null, binary: false };
}

/** True when the name alone says that there is no text in the file: nobody need read it. */
export function isBinaryName(path: string): boolean {
  return kindOfName(path.slice(path.lastIndexOf("/") + 1)).binary;
}

/**
 * Whether every file of a kind holds text; one whose bytes are no text is of another kind. A file of such a kind
 * without an estimate of its tokens could not be read.
 */
export function isKindOfText(kind: FileKind): boolean {
  return KINDS_OF_TEXT.has(kind);
}

const KINDS_OF_TEXT: ReadonlySet<FileKind> = new Set(["skill", "markdown", "script", "data", "text", "license"]);

/**
 * Whether a file is larger than an agent can usefully read. 100 KB of text are some 25,000 tokens: more than clients
 * show of a file at once, and five times what is recommended for a whole body. What is no text is run or copied, not
 * read; there 1 MB is what makes a skill slow to fetch.
 */
export function isBig(size: number, binary: boolean): boolean {
  return size > (binary ? 1_000_000 : 100_000);
}

/** Extensions that someone may write in a text to name a file, without the dot, in lower case. */
export function isKnownExtension(extension: string): boolean {
  return EXTENSIONS.has(extension.toLowerCase());
}

/** A license's terms, by the usual names; `LICENSE-MIT` and `COPYING.LESSER` are such. */
export const LICENSE_NAME = /^(?:un)?(?:licen[cs]e|copying)(?:[-_.][\w.-]{1,40})?$/i;

function kindOfName(name: string): KindOfFile {
  if (LICENSE_NAME.test(name) && !/\.(?:py|[cm]?[jt]s)$/i.test(name)) {
    return { kind: "license", language: null, binary: false };
  }
  const extension = /\.([A-Za-z0-9]{1,12})$/.exec(name)?.[1]?.toLowerCase() ?? "";
  // Kind `binary` without `binary: true` stands for "the name does not tell".
  return EXTENSIONS.get(extension) ?? NAMES.get(name) ?? { kind: "binary", language: null, binary: false };
}

function kindsOf(
  kind: FileKind,
  binary: boolean,
  language: string | null,
  extensions: string,
): readonly (readonly [string, KindOfFile])[] {
  return extensions.split(" ").map((extension) => [extension, { kind, language, binary }]);
}

const EXTENSIONS: ReadonlyMap<string, KindOfFile> = new Map([
  ...kindsOf("markdown", false, null, "md mdx markdown"),
  ...kindsOf("script", false, "Python", "py pyi pyw"),
  ...kindsOf("script", false, "Shell", "sh bash zsh fish ksh"),
  ...kindsOf("script", false, "JavaScript", "js mjs cjs jsx"),
  ...kindsOf("script", false, "TypeScript", "ts mts cts tsx"),
  ...kindsOf("script", false, "PowerShell", "ps1 psm1 psd1"),
  ...kindsOf("script", false, "Batch", "bat cmd"),
  ...kindsOf("script", false, "Ruby", "rb"),
  ...kindsOf("script", false, "Perl", "pl pm"),
  ...kindsOf("script", false, "PHP", "php"),
  ...kindsOf("script", false, "Lua", "lua"),
  ...kindsOf("script", false, "R", "r"),
  ...kindsOf("script", false, "Julia", "jl"),
  ...kindsOf("script", false, "Go", "go"),
  ...kindsOf("script", false, "Rust", "rs"),
  ...kindsOf("script", false, "Java", "java"),
  ...kindsOf("script", false, "Kotlin", "kt kts"),
  ...kindsOf("script", false, "Swift", "swift"),
  ...kindsOf("script", false, "Scala", "scala"),
  ...kindsOf("script", false, "Groovy", "groovy gradle"),
  ...kindsOf("script", false, "C", "c h"),
  ...kindsOf("script", false, "C++", "cpp cc cxx hpp"),
  ...kindsOf("script", false, "C#", "cs csx"),
  ...kindsOf("script", false, "Dart", "dart"),
  ...kindsOf("script", false, "Elixir", "ex exs"),
  ...kindsOf("script", false, "Haskell", "hs"),
  ...kindsOf("script", false, "SQL", "sql"),
  ...kindsOf("script", false, "AppleScript", "applescript"),
  ...kindsOf("script", false, "AWK", "awk"),
  ...kindsOf("script", false, "Vue", "vue"),
  ...kindsOf("script", false, "Svelte", "svelte"),
  ...kindsOf("data", false, null, "json jsonl json5 jsonc yaml yml toml csv tsv xml xsd xsl ini cfg conf env geojson"),
  ...kindsOf("data", false, null, "ipynb lock properties plist proto graphql tf hcl bib ndjson"),
  ...kindsOf("text", false, null, "txt text rst adoc org tex log html htm css scss less j2 jinja tmpl template tpl"),
  ...kindsOf("text", false, null, "hbs mustache ejs diff patch srt vtt toon mmd puml dot ics"),
  ...kindsOf("image", false, null, "svg"),
  ...kindsOf("image", true, null, "png jpg jpeg gif webp ico icns bmp tif tiff avif heic psd"),
  ...kindsOf("font", true, null, "ttf otf ttc woff woff2 eot"),
  ...kindsOf("document", true, null, "pdf docx xlsx pptx doc xls ppt odt ods odp epub dotx xlsm potx"),
  ...kindsOf("archive", true, null, "zip gz tgz tar bz2 xz zst 7z rar jar whl skill"),
  ...kindsOf("media", true, null, "mp3 mp4 m4a wav ogg oga opus flac aac webm mov avi mkv"),
  ...kindsOf("binary", true, null, "exe dll so dylib a o obj class wasm pyd pyo node bin dat db sqlite sqlite3"),
  ...kindsOf("binary", true, null, "parquet npy npz pkl pickle pt onnx safetensors gguf"),
]);

const NAMES: ReadonlyMap<string, KindOfFile> = new Map([
  ["Makefile", { kind: "script", language: "Make", binary: false }],
  ["Dockerfile", { kind: "script", language: "Dockerfile", binary: false }],
  ["Rakefile", { kind: "script", language: "Ruby", binary: false }],
  ["Gemfile", { kind: "script", language: "Ruby", binary: false }],
  [".env", { kind: "data", language: null, binary: false }],
]);

/**
 * Text has no zero byte, unless it is UTF-16 and says so. Bytes that are not UTF-8 are taken for an old encoding where
 * the name promises text, for binary data where it does not.
 */
function isText(head: Uint8Array, isNamedSo: boolean): boolean {
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (isUtf16) {
    return true;
  }
  if (head.subarray(0, HEAD_BYTES).includes(0)) {
    return false;
  }
  return isNamedSo || isUtf8(head.subarray(0, HEAD_BYTES));
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(wholeCharacters(bytes, HEAD_BYTES));
    return true;
  } catch {
    return false;
  }
}

/** The language that the first line asks for: `#!/usr/bin/env -S python3 -u`. */
function shebangLanguage(head: Uint8Array): string | null {
  if (head[0] !== 0x23 || head[1] !== 0x21) {
    return null;
  }
  let line = "";
  for (const byte of head.subarray(2, 200)) {
    if (byte === 0x0a || byte === 0x0d) {
      break;
    }
    line += String.fromCharCode(byte);
  }
  for (const word of line.split(/[ \t]+/)) {
    const program = word.slice(word.lastIndexOf("/") + 1).replace(/[\d.]+$/, "");
    const language = INTERPRETERS.get(program);
    if (language !== undefined) {
      return language;
    }
  }
  return null;
}

const INTERPRETERS: ReadonlyMap<string, string> = new Map([
  ["python", "Python"],
  ["pypy", "Python"],
  ["uv", "Python"],
  ["sh", "Shell"],
  ["bash", "Shell"],
  ["zsh", "Shell"],
  ["dash", "Shell"],
  ["ksh", "Shell"],
  ["fish", "Shell"],
  ["node", "JavaScript"],
  ["deno", "TypeScript"],
  ["bun", "TypeScript"],
  ["tsx", "TypeScript"],
  ["ts-node", "TypeScript"],
  ["ruby", "Ruby"],
  ["perl", "Perl"],
  ["php", "PHP"],
  ["lua", "Lua"],
  ["Rscript", "R"],
  ["julia", "Julia"],
  ["pwsh", "PowerShell"],
  ["powershell", "PowerShell"],
  ["osascript", "AppleScript"],
  ["awk", "AWK"],
  ["gawk", "AWK"],
  ["make", "Make"],
]);
