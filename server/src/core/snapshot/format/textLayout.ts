import { formatNumber } from "../../features/markdownText.ts";
import { cellsOf, displayWidth, plainText } from "../../text/displayText.ts";

/** How a text for a terminal is drawn there; a paint that returns its text gives no color. */
export interface TextStyle {
  /** Whether the terminal can draw blocks, lines and marks beyond ASCII. */
  readonly unicode: boolean;
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly yellow: Paint;
  readonly green: Paint;
  readonly blue: Paint;
}

/** Where a text is drawn, and how. */
export interface Drawing {
  /** Columns. */
  readonly width: number;
  readonly style: TextStyle;
}

/** Colors a text that is already laid out: what it adds takes no columns. */
export type Paint = (text: string) => string;

/** Cuts a text to at most `width` columns, with an ellipsis where something was cut; it is on one line, made visible. */
export function fitText(text: string, width: number, { unicode }: TextStyle): string {
  const line = plainText(text);
  // No character takes less than a column on average by much: a very long text is not measured to its end.
  const start = line.length > MOST_MEASURED ? line.slice(0, MOST_MEASURED) : line;
  if (start === line && displayWidth(line) <= width) {
    return line;
  }
  const ellipsis = unicode ? "…" : "...";
  let used = 0;
  let kept = "";
  for (const cell of cellsOf(start)) {
    if (used + cell.width > width - ellipsis.length) {
      break;
    }
    used += cell.width;
    kept += cell.text;
  }
  return width < ellipsis.length ? ".".repeat(Math.max(0, width)) : kept + ellipsis;
}

/** A text with spaces behind it (or before it) up to `width` columns; a longer text stays as it is. */
export function padText(text: string, width: number, align: "left" | "right" = "left"): string {
  const spaces = " ".repeat(Math.max(0, width - displayWidth(text)));
  return align === "left" ? text + spaces : spaces + text;
}

/** The widest of some texts, in columns; 0 when there is none. */
export function widestOf(texts: readonly string[]): number {
  return texts.reduce((widest, text) => Math.max(widest, displayWidth(text)), 0);
}

/** Breaks a text into lines of at most `width` columns: between words, and inside a word that is longer than a line. */
export function foldText(text: string, width: number): string[] {
  const room = Math.max(2, width);
  const lines: string[] = [];
  let line = "";
  let used = 0;
  const end = (): void => {
    lines.push(line);
    line = "";
    used = 0;
  };
  for (const word of plainText(text).split(" ")) {
    const cells = cellsOf(word);
    const wordWidth = cells.reduce((sum, cell) => sum + cell.width, 0);
    // A script without spaces is one long word, which begins where the line still has room.
    const gap = line === "" ? 0 : 1;
    const goesOn = used + gap + wordWidth <= room || (wordWidth > room && used + gap < room / 2);
    if (line !== "" && !goesOn) {
      end();
    } else if (gap > 0) {
      line += " ";
      used++;
    }
    for (const cell of cells) {
      if (used + cell.width > room) {
        end();
      }
      line += cell.text;
      used += cell.width;
    }
  }
  end();
  return lines;
}

/**
 * A bar of `width` columns that is full to `share` (0 to 1; more is full). What is not nothing is seen: at least one
 * block, and only what is full has no gap.
 */
export function drawBar(share: number, width: number, { unicode }: TextStyle): { full: string; rest: string } {
  if (width < 1) {
    return { full: "", rest: "" };
  }
  const exact = Math.max(0, Math.min(1, share)) * width;
  const least = share > 0 ? 1 : 0;
  const most = share >= 1 ? width : width - 1;
  const blocks = Math.max(least, Math.min(most, Math.round(exact)));
  return {
    full: (unicode ? "█" : "#").repeat(blocks),
    rest: (unicode ? "░" : ".").repeat(width - blocks),
  };
}

/** A text behind a `lead` (its first line only; the others are indented as far), broken to the width. */
export function hang(lead: string, text: string, width: number, paint: Paint): string[] {
  const indent = displayWidth(lead);
  return foldText(text, width - indent).map(
    (line, index) => (index === 0 ? lead : " ".repeat(indent)) + (line === "" ? "" : paint(line)),
  );
}

/** Labels with their values beside them, in two columns. An address stays in one piece, to be clicked or copied. */
export function drawPairs(pairs: readonly (readonly [label: string, value: string])[], drawing: Drawing): string[] {
  const { width, style } = drawing;
  const most = Math.min(24, Math.floor(width / 3));
  const labels = pairs.map(([label]) => fitText(label, most, style));
  const labelWidth = widestOf(labels);
  return pairs.flatMap(([, value], index) => {
    const lead = `  ${padText(labels[index] ?? "", labelWidth)}  `;
    if (/^https:\/\/\S+$/.test(value)) {
      return [`${style.dim(lead)}${plainText(value)}`];
    }
    const [first = "", ...others] = hang(lead, value, width, (line) => line);
    return [style.dim(lead) + first.slice(lead.length), ...others];
  });
}

/** Something that is counted, with a limit or without. */
export interface Meter {
  readonly label: string;
  readonly used: number;
  readonly limit: number | null;
  /** Said behind it, or below where there is no room. */
  readonly note: string;
  /** The color of the bar. */
  readonly paint: Paint;
}

/** Meters below each other: `description  412 / 1,024  ████░░░░  note`. */
export function drawMeters(meters: readonly Meter[], { width, style }: Drawing): string[] {
  const used = meters.map((meter) => formatNumber(meter.used));
  const limits = meters.map(({ limit }) => (limit === null ? "" : `/ ${formatNumber(limit)}`));
  const [usedWidth, limitWidth] = [widestOf(used), widestOf(limits)];
  const numbers = 2 + usedWidth + 1 + limitWidth + 2;
  const labels = meters.map(({ label }) => fitText(label, Math.max(8, width - 2 - numbers - LEAST_BAR), style));
  const labelWidth = widestOf(labels);
  const beforeBar = 2 + labelWidth + numbers;
  const room = width - beforeBar;
  // A shorter bar says as much as a long one, and a note beside it is read with it.
  const besideNote = room - 2 - widestOf(meters.map(({ note }) => plainText(note)));
  const barWidth =
    besideNote >= GOOD_BAR ? Math.min(WIDEST_BAR, besideNote) : Math.min(WIDEST_BAR, Math.floor(width / 3), room);
  return meters.flatMap(({ limit, used: number, note, paint }, index) => {
    const share = limit === null ? 0 : limit === 0 ? (number > 0 ? 1 : 0) : number / limit;
    const bar = limit === null ? { full: "", rest: " ".repeat(barWidth) } : drawBar(share, barWidth, style);
    // The limits begin under each other's slash.
    const row = `  ${padText(labels[index] ?? "", labelWidth)}  ${padText(used[index] ?? "", usedWidth, "right")} ${padText(limits[index] ?? "", limitWidth)}  `;
    const drawn = `${row}${paint(bar.full)}${limit === null ? bar.rest : style.dim(bar.rest)}`;
    const noteRoom = room - barWidth - 2;
    if (note !== "" && displayWidth(note) <= noteRoom) {
      return [`${drawn}  ${style.dim(plainText(note))}`];
    }
    const end = limit === null ? row.trimEnd() : drawn;
    return note === "" ? [end] : [end, ...hang("    ", note, width, style.dim)];
  });
}

const LEAST_BAR = 4;
const GOOD_BAR = 8;
const WIDEST_BAR = 24;
const MOST_MEASURED = 4096;
