// The page of a snapshot: HTML for the preview and for the exported file. Pure: a snapshot in, a text out.
export type { PageOptions } from "./pageOptions.ts";
