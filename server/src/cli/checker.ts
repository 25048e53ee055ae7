import { type Config, createSkillService, DEFAULT_CONFIG, type SkillHost, type SkillService } from "../core/index.ts";
import { createFileHost, uriOfPath } from "../node/fileHost.ts";
import { rememberListings } from "./rememberListings.ts";

/** What a check depends on besides the skills: plain data, so that it can be given to another thread. */
export interface CheckSetup {
  readonly rules: Config["rules"];
  /** Real paths of the folders within which anything may be read. */
  readonly open: readonly string[];
}

/** The core over the disk as it is now. */
export interface Checker {
  readonly host: SkillHost;
  readonly service: SkillService;
  /** The same, reading through another host. */
  createService(host: SkillHost): SkillService;
  /** What failed in the core, a sentence each: mistakes of ours. Grows while it works. */
  readonly failures: Set<string>;
}

/** Creates a checker for one run: what changes on the disk afterwards is not seen. */
export function createChecker({ rules, open }: CheckSetup): Checker {
  const failures = new Set<string>();
  const logger = { error: (message: string, error?: unknown) => void failures.add(`${message} (${String(error)})`) };
  const createService = (over: SkillHost): SkillService =>
    createSkillService(over, logger, { ...DEFAULT_CONFIG, rules });
  const host = rememberListings(createFileHost({ roots: open.map(uriOfPath) }));
  return { host, service: createService(host), createService, failures };
}

/** What to say of something that failed in the core. */
export function mistakeSentence(failure: string): string {
  return `A rule failed, which is a mistake in Skillwright, so findings may be missing: ${failure}`;
}
