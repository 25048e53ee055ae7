/** Collects the environment variables that a program reads, from its text in pieces. */
export interface EnvironmentReader {
  add(piece: string): void;
  /** The names, sorted. */
  result(): readonly string[];
}

/**
 * A reader for a language, or for the code in Markdown; `undefined` for text that reads no variables. Only forms that
 * can mean nothing else count: `os.environ["X"]`, `process.env.X`, `ENV["X"]`, `$env:X`, and in shell scripts `$X` in
 * upper case that the script does not set itself.
 */
export function createEnvironment(language: string | null): EnvironmentReader | undefined {
  if (language === null || language === "SQL") {
    return undefined;
  }
  const names = new Set<string>();
  const expanded = new Set<string>();
  const assigned = new Set<string>();
  const isShell = language === "Shell" || language === "Make" || language === "Dockerfile";
  const addExpansions = (text: string): void => {
    if (!text.includes("$")) {
      return;
    }
    for (const [, name = ""] of text.matchAll(EXPANSION)) {
      if (isShell || (name.includes("_") && !SUBSTITUTION.test(name))) {
        expanded.add(name);
      }
    }
  };
  const addAssignments = (text: string): void => {
    for (const pattern of ASSIGNMENTS) {
      for (const [, name = ""] of text.matchAll(pattern)) {
        assigned.add(name);
      }
    }
    for (const [, name = ""] of text.matchAll(DEFAULTED)) {
      names.add(name);
    }
  };
  return {
    add(text) {
      addReads(text, names);
      if (isShell || language === "Markdown") {
        addExpansions(text);
        addAssignments(text);
      }
      if (language === "Markdown") {
        for (const [name] of text.matchAll(SECRET)) {
          names.add(name);
        }
      }
    },
    result() {
      const read = [...expanded].filter((name) => !assigned.has(name));
      return [...new Set([...names, ...read])].filter((name) => !OWN.test(name)).sort();
    },
  };
}

function addReads(text: string, names: Set<string>): void {
  for (const { hint, pattern } of READS) {
    if (text.includes(hint)) {
      for (const match of text.matchAll(pattern)) {
        for (const name of (match[1] ?? "").split(",")) {
          const word = /^\s{0,9}([A-Za-z_]\w{0,99})/.exec(name)?.[1];
          if (word !== undefined) {
            names.add(word);
          }
        }
      }
    }
  }
}

const QUOTED = String.raw`\s{0,20}["'\x60]([A-Za-z_]\w{0,99})["'\x60]`;

