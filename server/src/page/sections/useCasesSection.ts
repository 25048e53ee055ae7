import type { Snapshot } from "../../core/snapshot/model.ts";
import { type Html, html } from "../html.ts";
import { section } from "../section.ts";

/** When to use the skill; nothing when it does not say. */
export function useCasesSection({ identity: { useCases } }: Snapshot): Html | null {
  if (useCases.length === 0) {
    return null;
  }
  const sentences = useCases.filter(({ from }) => from !== "trigger");
  const triggers = useCases.filter(({ from }) => from === "trigger");
  return section(
    "use-cases",
    "Use cases",
    "useCases",
    html`${
      sentences.length === 0
        ? null
        : html`<ul class="cases">
${sentences.map(({ text }) => html`<li>${text}</li>\n`)}</ul>
`
    }${
      triggers.length === 0
        ? null
        : html`<h3>Triggers on</h3>
<ul class="chips">
${triggers.map(({ text }) => html`<li>${text}</li>\n`)}</ul>
`
    }`,
  );
}
