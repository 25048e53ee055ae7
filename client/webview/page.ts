import type * as Page from "../../server/src/page/index.ts";

declare const SkillwrightPage: typeof Page;

/** What draws the page: `dist/page.js`, a script of its own that runs before this one. */
export const page: typeof Page = SkillwrightPage;
