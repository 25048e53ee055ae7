// The page of a snapshot: HTML for the preview and for the exported file. Pure: a snapshot in, a text out.
export { imagePathsOf } from "./imagePathsOf.ts";
export type { TextPart } from "./markdown/textParts.ts";
export type { PageOptions } from "./pageOptions.ts";
export { type DocumentOptions, renderDocument } from "./renderDocument.ts";
export { renderGone } from "./renderGone.ts";
export { renderPage } from "./renderPage.ts";
export { renderUnavailable } from "./renderUnavailable.ts";
export { PAGE_STYLES } from "./styles/pageStyles.ts";
export { textPartsOf } from "./textPartsOf.ts";