/** How languages read a variable by name. `hint` is a text without which the pattern cannot match. */
const READS: readonly { readonly hint: string; readonly pattern: RegExp }[] = [
  // Python. `os.environ["X"] = 1` sets it.
  { hint: "environ", pattern: new RegExp(String.raw`\benviron\[${QUOTED}\s{0,9}\](?!\s{0,9}=[^=])`, "g") },
  { hint: "environ", pattern: new RegExp(String.raw`\benviron\.(?:get|pop)\(${QUOTED}`, "g") },
  { hint: "environ", pattern: /["']([A-Za-z_]\w{0,99})["']\s{1,9}(?:not\s{1,9})?in\s{1,9}(?:os\.)?environ\b/g },
  // Python, PHP, C, Java; Go writes it large.
  { hint: "etenv", pattern: new RegExp(String.raw`\b[gG]etenv\(${QUOTED}`, "g") },
  { hint: "LookupEnv", pattern: new RegExp(String.raw`\bLookupEnv\(${QUOTED}`, "g") },
  // JavaScript and TypeScript in Node.js, Bun and Deno. `process.env.X = 1` sets it.
  { hint: ".env.", pattern: /\b(?:process|Bun)\.env\.([A-Za-z_]\w{0,99})\b(?!\s{0,9}=[^=])/g },
  { hint: ".env[", pattern: new RegExp(String.raw`\b(?:process|Bun)\.env\[${QUOTED}\s{0,9}\](?!\s{0,9}=[^=])`, "g") },
  { hint: "process.env", pattern: /\{([\w\s,:=."']{1,300})\}\s{0,9}=\s{0,9}process\.env\b(?![.[])/g },
  { hint: "Deno.env.get", pattern: new RegExp(String.raw`\bDeno\.env\.get\(${QUOTED}`, "g") },
  // Ruby and PHP; Perl.
  { hint: "ENV[", pattern: new RegExp(String.raw`(?:\b|\$_)ENV\[${QUOTED}\s{0,9}\](?!\s{0,9}=[^=])`, "g") },
  { hint: "ENV.fetch", pattern: new RegExp(String.raw`\bENV\.fetch\(${QUOTED}`, "g") },
  { hint: "$ENV{", pattern: /\$ENV\{\s{0,9}["']?([A-Za-z_]\w{0,99})["']?\s{0,9}\}(?!\s{0,9}=[^=~])/g },
  // PowerShell and .NET.
  { hint: "$", pattern: /\$\{?env:([A-Za-z_]\w{0,99})(?!\w)\}?(?!\s{0,9}=[^=])/gi },
  { hint: "GetEnvironmentVariable", pattern: new RegExp(String.raw`\bGetEnvironmentVariable\(${QUOTED}`, "g") },
  // Rust.
  { hint: "env::var", pattern: new RegExp(String.raw`\benv::var(?:_os)?\(${QUOTED}`, "g") },
];

const EXPANSION = /(?<![\\$\w])\$\{?([A-Z][A-Z0-9_]{0,99})(?![A-Za-z0-9_(])/g;
/** How scripts, makefiles and container files set a variable themselves. */
const ASSIGNMENTS: readonly RegExp[] = [
  /(?<![\w$\-{./:"'])([A-Z][A-Z0-9_]{0,99})\+?=(?!=)/g,
  /\bfor ([A-Z][A-Z0-9_]{0,99}) in\b/g,
  /\bread (?:-[a-z]{1,3} ){0,3}([A-Z][A-Z0-9_]{0,99})\b/g,
  /^([A-Z][A-Z0-9_]{0,99}) {0,9}[:?+]?=/gm,
  /^(?:ARG|ENV) ([A-Z][A-Z0-9_]{0,99})\b/gm,
];
/** `X="${X:-default}"` sets a variable only when nobody else did. */
const DEFAULTED = /(?<![\w$])([A-Z][A-Z0-9_]{0,99})="?\$\{\1:?[-=?+]/g;
/** Names that are written for nothing else, even without a dollar sign. */
const SECRET =
  /(?<![\w$.-])(?:[A-Z][A-Z0-9]{0,30}_){1,6}(?:API_KEY|API_TOKEN|ACCESS_TOKEN|AUTH_TOKEN|BOT_TOKEN|ACCESS_KEY_ID|SECRET_ACCESS_KEY|CLIENT_SECRET)(?![\w.])|\b(?:GITHUB|GH|GITLAB|HF|NPM)_TOKEN\b/g;
/** What clients put into the text of a skill: listed as substitutions. */
const SUBSTITUTION = /^(?:CLAUDE_(?:SKILL_DIR|SESSION_ID|EFFORT|PROJECT_DIR|PLUGIN_ROOT|PLUGIN_DATA)|KIMI_SKILL_DIR)$/;
/** What every system or shell sets, and awk's own variables. */
const OWN =
  /^(?:PATH|HOME|PWD|OLDPWD|USER|USERNAME|USERPROFILE|LOGNAME|SHELL|TERM|LANG|LANGUAGE|LC_[A-Z]+|UID|EUID|GID|IFS|RANDOM|SECONDS|EPOCHSECONDS|EPOCHREALTIME|LINENO|HOSTNAME|HOSTTYPE|OSTYPE|MACHTYPE|OS|PPID|SHLVL|OPTARG|OPTIND|OPTERR|REPLY|PIPESTATUS|FUNCNAME|DIRSTACK|GROUPS|MAPFILE|COLUMNS|LINES|PS[0-4]|TMPDIR|TEMP|TMP|TZ|DISPLAY|EDITOR|PAGER|BASH\w*|ZSH\w*|SHELLOPTS|XDG_\w+|APPDATA|LOCALAPPDATA|PROGRAMFILES|NF|NR|FNR|FS|OFS|ORS|RS|FILENAME|CURDIR|MAKE|MAKEFILE_LIST)$/i;
