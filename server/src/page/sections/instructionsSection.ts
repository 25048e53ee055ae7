import type { Snapshot, SnapshotField, SnapshotStatistics } from "../../core/snapshot/model.ts";
import { type Html, html } from "../html.ts";
import { countOf } from "../numbers.ts";
import type { PageOptions } from "../pageOptions.ts";
import { section } from "../section.ts";
import { textPartsOf } from "../textPartsOf.ts";

/**
 * The text of SKILL.md as a reader sees it, below the fields that the author gave besides name and description. The
 * article stays empty when its parts are drawn apart.
 */
export function instructionsSection(snapshot: Snapshot, options: PageOptions): Html {
  const { agentView, statistics, identity, fileName } = snapshot;
  const parts = options.textApart === true ? [] : textPartsOf(snapshot, options);
  return section(
    "instructions",
    "Instructions",
    "instructions",
    html`${identity.fields.length === 0 ? null : fields(identity.fields)}${
      agentView.body === ""
        ? html`<p class="note">There is no text below the frontmatter.</p>`
        : html`
<article class="markdown" id="body" aria-label="The text of ${fileName}">
${parts.map((part) => html`<div class="part" data-from="${part.line}">${part.render()}</div>\n`)}</article>`
    }`,
    summary(statistics),
  );
}

function summary({ bodyWords, headings, links, images, codeBlocks }: SnapshotStatistics): string {
  const parts = [
    countOf(bodyWords, "word"),
    headings.length > 0 ? countOf(headings.length, "heading") : "",
    links > 0 ? countOf(links, "link") : "",
    images > 0 ? countOf(images, "image") : "",
    codeBlocks > 0 ? countOf(codeBlocks, "code block") : "",
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

function fields(fields: readonly SnapshotField[]): Html {
  return html`<div class="table" role="region" tabindex="0" aria-label="Fields"><table class="fields">
<thead><tr><th scope="col">Field</th><th scope="col">Value</th><th scope="col">Used by</th></tr></thead>
<tbody>
${fields.map(
  ({ key, value, clients }) =>
    html`<tr><th scope="row"><code>${key}</code></th><td>${value}</td><td>${clients.length === 0 ? "–" : clients.join(", ")}</td></tr>\n`,
)}</tbody>
</table></div>`;
}
