import { type Config, isRuleLevel, RULE_LEVELS, RULES } from "../core/index.ts";
import { didYouMean } from "./didYouMean.ts";

/** Reads `id=severity` pairs, the last one of a rule counting; a string says in one sentence what is wrong with one. */
export function readRuleLevels(pairs: readonly string[]): Config["rules"] | string {
  const ids = RULES.map(({ id }) => id);
  const rules: Record<string, Config["rules"][string]> = {};
  for (const pair of pairs) {
    const equals = pair.indexOf("=");
    const id = pair.slice(0, Math.max(0, equals));
    const level = pair.slice(equals + 1);
    if (equals < 0) {
      return `"--rule ${pair}" has no severity: write it as "--rule ${pair}=warning".`;
    }
    if (!ids.includes(id)) {
      return `There is no rule "${id}"${didYouMean(id, ids)}`;
    }
    if (!isRuleLevel(level)) {
      return `"${level}" is no severity for the rule "${id}": use ${RULE_LEVELS.slice(0, -1).join(", ")} or ${RULE_LEVELS.at(-1)}.`;
    }
    rules[id] = level;
  }
  return rules;
}
