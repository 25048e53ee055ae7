/** The version in package.json, which the bundler writes in place of this name (esbuild.mjs). */
declare const SKILLWRIGHT_VERSION: string;

/** The version of Skillwright. */
export const VERSION: string = SKILLWRIGHT_VERSION;
