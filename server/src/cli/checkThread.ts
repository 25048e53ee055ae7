import { parentPort, workerData } from "node:worker_threads";
import { type CheckSetup, createChecker } from "./checker.ts";
import { checkSkills } from "./checkSkills.ts";
import type { FoundSkill } from "./findSkills.ts";

/** What a thread of checkInThreads.ts does: answers each batch of skills with its findings, until it is ended. */
export function serveChecks(): void {
  const checker = createChecker(workerData as CheckSetup);
  parentPort?.on("message", (batch: readonly FoundSkill[]) => {
    void checkSkills(batch, checker).then((result) => parentPort?.postMessage(result));
  });
}
