import { morph } from "./morph.ts";

/**
 * Turns what stands in `main` into `html`, changing only what differs: focus, selection, scroll position and what the
 * author opened or closed stay. `open` remembers the latter by id, for a page that is drawn for the first time. The
 * element whose id is `apart` keeps what it holds: someone else draws that.
 */
export function drawPage(
  main: HTMLElement,
  html: string,
  open: Readonly<Record<string, boolean>>,
  apart: string,
): void {
  // In a template, scripts do not run and images are not fetched; the page's policy forbids them besides.
  const template = document.createElement("template");
  template.innerHTML = html;
  const wanted = main.cloneNode(false) as HTMLElement;
  wanted.append(template.content);
  for (const details of wanted.querySelectorAll<HTMLDetailsElement>("details[id]")) {
    if (Object.hasOwn(open, details.id)) {
      details.open = open[details.id] === true;
    }
  }
  morph(main, wanted, (from, to) => {
    if (from instanceof HTMLDetailsElement) {
      to.toggleAttribute("open", from.open);
    }
    return from.id !== apart;
  });
}
