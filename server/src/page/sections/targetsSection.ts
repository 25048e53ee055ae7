import type { Snapshot, SnapshotTarget } from "../../core/snapshot/model.ts";
import { type Html, html } from "../html.ts";
import { type IconName, icon } from "../icon.ts";
import { section } from "../section.ts";
import { MOST_PROBLEMS, problemIds } from "./problemsSection.ts";

/** How the skill fares at each place that it is meant for. */
export function targetsSection(snapshot: Snapshot): Html | null {
  const ids = problemIds(snapshot.problems);
  return snapshot.targets.length === 0
    ? null
    : section(
        "targets",
        "Targets",
        "targets",
        html`<ul class="rows targets">
${snapshot.targets.map((target) => row(target, snapshot, ids))}
</ul>`,
      );
}

/** How many reasons are shown; all of them stand below, under the problems. */
const MOST_REASONS = 3;

function row({ id, title, verdict, problems }: SnapshotTarget, snapshot: Snapshot, ids: readonly string[]): Html {
  const { look, words } = VERDICTS[verdict];
  const reasons = problems.slice(0, MOST_REASONS).flatMap((index) => {
    const problem = snapshot.problems[index];
    return problem === undefined
      ? []
      : [html`<li><a href="#${index < MOST_PROBLEMS ? ids[index] : "problems"}">${problem.message}</a></li>\n`];
  });
  const more = problems.length - reasons.length;
  return html`<li id="target-${id}">
<div class="line"><strong>${title}</strong><span class="state ${look}">${icon(look)}<span>${words}</span></span></div>
${
  reasons.length === 0
    ? null
    : html`<ul class="reasons">
${reasons}${more > 0 ? html`<li><a href="#problems">${more} more</a></li>\n` : null}</ul>`
}
</li>
`;
}

const VERDICTS: Readonly<Record<SnapshotTarget["verdict"], { readonly look: IconName; readonly words: string }>> = {
  accepts: { look: "pass", words: "Accepted" },
  warns: { look: "warning", words: "Accepted, with flaws" },
  refuses: { look: "error", words: "Refused" },
};
