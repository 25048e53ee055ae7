/** Our injection grammars as package.json contributes them; manifest.test.ts compares the two. */
import { fileURLToPath } from "node:url";

export interface Injection {
  scopeName: string;
  path: string;
  injectTo: string[];
}

export const projectRoot = fileURLToPath(new URL("../..", import.meta.url));

export const injections: Injection[] = [
  contribution("frontmatter", "text.html.markdown"),
  contribution("inline", "text.html.markdown"),
  contribution("prompt", "text.html.markdown.prompt"),
  contribution("fences", "text.html.markdown.prompt"),
];

function contribution(name: string, into: string): Injection {
  return {
    scopeName: `skillwright.${name}.injection`,
    path: `./syntaxes/${name}.injection.json`,
    injectTo: [into],
  };
}
