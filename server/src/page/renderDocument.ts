import type { Snapshot } from "../core/snapshot/model.ts";
import { html, trusted } from "./html.ts";
import { renderPage } from "./renderPage.ts";
import { EXPORT_COLORS } from "./styles/exportColors.ts";
import { PAGE_STYLES } from "./styles/pageStyles.ts";

/** What an exported page is made with. */
export interface DocumentOptions {
  /** The images of the skill as `data:` addresses, by path; see `imagePathsOf`. */
  readonly images: ReadonlyMap<string, string>;
  /** The client whose install guide stands first. */
  readonly client?: string;
}

/** A snapshot as one HTML file that needs nothing else: no script, no address that is loaded, light and dark. */
export function renderDocument(snapshot: Snapshot, { images, client = "" }: DocumentOptions): string {
  const page = renderPage(snapshot, {
    mode: "export",
    image: (path) => images.get(path) ?? null,
    allowedHosts: [],
    client,
    locked: false,
  });
  return html`<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${snapshot.identity.title}</title>
<style>
${trusted(EXPORT_COLORS)}${trusted(PAGE_STYLES)}
</style>
</head>
<body>
<main>
${trusted(page)}
</main>
</body>
</html>
`.markup;
}
