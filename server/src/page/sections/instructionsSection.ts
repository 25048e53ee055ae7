import type { Snapshot, SnapshotField, SnapshotStatistics } from "../../core/snapshot/model.ts";
import { type Html, html } from "../html.ts";
import { renderMarkdown } from "../markdown/renderMarkdown.ts";
import { countOf } from "../numbers.ts";
import type { PageOptions } from "../pageOptions.ts";
import { section } from "../section.ts";

/** The text of SKILL.md as a reader sees it, below the fields that the author gave besides name and description. */
export function instructionsSection(snapshot: Snapshot, options: PageOptions): Html {
  const { agentView, statistics, files, identity, fileName } = snapshot;
  const rendered =
    agentView.body === ""
      ? html`<p class="note">There is no text below the frontmatter.</p>`
      : renderMarkdown(agentView.body, {
          mode: options.mode,
          firstLine: agentView.bodyLine,
          slugs: new Map(statistics.headings.map(({ line, slug }) => [line, slug])),
          missing: new Set(files.missing.map(({ path }) => path)),
          allowedHosts: options.allowedHosts,
          image: options.image,
        });
  return section(
    "instructions",
    "Instructions",
    "instructions",
    html`${identity.fields.length === 0 ? null : fields(identity.fields)}
<article class="markdown" id="body" aria-label="The text of ${fileName}">
${rendered}
</article>`,
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
