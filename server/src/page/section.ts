import { type Html, type HtmlPart, html } from "./html.ts";
import { type IconName, icon } from "./icon.ts";

/** One section of the page with its heading of level 2. `id` names it, `aside` is a short note behind the title. */
export function section(id: string, title: string, name: IconName, content: HtmlPart, aside: HtmlPart = null): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${icon(name)}<span>${title}</span>${aside === null ? null : html` <small>${aside}</small>`}</h2>
${content}
</section>
`;
}
