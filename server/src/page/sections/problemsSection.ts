import type { Snapshot, SnapshotProblem } from "../../core/snapshot/model.ts";
import { button } from "../button.ts";
import { type Html, html } from "../html.ts";
import { type IconName, icon } from "../icon.ts";
import { countOf } from "../numbers.ts";
import type { PageOptions } from "../pageOptions.ts";
import { section } from "../section.ts";

/** Every problem with its place and its fixes. */
export function problemsSection({ problems, verdict }: Snapshot, options: PageOptions): Html {
  const ids = problemIds(problems);
  const content =
    problems.length === 0
      ? html`<p class="state pass">${icon("pass")}<span>No problems.</span></p>`
      : html`<ul class="rows problems">
${problems.slice(0, MOST_PROBLEMS).map((problem, index) => row(problem, ids[index] ?? "", options))}
</ul>${rest(totalOf(verdict) - Math.min(problems.length, MOST_PROBLEMS), options)}`;
  return section("problems", "Problems", "problems", content, counts(verdict));
}

/** What was found, also where the problems on hand are only the gravest of them. */
function totalOf({ errors, warnings, infos, hints }: Snapshot["verdict"]): number {
  return errors + warnings + infos + hints;
}

function counts({ errors, warnings, infos, hints }: Snapshot["verdict"]): string | null {
  const parts = [
    errors > 0 ? countOf(errors, "error") : "",
    warnings > 0 ? countOf(warnings, "warning") : "",
    infos > 0 ? countOf(infos, "info") : "",
    hints > 0 ? countOf(hints, "hint") : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? null : parts.join(" · ");
}

/**
 * The `id` of each problem on the page: its rule and how many of that rule stand before it, so that it stays while the
 * text above it moves.
 */
export function problemIds(problems: readonly SnapshotProblem[]): readonly string[] {
  const seen = new Map<string, number>();
  return problems.map(({ rule }) => {
    const count = (seen.get(rule) ?? 0) + 1;
    seen.set(rule, count);
    return `problem-${rule}-${count}`;
  });
}

/** More than anybody reads on a page; the view of all problems is a click away. */
export const MOST_PROBLEMS = 200;

function row(
  { rule, severity, message, line, start, end, fixes }: SnapshotProblem,
  id: string,
  { mode }: PageOptions,
): Html {
  const { words, look } = SEVERITIES[severity];
  const place = `Line ${line}`;
  return html`<li id="${id}" class="${severity}">
<p>${icon(look)}<strong class="severity">${words}</strong> ${message} <code class="rule">${rule}</code></p>
<div class="actions">${
    mode === "export"
      ? html`<span class="place">${place}</span>`
      : button({ action: "reveal", label: place, icon: "goTo", look: "quiet", id: `${id}-line`, data: { start, end } })
  }${
    mode === "export"
      ? null
      : fixes.map(({ title }, index) =>
          button({
            action: "fix",
            label: `Fix: ${title}`,
            icon: "fix",
            look: "quiet",
            id: `${id}-fix-${index + 1}`,
            data: { rule, start, end, title },
          }),
        )
  }</div>
</li>
`;
}

const SEVERITIES: Readonly<Record<SnapshotProblem["severity"], { readonly look: IconName; readonly words: string }>> = {
  error: { look: "error", words: "Error" },
  warning: { look: "warning", words: "Warning" },
  info: { look: "info", words: "Info" },
  hint: { look: "hint", words: "Hint" },
};

function rest(count: number, { mode }: PageOptions): Html | null {
  if (count <= 0) {
    return null;
  }
  const words = `${countOf(count, "more problem")}.`;
  return mode === "export"
    ? html`<p class="note">${words}</p>`
    : html`<p class="note">${words} ${button({ action: "run", id: "run-problems", label: "Show all problems", look: "quiet", data: { command: "showProblems" } })}</p>`;
}
