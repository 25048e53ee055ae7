import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The icons of the page, from @vscode/codicons: by the page's name for them. */
const ICONS = {
  agent: "eye",
  archive: "file-zip",
  binary: "file-binary",
  code: "file-code",
  copy: "copy",
  document: "file-pdf",
  error: "error",
  executable: "play",
  export: "export",
  file: "file",
  files: "list-tree",
  fix: "lightbulb",
  folder: "folder",
  font: "text-size",
  goTo: "go-to-file",
  hint: "question",
  image: "file-media",
  info: "info",
  install: "desktop-download",
  instructions: "book",
  inventory: "tools",
  json: "json",
  license: "law",
  link: "link-external",
  loading: "layers",
  markdown: "markdown",
  missing: "circle-slash",
  package: "package",
  pass: "pass-filled",
  problems: "checklist",
  source: "repo",
  stop: "stop-circle",
  targets: "target",
  unreached: "debug-disconnect",
  useCases: "sparkle",
  warning: "warning",
};

/** The text of server/src/page/icons.ts, which holds the drawings, so that no bundler has to know of SVG files. */
export function pageIcons() {
  const folder = fileURLToPath(new URL("../node_modules/@vscode/codicons/src/icons/", import.meta.url));
  const entries = Object.entries(ICONS).map(([name, codicon]) => {
    const svg = readFileSync(`${folder}${codicon}.svg`, "utf8");
    const inner = /^<svg[^>]*viewBox="0 0 16 16"[^>]*>(.*)<\/svg>\s*$/s.exec(svg)?.[1]?.trim().replaceAll("\n", "");
    if (inner === undefined || /[`'\\]|url\(|<(?!\/?(?:path|g|circle|rect)\b)/.test(inner)) {
      throw new Error(`The icon "${codicon}" is not drawn as expected.`);
    }
    // Two decimals of 16 pixels are finer than any screen.
    const rounded = inner.replace(/\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))));
    return `  ${name}: '${rounded}',\n`;
  });
  return `// biome-ignore-all format: it is made by a program, one icon a line.
// Made by scripts/generate.mjs: the icons that the page uses, from the Visual Studio Code icon font "Codicons"
// by Microsoft Corporation, licensed under Creative Commons Attribution 4.0 (https://github.com/microsoft/vscode-codicons).

/** The insides of the icons, drawn on 16 by 16. */
export const ICONS = {
${entries.join("")}} as const;
`;
}
