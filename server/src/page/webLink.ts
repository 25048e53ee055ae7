import { type Html, html } from "./html.ts";
import type { PageOptions } from "./pageOptions.ts";

/** A link to a page on the web; an address of any other kind is shown as text. */
export function webLink(url: string, label: string, { mode }: PageOptions): Html {
  if (!/^https?:\/\/[^\s/\\?#]/i.test(url)) {
    return html`<span>${label}</span>`;
  }
  return mode === "preview"
    ? html`<a href="${url}" data-action="open-link">${label}</a>`
    : html`<a href="${url}" rel="noopener noreferrer">${label}</a>`;
}
