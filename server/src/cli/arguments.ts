import { parseArgs } from "node:util";
import { didYouMean } from "./didYouMean.ts";

/** The names of the commands, in the order in which help lists them. */
export const COMMANDS = ["check", "snapshot", "pack", "to-prompt"] as const;

/** The name of a command. */
export type CommandName = (typeof COMMANDS)[number];

/** What `skillwright check` was asked to do. */
export interface CheckOptions {
  /** As typed; never empty. */
  readonly paths: readonly string[];
  readonly format: "text" | "json";
  /** Which fixes are applied before the report. */
  readonly fix: "none" | "safe" | "all";
  /** The mildest severity that makes the check fail. */
  readonly failOn: "error" | "warning" | "info" | "hint";
  /** Whether findings milder than `failOn` are left out of the list. */
  readonly quiet: boolean;
  /** `id=severity`, as typed. */
  readonly rules: readonly string[];
}

/** What `skillwright snapshot` was asked to do. */
export interface SnapshotOptions {
  /** As typed. */
  readonly path: string;
  readonly format: "text" | "markdown" | "json" | "html";
  /** The file to write, as typed; `undefined` for the standard output. */
  readonly output: string | undefined;
  /** `id=severity`, as typed. */
  readonly rules: readonly string[];
}

/** What `skillwright pack` was asked to do. */
export interface PackOptions {
  /** As typed. */
  readonly path: string;
  /** The file to write, as typed; `undefined` for `<name>.skill` in the current folder, or beside the skill's. */
  readonly output: string | undefined;
  /** Whether a skill with errors is packed, too. */
  readonly force: boolean;
  /** `id=severity`, as typed. */
  readonly rules: readonly string[];
}

/** What `skillwright to-prompt` was asked to do. */
export interface ToPromptOptions {
  /** As typed; never empty. */
  readonly paths: readonly string[];
}

/** What the command line asks for; `wrong` says in one sentence why it cannot be understood. */
export type Command =
  | { readonly type: "help"; readonly topic: "general" | CommandName }
  | { readonly type: "version" }
  | { readonly type: "check"; readonly options: CheckOptions }
  | { readonly type: "snapshot"; readonly options: SnapshotOptions }
  | { readonly type: "pack"; readonly options: PackOptions }
  | { readonly type: "to-prompt"; readonly options: ToPromptOptions }
  | { readonly type: "wrong"; readonly message: string };

/** Reads the arguments behind `skillwright`. Never throws. */
export function parseArguments(args: readonly string[]): Command {
  const { tokens } = parseArgs({ args: [...args], options: OPTIONS, strict: false, tokens: true });
  const [word, ...paths] = tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : []));
  const command = COMMANDS.find((name) => name === word);
  const given = new Map<OptionName, string[]>();
  for (const token of tokens) {
    if (token.kind === "option") {
      const problem = problemOf(token, command);
      if (problem !== undefined) {
        return { type: "wrong", message: problem };
      }
      const name = token.name as OptionName;
      given.set(name, [...(given.get(name) ?? []), token.value ?? ""]);
    }
  }
  if (given.has("help")) {
    return { type: "help", topic: command ?? "general" };
  }
  if (given.has("version")) {
    return { type: "version" };
  }
  if (command === undefined) {
    return { type: "wrong", message: noCommand(word) };
  }
  const problem = problemOfPaths(command, paths);
  return problem === undefined ? READERS[command](paths, given) : { type: "wrong", message: problem };
}

