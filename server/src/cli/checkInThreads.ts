import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type CheckSetup, createChecker } from "./checker.ts";
import { type CheckResult, checkSkills } from "./checkSkills.ts";
import type { FoundSkill } from "./findSkills.ts";

/**
 * Checks skills on the disk, many of them in several threads (see checkThread.ts). The order of the result is that of
 * `skills` in any case.
 */
export async function checkInThreads(skills: readonly FoundSkill[], setup: CheckSetup): Promise<CheckResult> {
  const threads = Math.min(availableParallelism(), MOST_THREADS, Math.floor(skills.length / WORTH_A_THREAD));
  if (threads < 2) {
    return await checkSkills(skills, createChecker(setup));
  }
  const batches = batchesOf(skills);
  const results: CheckResult[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    const thread = startThread(setup);
    try {
      for (let index = next++; index < batches.length; index = next++) {
        results[index] = await askThread(thread, batches[index] ?? []);
      }
    } finally {
      await thread.terminate();
    }
  };
  await Promise.all(Array.from({ length: threads }, work));
  return {
    checked: results.flatMap(({ checked }) => checked),
    leftOut: results.flatMap(({ leftOut }) => leftOut),
    failures: results.flatMap(({ failures }) => failures),
  };
}

/** Measured on 2 cores: a thread takes about 0.1 s to start, in which another one checks some hundred skills. */
const WORTH_A_THREAD = 200;
const MOST_THREADS = 8;
const BATCH = 50;
/** Parsed skills soon become garbage; room for more of them spares a quarter of the time (measured). */
const YOUNG_GENERATION_MB = 96;

function batchesOf(skills: readonly FoundSkill[]): (readonly FoundSkill[])[] {
  const count = Math.ceil(skills.length / BATCH);
  return Array.from({ length: count }, (_, index) => skills.slice(index * BATCH, (index + 1) * BATCH));
}

/** The bundle starts itself once more; its entry sees that it is not the main thread. */
function startThread(setup: CheckSetup): Worker {
  return new Worker(__filename, {
    workerData: setup,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
}

/** Rejects when the thread fails. */
async function askThread(thread: Worker, batch: readonly FoundSkill[]): Promise<CheckResult> {
  const answer = once(thread, "message");
  thread.postMessage(batch);
  const [result] = (await answer) as [CheckResult];
  return result;
}
