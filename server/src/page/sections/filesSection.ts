import type { Snapshot, SnapshotFiles, SnapshotMissing } from "../../core/snapshot/model.ts";
import { button } from "../button.ts";
import { type Html, html } from "../html.ts";
import { icon } from "../icon.ts";
import { keyOf } from "../keyOf.ts";
import { countOf, formatCount, formatSize } from "../numbers.ts";
import type { PageOptions } from "../pageOptions.ts";
import { section } from "../section.ts";
import { fileTree } from "./fileTree.ts";

/** What would be published: the tree, what is named and not there, and what packing leaves out. */
export function filesSection({ files }: Snapshot, options: PageOptions): Html {
  return section("files", "Files", "files", html`${state(files, options)}${content(files, options)}`, summary(files));
}

function summary(files: SnapshotFiles): string | null {
  if (files.state === "gone") {
    return null;
  }
  const more = [
    files.executables > 0 ? countOf(files.executables, "executable") : "",
    files.binaries > 0 ? countOf(files.binaries, "binary", "binaries") : "",
  ];
  return [countOf(files.count, "file"), formatSize(files.size), ...more].filter((part) => part !== "").join(" · ");
}

function state({ state, done, total }: SnapshotFiles, { mode }: PageOptions): Html | null {
  const progress = `${formatCount(done)} of ${countOf(total, "file")}`;
  switch (state) {
    case "gone":
      return html`<p class="note">The folder of this skill cannot be listed, so its files are not known.</p>`;
    case "stopped":
      return html`<p class="note">Reading was stopped after ${progress}, so the numbers are too low.${
        mode === "export"
          ? null
          : html` ${button({ action: "read-on", id: "read-on", label: "Read the rest", look: "quiet" })}`
      }</p>`;
    case "reading":
      return html`<div class="reading"><progress id="reading" max="${Math.max(1, total)}" value="${done}" aria-label="Reading files">${progress}</progress> <span>Reading: ${progress}</span>${
        mode === "export" ? null : button({ action: "stop-reading", id: "stop-reading", label: "Stop", icon: "stop" })
      }</div>`;
    default:
      return null;
  }
}

function content(files: SnapshotFiles, options: PageOptions): Html {
  return html`${files.truncated ? html`<p class="note">The folder is so large that not all of it was listed.</p>` : null}
${fileTree(files.tree, options)}
${files.missing.length === 0 ? null : missing(files.missing, options)}
${files.leftOut.length === 0 ? null : leftOut(files)}`;
}

function missing(paths: readonly SnapshotMissing[], { mode }: PageOptions): Html {
  return html`<h3>Named, but not there</h3>
<ul class="missing-files">
${paths.slice(0, MOST_ROWS).map(({ path, line, start, end }, index) => {
  const id = `missing-${keyOf(path)}-${index + 1}`;
  const place =
    mode === "export"
      ? html`<span class="place">Line ${line}</span>`
      : button({ action: "reveal", label: `Line ${line}`, icon: "goTo", look: "quiet", id, data: { start, end } });
  return html`<li>${icon("missing")}<span class="path">${path}</span> ${place}</li>\n`;
})}</ul>${rest(paths.length)}`;
}

function leftOut({ leftOut }: SnapshotFiles): Html {
  return html`<details id="left-out"><summary>Left out of the package: ${formatCount(leftOut.length)}</summary>
<ul class="left-out">
${leftOut
  .slice(0, MOST_ROWS)
  .map(
    ({ path, type, reason }) =>
      html`<li>${icon(type === "folder" ? "folder" : "file")}<span class="path">${path}${type === "folder" ? "/" : ""}</span> <small>${reason}</small></li>\n`,
  )}</ul>${rest(leftOut.length)}
</details>`;
}

const MOST_ROWS = 200;

function rest(count: number): Html | null {
  return count > MOST_ROWS ? html`<p class="note">And ${formatCount(count - MOST_ROWS)} more.</p>` : null;
}
