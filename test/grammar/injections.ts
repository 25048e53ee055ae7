/** Our injection grammars as package.json contributes them; manifest.test.ts compares the two. */
import { fileURLToPath } from "node:url";

export interface Injection {
  scopeName: string;
  path: string;
  injectTo: string[];
}

export const projectRoot = fileURLToPath(new URL("../..", import.meta.url));

/** In the order of registration, which decides where two of ours could match at one place. */
export const injections: Injection[] = [
  contribution("paragraph", "text.html"),
  contribution("prompt", "text.html"),
  contribution("inline", "text.html"),
  contribution("code-span", "text.html"),
  contribution("frontmatter", "text.html.markdown"),
  contribution("fences", "text.html.markdown.prompt"),
];

function contribution(name: string, into: string): Injection {
  return {
    scopeName: `skillwright.${name}.injection`,
    path: `./syntaxes/${name}.injection.json`,
    injectTo: [into],
  };
}
