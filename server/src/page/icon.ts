import { type Html, html, trusted } from "./html.ts";
import { ICONS } from "./icons.ts";

/** The page's name of an icon. */
export type IconName = keyof typeof ICONS;

/** An icon in the color of the text around it. Screen readers skip it: what it says stands beside it in words. */
export function icon(name: IconName): Html {
  return html`<svg class="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><use href="#icon-${name}"/></svg>`;
}

/** The drawings that {@link icon} refers to, once for the whole page. */
export const ICON_SHEET: Html = trusted(
  `<svg id="icons" width="0" height="0" aria-hidden="true" focusable="false">${Object.entries(ICONS)
    .map(([name, inner]) => `<symbol id="icon-${name}" viewBox="0 0 16 16" fill="currentColor">${inner}</symbol>`)
    .join("")}</svg>`,
);
