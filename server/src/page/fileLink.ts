import { button } from "./button.ts";
import { type Html, html } from "./html.ts";
import type { PageOptions } from "./pageOptions.ts";

/** The name of a file of the skill: a button that opens it where that is possible. `id` keeps its focus. */
export function fileLink(path: string, { mode }: PageOptions, label: string = path, id?: string): Html {
  // What lies above the skill's folder is named, and not opened from here.
  return mode === "export" || path.startsWith("../") || path.startsWith("/")
    ? html`<span class="path">${label}</span>`
    : button({
        action: "open-file",
        label,
        look: "quiet",
        data: { path },
        ...(label === path ? {} : { title: path }),
        ...(id === undefined ? {} : { id }),
      });
}

/** The names of several files, with commas between them; of more than `most`, how many others there are. */
export function fileLinks(paths: readonly string[], options: PageOptions, most = 5): Html {
  const links = paths.slice(0, most).map((path, index) => html`${index > 0 ? ", " : ""}${fileLink(path, options)}`);
  return html`<span class="paths">${links}${paths.length > most ? ` and ${paths.length - most} more` : ""}</span>`;
}