const OPTIONS = {
  fix: { type: "boolean" },
  "fix-unsafe": { type: "boolean" },
  "fail-on": { type: "string" },
  "max-severity": { type: "string" },
  quiet: { type: "boolean" },
  rule: { type: "string" },
  format: { type: "string" },
  output: { type: "string", short: "o" },
  force: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

type OptionName = keyof typeof OPTIONS;

type Given = ReadonlyMap<OptionName, readonly string[]>;

/** The options of each command, besides those that every one has. */
const OPTIONS_OF: Readonly<Record<CommandName, readonly OptionName[]>> = {
  check: ["fix", "fix-unsafe", "fail-on", "max-severity", "quiet", "rule", "format"],
  snapshot: ["format", "output", "rule"],
  pack: ["output", "force", "rule"],
  "to-prompt": [],
};

/** What may follow an option; any other value is refused before anything is read. */
const SEVERITIES = ["error", "warning", "info", "hint"];
const FORMATS: Readonly<Partial<Record<CommandName, readonly string[]>>> = {
  check: ["text", "json"],
  snapshot: ["text", "markdown", "json", "html"],
};

const READERS: Readonly<Record<CommandName, (paths: readonly string[], given: Given) => Command>> = {
  check: checkOf,
  snapshot: ([path = "."], given) => ({
    type: "snapshot",
    options: {
      path,
      format: (given.get("format")?.at(-1) ?? "text") as SnapshotOptions["format"],
      output: given.get("output")?.at(-1),
      rules: given.get("rule") ?? [],
    },
  }),
  pack: ([path = "."], given) => ({
    type: "pack",
    options: {
      path,
      output: given.get("output")?.at(-1),
      force: given.has("force"),
      rules: given.get("rule") ?? [],
    },
  }),
  "to-prompt": (paths) => ({ type: "to-prompt", options: { paths } }),
};

function optionsOf(command: CommandName): readonly OptionName[] {
  return [...OPTIONS_OF[command], "help", "version"];
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

/** Without a command that is known, only what no command has is refused: the command is what is wrong then. */
function problemOf(
  { name, rawName, value, inlineValue }: OptionToken,
  command: CommandName | undefined,
): string | undefined {
  const own = command === undefined ? (Object.keys(OPTIONS) as OptionName[]) : optionsOf(command);
  if (!Object.hasOwn(OPTIONS, name)) {
    const known = own.map((option) => `--${option}`);
    const help = command === undefined ? "skillwright --help" : `skillwright ${command} --help`;
    return `There is no option "${rawName}"${didYouMean(rawName, known, `; "${help}" lists all`)}`;
  }
  if (command === undefined) {
    return undefined;
  }
  const option = name as OptionName;
  if (!own.includes(option)) {
    const owners = COMMANDS.filter((other) => OPTIONS_OF[other].includes(option)).map((other) => `"${other}"`);
    return `"${rawName}" is an option of ${owners.join(" and ")}, not of "${command}".`;
  }
  if (OPTIONS[option].type === "boolean") {
    return value === undefined ? undefined : `"${rawName}" takes no value.`;
  }
  const allowed = valuesOf(option, command);
  const example = allowed === undefined ? EXAMPLES[option] : oneOf(allowed);
  if (value === undefined || value === "" || (value.startsWith("-") && inlineValue !== true)) {
    return `"${rawName}" needs a value: ${example}.`;
  }
  return allowed === undefined || allowed.includes(value)
    ? undefined
    : `"${rawName}" takes ${example}, not "${value}".`;
}

const EXAMPLES: Readonly<Partial<Record<OptionName, string>>> = {
  rule: "a rule and its severity, such as link-missing=error",
  output: "the file to write",
};

function valuesOf(option: OptionName, command: CommandName): readonly string[] | undefined {
  if (option === "format") {
    return FORMATS[command];
  }
  return option === "fail-on" || option === "max-severity" ? SEVERITIES : undefined;
}

function problemOfPaths(command: CommandName, paths: readonly string[]): string | undefined {
  if (paths.includes("")) {
    return 'One of the paths is empty; "." is the current folder.';
  }
  if ((command === "snapshot" || command === "pack") && paths.length > 1) {
    return `"skillwright ${command}" takes one skill, and it was given ${paths.length}.`;
  }
  return command === "to-prompt" && paths.length === 0
    ? 'Say which skills: "skillwright to-prompt skills/one skills/two".'
    : undefined;
}

function checkOf(paths: readonly string[], given: Given): Command {
  const thresholds = new Set([...(given.get("fail-on") ?? []), ...(given.get("max-severity") ?? [])]);
  if (thresholds.size > 1) {
    const all = [...thresholds].join('" and "');
    return { type: "wrong", message: `"--fail-on" and "--max-severity" are one option, and it was given "${all}".` };
  }
  const [failOn = "error"] = thresholds as Set<CheckOptions["failOn"]>;
  return {
    type: "check",
    options: {
      paths: paths.length === 0 ? ["."] : paths,
      format: (given.get("format")?.at(-1) ?? "text") as CheckOptions["format"],
      fix: given.has("fix-unsafe") ? "all" : given.has("fix") ? "safe" : "none",
      failOn,
      quiet: given.has("quiet"),
      rules: given.get("rule") ?? [],
    },
  };
}

function noCommand(word: string | undefined): string {
  if (word === undefined) {
    return 'Say what to do: "skillwright check" checks the skills below the current folder, "skillwright --help" tells more.';
  }
  return `There is no command "${word}"${didYouMean(word, COMMANDS, `; to check a path, type "skillwright check ${word}"`)}`;
}

function oneOf(values: readonly string[]): string {
  return `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;
}
