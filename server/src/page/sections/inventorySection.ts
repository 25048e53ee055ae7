import type { Snapshot, SnapshotMention } from "../../core/snapshot/model.ts";
import { fileLinks } from "../fileLink.ts";
import { type Html, type HtmlPart, html } from "../html.ts";
import { countOf } from "../numbers.ts";
import type { PageOptions } from "../pageOptions.ts";
import { section } from "../section.ts";

/** What the skill asks for and touches: for whoever decides whether to trust it. */
export function inventorySection({ inventory }: Snapshot, options: PageOptions): Html {
  const groups = [
    group("Tools that it asks for", "chips", inventory.tools, (tool) => html`<code>${tool}</code>`),
    group(
      "Scripts",
      "lines",
      inventory.scripts,
      ({ language, files }) => html`<strong>${language}</strong> ${fileLinks(files, options)}`,
    ),
    group("Hosts that its files name", "chips", inventory.hosts, (each) => mention(each, options)),
    group("Environment variables", "chips", inventory.environment, (each) => mention(each, options)),
    group(
      "Substitutions",
      "lines",
      inventory.substitutions,
      ({ text, meaning, count }) =>
        html`<code>${text}</code> ${meaning}${count > 1 ? html` <small>${countOf(count, "time")}</small>` : null}`,
    ),
    group(
      "Other skills",
      "chips",
      inventory.skills,
      ({ name, from }) => html`<code>${name}</code> <small>from ${from}</small>`,
    ),
  ].filter((each) => each !== null);
  return section(
    "inventory",
    "Inventory",
    "inventory",
    groups.length === 0
      ? html`<p>It asks for no tools, and names no hosts, variables or other skills.</p>`
      : html`<dl class="inventory">
${groups}</dl>`,
  );
}

const MOST_ITEMS = 50;

/** Short things flow as chips; what is said in a few words has a line of its own. */
function group<T>(
  title: string,
  look: "chips" | "lines",
  items: readonly T[],
  content: (item: T) => HtmlPart,
): Html | null {
  return items.length === 0
    ? null
    : html`<div><dt>${title}</dt><dd><ul class="${look}">
${items.slice(0, MOST_ITEMS).map((item) => html`<li>${content(item)}</li>\n`)}${
  items.length > MOST_ITEMS ? html`<li>and ${items.length - MOST_ITEMS} more</li>\n` : null
}</ul></dd></div>
`;
}

function mention({ name, files }: SnapshotMention, options: PageOptions): Html {
  return html`<code>${name}</code> <small>in ${fileLinks(files, options, 2)}</small>`;
}
