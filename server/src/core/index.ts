// The core's only door: what the language server and the command line may use of it.
export { type Config, DEFAULT_CONFIG, isRuleLevel, parseConfig, RULE_LEVELS } from "./config.ts";
export type { ParsedSkill } from "./document/parseSkill.ts";
export type { FileOperation, Finding, Fix, FixKind, RuleLevel, Severity } from "./finding.ts";
export { SEVERITIES } from "./finding.ts";
export type { Cancellation, EntryType, FolderEntry, Logger, SkillHost } from "./host.ts";
export type { FixResult } from "./rules/applyFixes.ts";
export { RULES } from "./rules/index.ts";
export type { Rule } from "./rules/rule.ts";
export { createSkillService, type SkillCheck, type SkillService, type SkillView } from "./service.ts";
export { applyEdits, differenceOf, type TextEdit } from "./text/edit.ts";
export { createLineIndex, type LineIndex, type Position } from "./text/lineIndex.ts";
export { intersects, type Span } from "./text/span.ts";
export type { FileChange } from "./workspace/skillFolders.ts";
export { baseNameOf, childUri, normalizeUri, parentUri, relativePath } from "./workspace/uri.ts";
