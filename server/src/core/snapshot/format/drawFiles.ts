import { formatNumber, formatSize } from "../../features/markdownText.ts";
import type { Snapshot, SnapshotFile } from "../model.ts";
import { count, remarksOn, shorten } from "./shownText.ts";
import { type Drawing, drawBar, drawPairs, fitText, hang, padText, type TextStyle, widestOf } from "./textLayout.ts";

/** The files of a snapshot as a tree with sizes, then what is missing and what a package leaves out. */
export function drawFiles({ files }: Snapshot, drawing: Drawing): string[] {
  const { width, style } = drawing;
  const missing = files.missing.map(({ path, line }): [string, string] => [
    "missing",
    `${shorten(path, LONGEST_PATH)}, named on line ${line}`,
  ]);
  const leftOut = files.leftOut.map(({ path, type, reason }): [string, string] => [
    "left out",
    `${shorten(type === "folder" ? `${path}/` : path, LONGEST_PATH)}: ${reason}`,
  ]);
  const notes = [missing, leftOut].flatMap((rows) => labelOnce(rows.slice(0, MOST_NOTES)));
  const rest = missing.length + leftOut.length - notes.length;
  return [
    ...drawTree(files.tree, drawing),
    ...drawPairs(notes, drawing),
    ...(rest > 0 ? hang("  ", `and ${formatNumber(rest)} more`, width, style.dim) : []),
  ];
}

/** The label stands at the first row alone. */
function labelOnce(rows: readonly [string, string][]): [string, string][] {
  return rows.map(([label, value], index) => [index === 0 ? label : "", value]);
}

/** A folder of thousands of files would push everything else out of sight; the JSON form has all of them. */
const MOST_ROWS = 200;
const MOST_NOTES = 50;
const LONGEST_PATH = 500;
const WIDEST_BAR = 16;
const WIDTH_FOR_BARS = 60;
/** Of a row, at most this part is drawn as branches, however deep the folders are. */
const BRANCHES = 0.4;

function drawTree(tree: readonly SnapshotFile[], { width, style }: Drawing): string[] {
  const shown = tree.slice(0, MOST_ROWS);
  const branches = branchesOf(tree, style).slice(0, MOST_ROWS);
  const sizes = shown.map(({ size }) => (size === null ? "?" : formatSize(size)));
  const sizeWidth = widestOf(sizes);
  const largest = tree.reduce((most, { type, size }) => (type === "file" ? Math.max(most, size ?? 0) : most), 0);
  // Where there is little room, words say more than bars.
  const barWidth = width < WIDTH_FOR_BARS ? 0 : Math.min(WIDEST_BAR, Math.floor(width / 6));
  const ends = barWidth === 0 ? 0 : GAP.length + barWidth;
  const room = width - INDENT.length - GAP.length - sizeWidth - ends;
  const names = shown.map((file, index) => nameOf(file, branches[index] ?? "", room, style));
  const nameWidth = widestOf(names);
  const rows = shown.flatMap((file, index) => {
    const share = file.size === null || largest === 0 ? 0 : file.size / largest;
    const bar = file.type === "folder" ? { full: "", rest: "" } : drawBar(share, barWidth, style);
    const name = padText(names[index] ?? "", nameWidth);
    const size = padText(sizes[index] ?? "", sizeWidth, "right");
    const row = `${INDENT}${file.type === "folder" ? style.bold(name) : name}${GAP}${style.dim(size)}`;
    const drawn = bar.full + bar.rest === "" ? row : `${row}${GAP}${style.blue(bar.full)}${style.dim(bar.rest)}`;
    const used = INDENT.length + nameWidth + GAP.length + sizeWidth + ends;
    return withRemarks(drawn, file, used, { width, style });
  });
  const rest = tree.slice(MOST_ROWS).filter(({ type }) => type === "file").length;
  return rest === 0 ? rows : [...rows, `${INDENT}and ${count(rest, "more file")}`];
}

const INDENT = "  ";
const GAP = "  ";

/** Behind the row where there is room, else below it. */
function withRemarks(row: string, file: SnapshotFile, used: number, { width, style }: Drawing): string[] {
  const remarks = remarksOn(file).join(", ");
  if (remarks === "") {
    return [row];
  }
  const room = width - used - GAP.length;
  const fitted = fitText(remarks, Math.max(0, room), style);
  const isWhole = room >= remarks.length && fitted === remarks;
  return isWhole ? [`${row}${GAP}${style.dim(fitted)}`] : [row, ...hang(REMARK, remarks, width, style.dim)];
}

const REMARK = "      ";

function nameOf({ path, type }: SnapshotFile, branch: string, room: number, style: TextStyle): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const most = Math.floor(room * BRANCHES);
  const drawn = branch.length > most ? fitText(branch, Math.max(1, most), style) : branch;
  return drawn + fitText(type === "folder" ? `${name}/` : name, room - drawn.length, style);
}

/** What stands before each name: lines to the folder that holds it. In the order of the tree, in linear time. */
function branchesOf(tree: readonly SnapshotFile[], style: TextStyle): string[] {
  const [fork, last, line] = style.unicode ? ["├─ ", "└─ ", "│  "] : ["|- ", "`- ", "|  "];
  /** Whether something below the same folder follows, by depth; filled from the end. */
  const follows: boolean[] = [];
  const branches: string[] = [];
  for (const { path } of [...tree].reverse()) {
    const depth = Math.min(path.split("/").length - 1, DEEPEST);
    follows.length = Math.min(follows.length, depth + 1);
    let branch = "";
    for (let level = 1; level < depth; level++) {
      branch += follows[level] === true ? line : "   ";
    }
    branches.push(depth === 0 ? "" : branch + (follows[depth] === true ? fork : last));
    follows[depth] = true;
  }
  return branches.reverse();
}

const DEEPEST = 32;
