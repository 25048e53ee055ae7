import { type CatalogueEntry, catalogueXml, plainText, seenByClients } from "../core/index.ts";
import { createFileHost, uriOfPath } from "../node/fileHost.ts";
import type { ToPromptOptions } from "./arguments.ts";
import { createChecker } from "./checker.ts";
import { oneSkill } from "./oneSkill.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Runs `skillwright to-prompt` and returns the exit code (see help.ts). As the reference library does, it lists a skill
 * that breaks a rule, but none without a name and a description, and then it prints nothing at all.
 */
export async function toPromptCommand({ paths }: ToPromptOptions, terminal: Terminal): Promise<0 | 1 | 2> {
  const say = (sentence: string): void => void terminal.stderr.write(`skillwright: ${plainText(sentence)}\n`);
  const host = createFileHost({ roots: [] });
  const { service } = createChecker({ rules: {}, open: [] });
  const entries: CatalogueEntry[] = [];
  let code: 0 | 1 | 2 = 0;
  for (const path of paths) {
    const skill = await oneSkill(path, terminal.cwd(), host);
    if (typeof skill === "string") {
      say(skill);
      code = 2;
      continue;
    }
    const check = await service.checkFile(uriOfPath(skill.file));
    if (check === undefined) {
      say(`"${skill.path}" cannot be read.`);
      code = 2;
      continue;
    }
    const seen = seenByClients(check.skill);
    if (seen === undefined) {
      say(`"${skill.path}" has no name and description that a client could read; "skillwright check" says why.`);
      code = code === 2 ? 2 : 1;
      continue;
    }
    entries.push({ ...seen, location: skill.file });
  }
  if (code === 0) {
    terminal.stdout.write(`${catalogueXml(entries)}\n`);
  }
  return code;
}
