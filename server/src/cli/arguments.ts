import { parseArgs } from "node:util";
import { didYouMean } from "./didYouMean.ts";

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

/** What the command line asks for; `wrong` says in one sentence why it cannot be understood. */
export type Command =
  | { readonly type: "help"; readonly topic: "general" | "check" }
  | { readonly type: "version" }
  | { readonly type: "check"; readonly options: CheckOptions }
  | { readonly type: "wrong"; readonly message: string };

/** Reads the arguments behind `skillwright`. Never throws. */
export function parseArguments(args: readonly string[]): Command {
  const { tokens } = parseArgs({ args: [...args], options: OPTIONS, strict: false, tokens: true });
  const positionals = tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : []));
  const given = new Map<OptionName, string[]>();
  for (const token of tokens) {
    if (token.kind === "option") {
      const problem = problemOf(token);
      if (problem !== undefined) {
        return { type: "wrong", message: problem };
      }
      const name = token.name as OptionName;
      given.set(name, [...(given.get(name) ?? []), token.value ?? ""]);
    }
  }
  const [command, ...paths] = positionals;
  if (given.has("help")) {
    return { type: "help", topic: command === "check" ? "check" : "general" };
  }
  if (given.has("version")) {
    return { type: "version" };
  }
  return command === "check" ? checkOf(paths, given) : { type: "wrong", message: noCommand(command) };
}

const OPTIONS = {
  fix: { type: "boolean" },
  "fix-unsafe": { type: "boolean" },
  "fail-on": { type: "string" },
  "max-severity": { type: "string" },
  quiet: { type: "boolean" },
  rule: { type: "string" },
  format: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

type OptionName = keyof typeof OPTIONS;

/** What may follow an option; any other value is refused before anything is read. */
const VALUES = {
  "fail-on": ["error", "warning", "info", "hint"],
  "max-severity": ["error", "warning", "info", "hint"],
  format: ["text", "json"],
} as const;

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function problemOf({ name, rawName, value, inlineValue }: OptionToken): string | undefined {
  if (!Object.hasOwn(OPTIONS, name)) {
    const known = Object.keys(OPTIONS).map((option) => `--${option}`);
    return `There is no option "${rawName}"${didYouMean(rawName, known, '; "skillwright check --help" lists all')}`;
  }
  if (OPTIONS[name as OptionName].type === "boolean") {
    return value === undefined ? undefined : `"${rawName}" takes no value.`;
  }
  const allowed: readonly string[] | undefined = Object.hasOwn(VALUES, name)
    ? VALUES[name as keyof typeof VALUES]
    : undefined;
  const example = allowed === undefined ? "a rule and its severity, such as link-missing=error" : oneOf(allowed);
  if (value === undefined || value === "" || (value.startsWith("-") && inlineValue !== true)) {
    return `"${rawName}" needs a value: ${example}.`;
  }
  return allowed === undefined || allowed.includes(value)
    ? undefined
    : `"${rawName}" takes ${example}, not "${value}".`;
}

function checkOf(paths: readonly string[], given: ReadonlyMap<OptionName, readonly string[]>): Command {
  const thresholds = new Set([...(given.get("fail-on") ?? []), ...(given.get("max-severity") ?? [])]);
  if (thresholds.size > 1) {
    const all = [...thresholds].join('" and "');
    return { type: "wrong", message: `"--fail-on" and "--max-severity" are one option, and it was given "${all}".` };
  }
  if (paths.includes("")) {
    return { type: "wrong", message: 'One of the paths is empty; "." is the current folder.' };
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

function noCommand(command: string | undefined): string {
  if (command === undefined) {
    return 'Say what to do: "skillwright check" checks the skills below the current folder, "skillwright --help" tells more.';
  }
  const meant = didYouMean(command, ["check"], `; to check a path, type "skillwright check ${command}"`);
  return `There is no command "${command}"${meant}`;
}

function oneOf(values: readonly string[]): string {
  return `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;
}
