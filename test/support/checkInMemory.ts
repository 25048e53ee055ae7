import { DEFAULT_CONFIG } from "../../server/src/core/config.ts";
import { type ParsedSkill, parseSkill, type SkillSource } from "../../server/src/core/document/parseSkill.ts";
import type { Finding } from "../../server/src/core/finding.ts";
import type { Logger } from "../../server/src/core/host.ts";
import type { Rule } from "../../server/src/core/rules/rule.ts";
import { runRules } from "../../server/src/core/rules/runRules.ts";
import { loadFolder } from "../../server/src/core/workspace/loadFolder.ts";
import type { SkillFolder } from "../../server/src/core/workspace/skillFolder.ts";
import { createSkillFolders } from "../../server/src/core/workspace/skillFolders.ts";
import { createMemoryHost } from "./memoryHost.ts";

/** A logger for tests: what a rule throws fails the test. */
export const THROWING_LOGGER: Logger = {
  error(message, error) {
    throw new Error(message, { cause: error });
  },
};

/** The folder of the skill at `path` among `files` (by path), with the fragments that the skill's text needs. */
export async function folderInMemory(
  files: Readonly<Record<string, string | Uint8Array>>,
  path: string,
): Promise<{ skill: ParsedSkill; folder: SkillFolder | undefined }> {
  const host = createMemoryHost(files);
  const skill = parseSkill(files[path] ?? "");
  return { skill, folder: await loadFolder(createSkillFolders(host), host.uri(path), skill) };
}

/** Every finding of `rules` (at their own level, `warning` when off) in a text. */
export function findingsOf(
  source: SkillSource,
  folder: SkillFolder | undefined,
  rules: readonly Rule[],
): readonly Finding[] {
  const levels = rules.filter(({ severity }) => severity === "off").map(({ id }) => [id, "warning"] as const);
  const config = { ...DEFAULT_CONFIG, rules: Object.fromEntries(levels) };
  return runRules(parseSkill(source), folder, config, THROWING_LOGGER, undefined, rules).findings;
}
