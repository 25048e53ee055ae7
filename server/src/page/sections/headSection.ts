import type { Snapshot, SnapshotFiles } from "../../core/snapshot/model.ts";
import { button } from "../button.ts";
import { type Html, html } from "../html.ts";
import { icon } from "../icon.ts";
import { countOf, formatCount, formatMoment, formatSize } from "../numbers.ts";
import type { PageOptions } from "../pageOptions.ts";

/** The head of the page: what it is, whether it is valid, why one would use it, and the numbers that matter. */
export function headSection(snapshot: Snapshot, { mode }: PageOptions): Html {
  const { identity } = snapshot;
  return html`<header class="head" id="head">
<div class="title">
<h1>${identity.title}</h1>
${badge(snapshot)}
</div>
${
  identity.description === null
    ? html`<p class="lead absent">There is no description, so agents do not know when to use this skill.</p>`
    : html`<p class="lead" id="why">${identity.description}</p>`
}
${
  identity.consequence === null
    ? null
    : html`<p class="banner" id="consequence" role="note">${icon("warning")}<span>${identity.consequence}</span></p>`
}
${numbers(snapshot)}
${mode === "export" ? null : ACTIONS}
</header>
`;
}

function badge({ verdict: { valid, errors, warnings } }: Snapshot): Html {
  const look = valid ? (warnings > 0 ? "warning" : "pass") : "error";
  const words = valid ? "Valid SKILL.md" : `Not valid: ${countOf(errors, "error")}`;
  const more = warnings > 0 ? html`<span class="more">${countOf(warnings, "warning")}</span>` : null;
  return html`<a class="badge ${look}" id="verdict" href="#problems">${icon(look)}<span>${words}</span>${more}</a>`;
}

function numbers(snapshot: Snapshot): Html {
  const { statistics, files, loading, license, source } = snapshot;
  const tokens = loading.stages.reduce((sum, { id, tokens }) => sum + (id === "resources" ? 0 : tokens), 0);
  return html`<dl class="numbers">
${number("Lines", formatCount(statistics.lines), snapshot.fileName)}
${fileNumbers(files, statistics.bytes)}
${number("Tokens", `≈ ${formatCount(tokens)}`, "when it is used")}
${license.spdx === "NOASSERTION" ? number("License", "None found", "NOASSERTION") : number("License", wholeWords(license.spdx), license.from === "file" ? "from its file" : "")}
${
  source.updatedAt === null
    ? null
    : number(
        "Updated",
        html`<time datetime="${source.updatedAt}">${formatMoment(source.updatedAt).replace(/, \d\d:\d\d.*$/, "")}</time>`,
        source.uncommitted ? "and changed since" : "",
      )
}
</dl>`;
}

function fileNumbers(files: SnapshotFiles, ownBytes: number): Html {
  if (files.state === "gone") {
    return html`${number("Files", "Unknown", "no folder")}${number("Size", formatSize(ownBytes), "this file alone")}`;
  }
  const note = files.state === "reading" ? "still reading" : files.state === "stopped" ? "reading was stopped" : "";
  return html`${number("Files", formatCount(files.count), note || (files.truncated ? "and more" : ""))}${number("Size", formatSize(files.size), note || (files.size < 1024 ? "" : `${formatCount(files.size)} bytes`))}`;
}

function number(label: string, value: string | Html, note: string): Html {
  return html`<div><dt>${label}</dt><dd>${value}${note === "" ? null : html` <small>${note}</small>`}</dd></div>`;
}

/** `Apache-2.0` is one word: an expression is broken only between its words. */
function wholeWords(text: string): Html {
  return html`${text.split(" ").map((word, index) => html`${index > 0 ? " " : ""}<span class="whole-word">${word}</span>`)}`;
}

const ACTIONS = html`<div class="actions" role="group" aria-label="Take the skill along">
${button({ action: "run", id: "run-package", label: "Package…", icon: "package", look: "primary", data: { command: "package" }, title: "Write the skill as one .skill file." })}
${button({ action: "run", id: "run-markdown", label: "Copy as Markdown", icon: "markdown", data: { command: "copyMarkdown" } })}
${button({ action: "run", id: "run-json", label: "Copy as JSON", icon: "json", data: { command: "copyJson" } })}
${button({ action: "run", id: "run-html", label: "Export HTML…", icon: "export", data: { command: "exportHtml" } })}
</div>`;
