import type { Terminal } from "./terminal.ts";

/** A line on a terminal that says how far something is. */
export interface Progress {
  /** What is done of what; drawn only where a person looks, and only when it takes long. */
  report(done: number, total: number): void;
  /** Takes the line away. */
  end(): void;
}

/** Begins a progress on the terminal's error output; `words` stand before the numbers: `Reading files`. */
export function startProgress(words: string, { stderr }: Terminal): Progress {
  const started = performance.now();
  let drawnAt: number | undefined;
  return {
    report(done, total) {
      const now = performance.now();
      if (stderr.isTTY !== true || now - started < PATIENCE || now - (drawnAt ?? 0) < PACE) {
        return;
      }
      drawnAt = now;
      stderr.write(`\r${words}: ${done} of ${total}${CLEAR_REST}`);
    },
    end() {
      if (drawnAt !== undefined) {
        stderr.write(`\r${CLEAR_REST}`);
      }
    },
  };
}

/** Work that is done within this time needs no explanation. Milliseconds. */
const PATIENCE = 500;
/** No one reads numbers that change faster. Milliseconds. */
const PACE = 100;
const CLEAR_REST = "\u001B[K";
