import { realpath } from "node:fs/promises";
import { plainText } from "../core/index.ts";
import type { CheckOptions } from "./arguments.ts";
import { createChecker, mistakeSentence } from "./checker.ts";
import { checkInThreads } from "./checkInThreads.ts";
import type { CheckedSkill } from "./checkSkills.ts";
import { findSkills, openRoot, type Root } from "./findSkills.ts";
import { fixSkills, followRenamings, moved } from "./fixSkills.ts";
import { jsonReport } from "./reporters/json.ts";
import { textReport } from "./reporters/text.ts";
import { readRuleLevels } from "./ruleLevels.ts";
import { reaches, summarize } from "./summary.ts";
import { type Terminal, textStyleOf } from "./terminal.ts";

/**
 * Runs `skillwright check` and returns the exit code (see help.ts). The report goes to stdout; what could not be looked
 * at or done goes to stderr, so that JSON on stdout stays whole.
 */
export async function checkCommand(options: CheckOptions, terminal: Terminal): Promise<0 | 1 | 2> {
  const started = performance.now();
  const say = (sentence: string): void => void terminal.stderr.write(`skillwright: ${plainText(sentence)}\n`);
  const rules = readRuleLevels(options.rules);
  if (typeof rules === "string") {
    say(rules);
    return 2;
  }
  const roots = await openRoots(options.paths, terminal.cwd());
  if (typeof roots === "string") {
    say(roots);
    return 2;
  }
  // What lies above a given skill counts as far as the current folder reaches: it may be nested in another skill.
  let setup = { rules, open: [await realpath(terminal.cwd()), ...roots.map(({ real }) => real)] };
  const checker = createChecker(setup);

  const found = await findSkills(roots, checker.host);
  found.leftOut.forEach(say);
  let { skills } = found;
  let couldNotWrite = false;
  if (options.fix !== "none") {
    const { changes, problems, renamed } = await fixSkills(skills, checker, options.fix);
    const out = options.format === "json" ? terminal.stderr : terminal.stdout;
    const lines = changes.map(({ path, line, title }) => plainText(`fixed  ${path}:${line}  ${title}`));
    out.write(lines.length === 0 ? "" : `${lines.join("\n")}\n\n`);
    problems.forEach(({ sentence }) => void say(sentence));
    couldNotWrite = problems.some(({ isFailure }) => isFailure);
    skills = skills.map((skill) => moved(skill, renamed));
    setup = { ...setup, open: setup.open.map((path) => followRenamings(path, renamed)) };
  }

  const { checked, leftOut, failures } = await checkInThreads(skills, setup);
  leftOut.forEach(say);
  const summary = summarize(checked);
  const listed = options.quiet ? checked.map((skill) => onlyReaching(skill, options.failOn)) : checked;
  if (options.format === "json") {
    terminal.stdout.write(jsonReport(listed, summary, performance.now() - started));
  } else if (found.skills.length > 0) {
    terminal.stdout.write(textReport(listed, summary, textStyleOf(terminal)));
  }
  if (found.skills.length === 0) {
    const where = options.paths.map((path) => `"${path}"`).join(", ");
    say(`There is no skill in ${where}: a skill is a folder with a SKILL.md.`);
  }
  const mistakes = new Set([...checker.failures, ...failures]);
  for (const mistake of mistakes) {
    say(mistakeSentence(mistake));
  }
  if (mistakes.size > 0 || couldNotWrite || found.skills.length === 0) {
    return 2;
  }
  return checked.some(({ findings }) => findings.some(({ severity }) => reaches(severity, options.failOn))) ? 1 : 0;
}

async function openRoots(paths: readonly string[], cwd: string): Promise<Root[] | string> {
  const roots: Root[] = [];
  for (const path of paths) {
    const root = await openRoot(path, cwd);
    if (typeof root === "string") {
      return root;
    }
    roots.push(root);
  }
  return roots;
}

function onlyReaching(skill: CheckedSkill, threshold: CheckOptions["failOn"]): CheckedSkill {
  return { ...skill, findings: skill.findings.filter(({ severity }) => reaches(severity, threshold)) };
}
