import type { Config } from "../config.ts";
import type { ParsedSkill } from "../document/parseSkill.ts";
import type { Finding, Fix, RuleLevel } from "../finding.ts";
import type { Logger } from "../host.ts";
import { type Span, shiftSpan } from "../text/span.ts";
import type { SkillFolder } from "../workspace/skillFolder.ts";
import { RULES } from "./index.ts";
import type { RenderedReport, Rule, RuleParts } from "./rule.ts";

/** The findings of a skill, with what is needed to run only some rules next time. */
export interface RuleRun {
  /** In source order; at one place in the order of {@link RULES}. */
  readonly findings: readonly Finding[];
  readonly byRule: ReadonlyMap<Rule, RuleResult>;
}

interface RuleResult {
  readonly level: RuleLevel;
  readonly inputs: readonly unknown[];
  readonly bodyStart: number;
  readonly findings: readonly Finding[];
}

/**
 * Runs the rules over a skill: the one place where findings are made. With `previous`, a rule whose parts are the same
 * keeps its findings. A rule that throws is logged and finds nothing; the others go on.
 */
export function runRules(
  skill: ParsedSkill,
  folder: SkillFolder | undefined,
  config: Config,
  logger: Logger,
  previous?: RuleRun,
  rules: readonly Rule[] = RULES,
): RuleRun {
  const parts: RuleParts = { file: skill, frontmatter: skill.frontmatter, body: skill.body, folder };
  const byRule = new Map<Rule, RuleResult>();
  const findings: Finding[] = [];
  for (const rule of rules) {
    const level = config.rules[rule.id] ?? rule.severity;
    if (level !== "off") {
      const result =
        reuse(rule, parts, level, previous?.byRule.get(rule)) ?? runRule(rule, parts, level, config, logger);
      byRule.set(rule, result);
      for (const finding of result.findings) {
        findings.push(finding);
      }
    }
  }
  findings.sort((a, b) => a.span.start - b.span.start);
  return { findings, byRule };
}

function runRule(
  rule: Rule,
  parts: RuleParts,
  level: Exclude<RuleLevel, "off">,
  config: Config,
  logger: Logger,
): RuleResult {
  const findings: Finding[] = [];
  const isSet = config.rules[rule.id] !== undefined;
  try {
    for (const report of rule.run(parts)) {
      findings.push(toFinding(rule, report, isSet ? level : (report.severity ?? level)));
    }
  } catch (error) {
    logger.error(`Rule ${rule.id} failed.`, error);
  }
  return { level, inputs: inputsOf(rule, parts), bodyStart: parts.body.span.start, findings };
}

function inputsOf(rule: Rule, parts: RuleParts): unknown[] {
  return rule.reads.map((part) => (part === "body" ? parts.body.identity : parts[part]));
}

/** The findings of the last run, moved along with the body where only its place in the file has changed. */
function reuse(rule: Rule, parts: RuleParts, level: RuleLevel, last: RuleResult | undefined): RuleResult | undefined {
  if (last === undefined || last.level !== level) {
    return undefined;
  }
  const inputs = inputsOf(rule, parts);
  if (!inputs.every((input, index) => input === last.inputs[index])) {
    return undefined;
  }
  const delta = parts.body.span.start - last.bodyStart;
  if (delta === 0 || !rule.reads.includes("body")) {
    return { ...last, bodyStart: parts.body.span.start };
  }
  const moved = (span: Span): Span => (span.start >= last.bodyStart ? shiftSpan(span, delta) : span);
  const findings = last.findings.map((finding) => moveFinding(finding, moved));
  return { ...last, bodyStart: parts.body.span.start, findings };
}

function moveFinding(finding: Finding, moved: (span: Span) => Span): Finding {
  const { rule, severity, messageId, message, tags } = finding;
  const fixes = (): readonly Fix[] =>
    finding.fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, span: moved(edit.span) })),
    }));
  const related = finding.related.map((place) =>
    place.path === undefined ? { ...place, span: moved(place.span) } : place,
  );
  return withFixes({ rule, severity, messageId, message, tags, related, span: moved(finding.span) }, fixes);
}

function toFinding(rule: Rule, report: RenderedReport, severity: Finding["severity"]): Finding {
  const { messageId, message, span, related = [], tags = [], fixes = [] } = report;
  return withFixes({ rule: rule.id, severity, messageId, message, span, related, tags }, fixes);
}

function withFixes(finding: Omit<Finding, "fixes">, fixes: readonly Fix[] | (() => readonly Fix[])): Finding {
  if (typeof fixes !== "function") {
    return { ...finding, fixes };
  }
  let known: readonly Fix[] | undefined;
  return {
    ...finding,
    get fixes() {
      known ??= fixes();
      return known;
    },
  };
}
