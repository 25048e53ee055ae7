import { type RuleLevel, SEVERITIES } from "./finding.ts";

/** What an author can set; the same in editor and command line. */
export interface Config {
  /** Levels that differ from a rule's default, by rule id. */
  readonly rules: Readonly<Record<string, RuleLevel>>;
}

/** Every rule at its default. */
export const DEFAULT_CONFIG: Config = { rules: {} };

/** Reads a configuration of unknown shape: what is wrong is left out and said in `problems`, one sentence each. */
export function parseConfig(value: unknown, knownRules: ReadonlySet<string>): { config: Config; problems: string[] } {
  const problems: string[] = [];
  const rules: Record<string, RuleLevel> = {};
  if (value === null || value === undefined) {
    return { config: DEFAULT_CONFIG, problems };
  }
  if (!isRecord(value)) {
    return { config: DEFAULT_CONFIG, problems: ["The configuration is not an object."] };
  }
  const given = value["rules"];
  if (given !== undefined && given !== null && !isRecord(given)) {
    problems.push('"rules" is not an object of rule ids and levels.');
  }
  for (const [id, level] of Object.entries(isRecord(given) ? given : {})) {
    if (!knownRules.has(id)) {
      problems.push(`There is no rule "${id}".`);
    } else if (isRuleLevel(level)) {
      rules[id] = level;
    } else {
      problems.push(`"${String(level)}" is no level for rule "${id}": use ${RULE_LEVELS.join(", ")}.`);
    }
  }
  return { config: { rules }, problems };
}

/** Every level a rule can be set to. */
export const RULE_LEVELS: readonly RuleLevel[] = ["off", ...SEVERITIES.toReversed()];

/** True for one of {@link RULE_LEVELS}. */
export function isRuleLevel(value: unknown): value is RuleLevel {
  return RULE_LEVELS.includes(value as RuleLevel);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
