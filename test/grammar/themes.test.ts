/**
 * What ours mark has a colour of its own in the themes that people use: the colours are resolved by the engine as the
 * editor does, in the middle of a document, and compared with the theme's plain text.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import textmate, { type IRawTheme } from "vscode-textmate";
import { extensionsFolder, npmHost, vscodeHost } from "./hosts.ts";
import { loadGrammar } from "./tokenize.ts";

const sample = `---
name: sample
allowed-tools: Bash(git:*)
depends-on: other
---
plain $ARGUMENTS references/a.md $1 \\$1 \`scripts/b.sh\`
!\`git status\`
`;

/** What is marked → the text in the sample that is. */
const marked = {
  "tool's name": "Bash",
  "tool's pattern": "git:*",
  "skill's name": "other",
  substitution: "$ARGUMENTS",
  "numbered argument": "$1",
  escape: "\\$1",
  path: "references/a.md",
  "path in a code span": "scripts/b.sh",
  command: "!",
};

const npmThemes = [
  ...["dark-plus", "light-plus", "monokai", "solarized-dark", "solarized-light"],
  ...["github-dark", "github-light", "github-dark-default", "github-dark-high-contrast", "github-light-high-contrast"],
  ...["one-dark-pro", "dracula", "gruvbox-dark-medium", "tokyo-night"],
];
const vscodeThemes = [
  ...["dark_plus", "light_plus", "dark_modern", "light_modern", "2026-dark", "2026-light", "hc_black", "hc_light"].map(
    (name) => `theme-defaults/themes/${name}.json`,
  ),
  "theme-monokai/themes/monokai-color-theme.json",
  "theme-solarized-dark/themes/solarized-dark-color-theme.json",
  "theme-solarized-light/themes/solarized-light-color-theme.json",
  "theme-quietlight/themes/quietlight-color-theme.json",
  "theme-kimbie-dark/themes/kimbie-dark-color-theme.json",
];

const resolve = createRequire(import.meta.url).resolve;

describe("themes from npm", () => {
  for (const name of npmThemes) it(name, () => expectColours(resolve(`tm-themes/themes/${name}.json`)));
});

describe.skipIf(vscodeHost.missing)(`VS Code's own themes${vscodeHost.missing ?? ""}`, () => {
  for (const path of vscodeThemes) {
    it(path, () => expectColours(join(extensionsFolder, path)));
  }
});

async function expectColours(themeFile: string): Promise<void> {
  const theme: IRawTheme = { settings: readSettings(themeFile) };
  const { grammar, registry } = await loadGrammar(npmHost, "skill", { theme });
  const palette = registry.getColorMap();
  const colours = new Map<string, string | undefined>();
  let state = textmate.INITIAL;
  for (const line of sample.split("\n")) {
    const { tokens, ruleStack } = grammar.tokenizeLine2(line, state);
    state = ruleStack;
    for (const text of ["plain", "sample", ...Object.values(marked)]) {
      // A line may hold the text twice, as in an escape: the one after a space or at the start is meant.
      const at = line.search(new RegExp(`(?<=^|[ (\`])${text.replace(/[\\$().*/]/g, "\\$&")}`));
      if (at >= 0 && !colours.has(text)) colours.set(text, palette[foregroundAt(tokens, at)]);
    }
  }
  const colourOf = (text: string) => colours.get(text)?.toUpperCase();
  expect(colourOf("plain")).toMatch(/^#/);
  for (const [what, text] of Object.entries(marked)) {
    expect(colourOf(text), what).toMatch(/^#/);
    expect(colourOf(text), `${what} looks like plain text`).not.toBe(colourOf("plain"));
  }
  // In the header every value has a colour, so names need one that is not that of any string.
  for (const what of ["tool's name", "skill's name"] as const) {
    expect(colourOf(marked[what]), `${what} looks like any value`).not.toBe(colourOf("sample"));
  }
}

/** Pairs of start and metadata, of which nine bits from the fifteenth are the foreground's number. */
function foregroundAt(tokens: Uint32Array, at: number): number {
  let foreground = 0;
  for (let index = 0; index < tokens.length; index += 2) {
    if ((tokens[index] ?? 0) <= at) foreground = ((tokens[index + 1] ?? 0) >>> 15) & 0x1ff;
  }
  return foreground;
}

interface ThemeFile {
  include?: string;
  colors?: Record<string, string>;
  tokenColors?: IRawTheme["settings"];
}

/** As VS Code reads a theme: what it includes first, the editor's foreground as the default. */
function readSettings(file: string): IRawTheme["settings"] {
  const { include, colors, tokenColors = [] } = JSON.parse(readFileSync(file, "utf8")) as ThemeFile;
  const included = include ? readSettings(join(dirname(file), include)) : [];
  const foreground = colors?.["editor.foreground"];
  return [...included, ...(foreground ? [{ settings: { foreground } }] : []), ...tokenColors];
}
