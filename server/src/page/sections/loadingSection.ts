import type { Snapshot, SnapshotCounter, SnapshotFile, SnapshotStage } from "../../core/snapshot/model.ts";
import { type Html, html } from "../html.ts";
import { icon } from "../icon.ts";
import { meter, sizeBar } from "../meter.ts";
import { countOf, formatCount } from "../numbers.ts";
import { section } from "../section.ts";

/** What an agent loads at which moment, and how full the limited fields are. */
export function loadingSection({ loading, counters, files }: Snapshot): Html {
  return section(
    "loading",
    "Loading",
    "loading",
    html`<ol class="stages">
${loading.stages.map((each) => stage(each, files.tree))}
</ol>
<p class="note">${loading.note}</p>
${
  counters.length === 0
    ? null
    : html`<h3>Limits</h3>
<ul class="counters">
${counters.map(counter)}
</ul>`
}`,
  );
}

function stage({ id, title, when, tokens, recommended }: SnapshotStage, tree: readonly SnapshotFile[]): Html {
  const over = recommended !== null && tokens > recommended;
  const amount = `about ${countOf(tokens, "token")}`;
  const advice =
    recommended === null ? "" : `, ${over ? "more than the" : "of"} ${formatCount(recommended)} recommended`;
  return html`<li id="stage-${id}">
<div class="line"><strong>${title}</strong><span class="amount${over ? " over" : ""}">${over ? icon("warning") : null}≈ ${formatCount(tokens)}<small>${recommended === null ? " tokens" : ` of ${formatCount(recommended)} tokens`}</small></span></div>
${
  recommended === null
    ? largest(tokens, tree)
    : meter({ label: title, value: tokens, max: recommended, text: amount + advice })
}
<p class="when">${when}${over ? ` That is more than the ${formatCount(recommended)} tokens that are recommended.` : ""}</p>
</li>
`;
}

/** Other files have no limit; what weighs most among them is what an author can act on. */
function largest(total: number, tree: readonly SnapshotFile[]): Html | null {
  const files = tree.filter(({ kind, tokens }) => kind !== "skill" && tokens !== null && tokens > 0);
  const top = files.toSorted((a, b) => (b.tokens ?? 0) - (a.tokens ?? 0)).slice(0, 3);
  return top.length === 0
    ? null
    : html`<ul class="largest">${top.map(({ path, tokens }) => html`<li><span class="path">${path}</span>${sizeBar(tokens ?? 0, total)}<span class="amount">${formatCount(tokens ?? 0)}</span></li>`)}</ul>`;
}

function counter({ id, label, used, limit, unit, kind }: SnapshotCounter): Html {
  const over = used > limit;
  const left = used - limit;
  const words = `${formatCount(used)} of ${formatCount(limit)} ${unit}`;
  const said = OVER[kind](
    left,
    unit === "lines" ? (left === 1 ? "line" : "lines") : left === 1 ? "character" : "characters",
  );
  return html`<li id="counter-${id}"><span class="label">${label}</span>${meter({
    label,
    value: used,
    max: limit,
    text: over ? `${words}: ${said}` : words,
  })}<span class="amount${over ? " over" : ""}">${over ? icon("warning") : null}${formatCount(used)} <small>of ${formatCount(limit)} ${unit}${over ? `, ${said}` : ""}</small></span></li>
`;
}

const OVER: Readonly<Record<SnapshotCounter["kind"], (count: number, noun: string) => string>> = {
  hard: (count, noun) => `${formatCount(count)} ${noun} too many`,
  cut: (count, noun) => `${formatCount(count)} ${noun} cut off`,
  advice: (count, noun) => `${formatCount(count)} ${noun} more than advised`,
};
