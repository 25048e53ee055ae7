import type { TextStyle } from "./reporters/text.ts";

/** The part of a process that the command line writes to and asks. */
export interface Terminal {
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: { write(text: string): unknown };
  readonly env: Readonly<Record<string, string | undefined>>;
  cwd(): string;
}

/** How a report is drawn here: colors only where a person looks, unless the environment says otherwise. */
export function textStyleOf({ stdout, env }: Terminal): TextStyle {
  const width = stdout.isTTY === true ? (stdout.columns ?? 0) || WIDTH_ELSEWHERE : WIDTH_ELSEWHERE;
  return { width: Math.max(40, Math.min(width, WIDEST)), colors: hasColors(stdout.isTTY === true, env) };
}

/** https://no-color.org and https://force-color.org: set and not empty; NO_COLOR counts more. */
function hasColors(isTerminal: boolean, env: Terminal["env"]): boolean {
  if (env["NO_COLOR"]) {
    return false;
  }
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined && forced !== "") {
    return forced !== "0" && forced !== "false";
  }
  return isTerminal && env["TERM"] !== "dumb";
}

const WIDTH_ELSEWHERE = 100;
/** Longer lines of prose are hard to read. */
const WIDEST = 120;
