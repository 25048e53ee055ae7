import { button } from "./button.ts";
import { html } from "./html.ts";

/** The page while the language server does not answer: inner HTML of the page's `<main>`. */
export function renderUnavailable(): string {
  const restart = button({
    action: "run",
    id: "run-restart",
    label: "Restart the Language Server",
    look: "primary",
    data: { command: "restart" },
  });
  return html`<header class="head"><h1>There is no snapshot yet</h1>
<p>Skillwright's language server does not answer. The snapshot comes when it runs again.</p>
<p>${restart}</p></header>`.markup;
}
