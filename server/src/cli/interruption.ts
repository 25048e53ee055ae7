import type { Cancellation } from "../core/index.ts";

/** Whether someone pressed Ctrl+C: asked between steps of long work, or listened to. */
export interface Interruption extends Cancellation {
  readonly signal: AbortSignal;
}

/** The exit code of a program that Ctrl+C ended, by the custom of shells. */
export const INTERRUPTED = 130;

/** Runs work that Ctrl+C ends between two steps, never in the middle of writing; pressed again, it ends everything. */
export async function interruptible<T>(work: (interruption: Interruption) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const interrupt = (): void => controller.abort();
  process.once("SIGINT", interrupt);
  try {
    return await work({
      signal: controller.signal,
      get isCancellationRequested() {
        return controller.signal.aborted;
      },
    });
  } finally {
    process.off("SIGINT", interrupt);
  }
}
