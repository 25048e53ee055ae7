// The line that says how far something is: only on a terminal, only when it takes long, and gone at the end.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startProgress } from "../../server/src/cli/progress.ts";
import type { Terminal } from "../../server/src/cli/terminal.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

const terminalThat = (isTTY: boolean): { terminal: Terminal; written: string[] } => {
  const written: string[] = [];
  const stderr = { isTTY, write: (text: string) => void written.push(text) };
  return { written, terminal: { stdout: { write: () => undefined }, stderr, env: {}, cwd: () => "/" } };
};

test("is drawn on a terminal after half a second, ten times a second at most, and taken away", () => {
  const { terminal, written } = terminalThat(true);
  const progress = startProgress("Reading files", terminal);
  progress.report(1, 9);
  vi.advanceTimersByTime(499);
  progress.report(2, 9);
  expect(written).toEqual([]);
  vi.advanceTimersByTime(1);
  progress.report(3, 9);
  progress.report(4, 9);
  vi.advanceTimersByTime(100);
  progress.report(5, 9);
  progress.end();
  expect(written).toEqual(["\rReading files: 3 of 9\u001B[K", "\rReading files: 5 of 9\u001B[K", "\r\u001B[K"]);
});

test("writes nothing where no one looks, and nothing when all was quick", () => {
  const pipe = terminalThat(false);
  const slow = startProgress("Reading files", pipe.terminal);
  vi.advanceTimersByTime(5_000);
  slow.report(1, 9);
  slow.end();
  expect(pipe.written).toEqual([]);
  const quick = terminalThat(true);
  startProgress("Reading files", quick.terminal).end();
  expect(quick.written).toEqual([]);
});
