import type { BuildOptions } from "esbuild";

/** How each bundle is made. */
export const bundles: readonly (BuildOptions & { readonly outfile: string })[];
