import type { Snapshot, SnapshotAgentView, SnapshotFile, SnapshotListing } from "../../core/snapshot/model.ts";
import { fileLink } from "../fileLink.ts";
import { type Html, html } from "../html.ts";
import { keyOf } from "../keyOf.ts";
import { countOf } from "../numbers.ts";
import type { PageOptions } from "../pageOptions.ts";
import { section } from "../section.ts";

/** The three loads word for word: the entry of the catalogue, the body, and what lies beside it. */
export function agentViewSection({ agentView, files, fileName }: Snapshot, options: PageOptions): Html {
  return section(
    "agent-view",
    "What the agent sees",
    "agent",
    html`<details id="agent-catalogue"><summary>At the start: the entry in the list of skills</summary>
${catalogue(agentView)}
</details>
<details id="agent-body"><summary>When it is used: the text of ${fileName}</summary>
${body(agentView)}
</details>
<details id="agent-resources"><summary>On demand: the other files</summary>
${resources(files.tree, options)}
</details>`,
  );
}

function catalogue({ catalogue, listings }: SnapshotAgentView): Html {
  return html`${
    catalogue === null
      ? html`<p>Nothing. Without a name and a description that can be read, agents do not learn of this skill.</p>`
      : html`<pre><code>${catalogue}</code></pre>`
  }
${listings.map(listing)}`;
}

function listing({ client, text, cut, limit }: SnapshotListing): Html {
  const note =
    cut === ""
      ? limit === null
        ? "shown whole"
        : `shown whole: at most ${countOf(limit, "character")}`
      : `cut at ${countOf(limit ?? 0, "character")}: what is struck through is lost`;
  return html`<h3 id="listing-${keyOf(client)}">${client} <small>${note}</small></h3>
<pre><code>${text}${cut === "" ? null : html`<del>${cut}</del>`}</code></pre>
`;
}

function body({ body, substitutions }: SnapshotAgentView): Html {
  if (body === "") {
    return html`<p>Nothing. There is no text below the frontmatter.</p>`;
  }
  const parts: (string | Html)[] = [];
  let end = 0;
  for (const each of substitutions) {
    parts.push(body.slice(end, each.start), html`<mark>${body.slice(each.start, each.end)}</mark>`);
    end = each.end;
  }
  const note =
    substitutions.length === 0
      ? null
      : html`<p class="note">${countOf(substitutions.length, "place")}, marked here, ${substitutions.length === 1 ? "is" : "are"} filled in by clients that know how.</p>`;
  return html`${note}<pre class="whole"><code>${parts}${body.slice(end)}</code></pre>`;
}

/** More than anybody reads here: the tree of files has them all. */
const MOST_RESOURCES = 100;

function resources(tree: readonly SnapshotFile[], options: PageOptions): Html {
  const files = tree.filter(({ type, kind }) => type === "file" && kind !== "skill");
  if (files.length === 0) {
    return html`<p>Nothing. There are no other files.</p>`;
  }
  return html`<ul class="resources">
${files.slice(0, MOST_RESOURCES).map(
  (file) => html`<li>${fileLink(file.path, options)} <small>${tokensOf(file)}</small></li>
`,
)}</ul>${files.length > MOST_RESOURCES ? html`<p class="note">${countOf(files.length - MOST_RESOURCES, "more file")}: see the tree of files.</p>` : null}`;
}

function tokensOf({ kind, tokens, size, reached }: SnapshotFile): string {
  const amount =
    tokens !== null ? `≈ ${countOf(tokens, "token")}` : size === null ? "not read yet" : "not text: no tokens";
  return reached === "none" && kind !== "license" ? `${amount}, but nothing leads to it` : amount;
}
