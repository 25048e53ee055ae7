/** Colors, type, links, buttons and bars: what all parts of the page share. */
export const BASE_STYLES = `
:root {
  --ink: var(--vscode-foreground);
  --quiet: var(--vscode-descriptionForeground);
  --rule: var(--vscode-contrastBorder, color-mix(in srgb, var(--vscode-foreground) 18%, transparent));
  --tint: color-mix(in srgb, var(--vscode-foreground) 9%, transparent);
  --link: var(--vscode-textLink-foreground);
  --error: var(--vscode-editorError-foreground);
  --warning: var(--vscode-editorWarning-foreground);
  --info: var(--vscode-editorInfo-foreground);
  --good: var(--vscode-testing-iconPassed);
  --code-font: var(--vscode-editor-font-family, monospace);
}
* { box-sizing: border-box; }
html { scroll-padding-top: 12px; }
body {
  margin: 0;
  padding: 0;
  color: var(--ink);
  background: var(--vscode-editor-background);
  font: var(--vscode-font-size, 13px)/1.5 var(--vscode-font-family, sans-serif);
  overflow-wrap: anywhere;
}
main { max-width: 60rem; margin: 0 auto; padding: 28px clamp(14px, 4vw, 36px) 96px; }
#icons { position: absolute; }
.icon { flex: none; width: 16px; height: 16px; vertical-align: -3px; fill: currentColor; }
p { margin: 0 0 8px; }
ul, ol, dl, dd { margin: 0; padding: 0; }
main > header ul, main > section > ul, main > section > ol, section li > ul, dd ul, details > ul, .counters { list-style: none; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; font-weight: 600; text-wrap: balance; }
small { font-size: 0.92em; font-weight: normal; color: var(--quiet); }
code, pre, .path { font-family: var(--code-font); font-size: 0.95em; }
code { color: inherit; background: none; padding: 0; }
pre {
  margin: 8px 0 12px;
  padding: 12px 14px;
  overflow: auto;
  border: 1px solid var(--vscode-contrastBorder, transparent);
  border-radius: 6px;
  background: var(--vscode-textCodeBlock-background);
  line-height: 1.45;
  white-space: pre-wrap;
}
mark { padding: 0 2px; border-radius: 3px; color: inherit; background: var(--vscode-editor-findMatchHighlightBackground, rgba(234, 92, 0, 0.33)); outline: 1px dashed currentColor; outline-offset: -1px; }
a { color: var(--link); text-decoration: none; }
a:hover { color: var(--vscode-textLink-activeForeground, var(--link)); text-decoration: underline; }
:focus-visible { outline: 2px solid var(--vscode-focusBorder, currentColor); outline-offset: 2px; border-radius: 3px; }
.note, .absent { color: var(--quiet); }
.line { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 2px 12px; }
.amount { font-variant-numeric: tabular-nums; }
.over { color: var(--warning); }
.over small { color: inherit; }
.over .icon { margin-right: 4px; }

button, select { font: inherit; color: inherit; }
button {
  display: inline-flex;
  align-items: center;
  gap: 6px;
  max-width: 100%;
  padding: 4px 11px;
  border: 1px solid var(--vscode-button-border, var(--vscode-contrastBorder, transparent));
  border-radius: 4px;
  background: var(--vscode-button-secondaryBackground);
  color: var(--vscode-button-secondaryForeground);
  text-align: left;
  cursor: pointer;
}
button:hover { background: var(--vscode-button-secondaryHoverBackground); }
button.primary { background: var(--vscode-button-background); color: var(--vscode-button-foreground); }
button.primary:hover { background: var(--vscode-button-hoverBackground); }
button.quiet { padding: 0; border: 0; gap: 4px; background: none; color: var(--link); }
button.quiet:hover { color: var(--vscode-textLink-activeForeground, var(--link)); text-decoration: underline; }
select {
  padding: 4px 6px;
  border: 1px solid var(--vscode-dropdown-border, var(--rule));
  border-radius: 4px;
  background: var(--vscode-dropdown-background);
  color: var(--vscode-dropdown-foreground);
}
.actions { display: flex; flex-wrap: wrap; gap: 8px; }

.meter {
  display: block;
  width: 100%;
  height: 6px;
  border-radius: 3px;
  background: color-mix(in srgb, var(--ink) 14%, transparent);
  outline: 1px solid var(--vscode-contrastBorder, transparent);
}
.meter .fill { fill: var(--vscode-charts-blue, var(--link)); }
.meter .excess { fill: var(--vscode-charts-orange, var(--warning)); }
progress { accent-color: var(--vscode-progressBar-background, var(--link)); }
@media (forced-colors: active) {
  .meter { border: 1px solid CanvasText; background: Canvas; }
  .meter .fill { fill: CanvasText; }
  .meter .excess { fill: Highlight; }
}
`;
