import type { Snapshot } from "../core/snapshot/model.ts";
import { html } from "./html.ts";
import { ICON_SHEET } from "./icon.ts";
import type { PageOptions } from "./pageOptions.ts";
import { agentViewSection } from "./sections/agentViewSection.ts";
import { filesSection } from "./sections/filesSection.ts";
import { headSection } from "./sections/headSection.ts";
import { installSection } from "./sections/installSection.ts";
import { instructionsSection } from "./sections/instructionsSection.ts";
import { inventorySection } from "./sections/inventorySection.ts";
import { loadingSection } from "./sections/loadingSection.ts";
import { problemsSection } from "./sections/problemsSection.ts";
import { sourceSection } from "./sections/sourceSection.ts";
import { targetsSection } from "./sections/targetsSection.ts";
import { useCasesSection } from "./sections/useCasesSection.ts";

/**
 * The page of a snapshot: inner HTML of the page's `<main>`. Whatever the skill holds, nothing of it runs, and nothing
 * is loaded but what `options` allow. Elements that act carry `data-action`: the types of `FromFrame` in
 * client/webview/messages.ts, written with dashes, their values in `data-…` attributes. Never throws.
 */
export function renderPage(snapshot: Snapshot, options: PageOptions): string {
  return html`${ICON_SHEET}
${headSection(snapshot, options)}
${loadingSection(snapshot)}
${useCasesSection(snapshot)}
${targetsSection(snapshot)}
${problemsSection(snapshot, options)}
${agentViewSection(snapshot, options)}
${filesSection(snapshot, options)}
${inventorySection(snapshot, options)}
${sourceSection(snapshot, options)}
${installSection(snapshot, options)}
${instructionsSection(snapshot, options)}`.markup;
}
