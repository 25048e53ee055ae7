import { createColors } from "picocolors";
import type { Drawing } from "../core/index.ts";
import type { TextStyle } from "./reporters/text.ts";

/** The part of a process that the command line writes to and asks. */
export interface Terminal {
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  cwd(): string;
}

/** How a report is drawn here: colors only where a person looks, unless the environment says otherwise. */
export function textStyleOf({ stdout, env }: Terminal): TextStyle {
  const width = stdout.isTTY === true ? (stdout.columns ?? 0) || WIDTH_ELSEWHERE : WIDTH_ELSEWHERE;
  return { width: Math.max(40, Math.min(width, WIDEST)), colors: hasColors(stdout.isTTY === true, env) };
}

/** The same for a text with bars and lines, which some terminals can only draw in ASCII. */
export function drawingOf(terminal: Terminal): Drawing {
  const { width, colors } = textStyleOf(terminal);
  const { bold, dim, red, yellow, green, blue } = createColors(colors);
  return { width, style: { unicode: hasUnicode(terminal), bold, dim, red, yellow, green, blue } };
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

/** A file is read by other programs, which know UTF-8; of a terminal, its locale tells, or on Windows its name. */
function hasUnicode({ stdout, env }: Terminal): boolean {
  if (stdout.isTTY !== true) {
    return true;
  }
  // The console of Linux and dumb terminals have fonts of a few hundred characters.
  if (env["TERM"] === "linux" || env["TERM"] === "dumb") {
    return false;
  }
  if (process.platform === "win32") {
    return [env["WT_SESSION"], env["TERM_PROGRAM"], env["ConEmuTask"], env["TERM"]].some((set) => set !== undefined);
  }
  const locale = env["LC_ALL"] || env["LC_CTYPE"] || env["LANG"] || "UTF-8";
  return /utf-?8/i.test(locale);
}

const WIDTH_ELSEWHERE = 100;
/** Longer lines of prose are hard to read. */
const WIDEST = 120;
