import { html } from "./html.ts";

/** The page of a skill whose file is gone: inner HTML of the page's `<main>`. */
export function renderGone(): string {
  return html`<header class="head"><h1>This skill is gone</h1>
<p>Its SKILL.md was moved, renamed or deleted. The snapshot comes back when the file does.</p></header>`.markup;
}
