/**
 * VS Code's variables for a page that stands outside of it: the colors of the themes Light Modern and Dark Modern,
 * whichever the reader's system prefers; on paper always the light ones.
 */
export const EXPORT_COLORS = `
:root {
  --vscode-font-family: system-ui, -apple-system, "Segoe UI", Roboto, Ubuntu, sans-serif;
  --vscode-editor-font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
  --vscode-font-size: 14px;
  --vscode-foreground: #3b3b3b;
  --vscode-descriptionForeground: #616161;
  --vscode-editor-background: #ffffff;
  --vscode-editorWidget-background: #f8f8f8;
  --vscode-panel-border: #e0e0e0;
  --vscode-focusBorder: #005fb8;
  --vscode-textLink-foreground: #005fb8;
  --vscode-textCodeBlock-background: #f4f4f4;
  --vscode-textPreformat-foreground: #3b3b3b;
  --vscode-textBlockQuote-background: #f8f8f8;
  --vscode-textBlockQuote-border: #e5e5e5;
  --vscode-badge-background: #eaeaea;
  --vscode-badge-foreground: #3b3b3b;
  --vscode-editorError-foreground: #d32f2f;
  --vscode-editorWarning-foreground: #9a6200;
  --vscode-editorInfo-foreground: #0063d3;
  --vscode-testing-iconPassed: #2f7d32;
  --vscode-charts-blue: #1a73c9;
  --vscode-charts-orange: #d18616;
  --vscode-list-hoverBackground: #f2f2f2;
  --vscode-debugTokenExpression-name: #9b46b0;
  --vscode-debugTokenExpression-string: #a31515;
  --vscode-debugTokenExpression-number: #098658;
  --vscode-debugTokenExpression-boolean: #0000ff;
  --vscode-symbolIcon-functionForeground: #652d90;
  --vscode-symbolIcon-variableForeground: #0070c1;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --vscode-foreground: #cccccc;
    --vscode-descriptionForeground: #9d9d9d;
    --vscode-editor-background: #1f1f1f;
    --vscode-editorWidget-background: #252526;
    --vscode-panel-border: #3a3a3a;
    --vscode-focusBorder: #0078d4;
    --vscode-textLink-foreground: #4daafc;
    --vscode-textCodeBlock-background: #2b2b2b;
    --vscode-textPreformat-foreground: #d0d0d0;
    --vscode-textBlockQuote-background: #2b2b2b;
    --vscode-textBlockQuote-border: #616161;
    --vscode-badge-background: #3a3a3a;
    --vscode-badge-foreground: #e0e0e0;
    --vscode-editorError-foreground: #f85149;
    --vscode-editorWarning-foreground: #d7a64a;
    --vscode-editorInfo-foreground: #59a4f9;
    --vscode-testing-iconPassed: #73c991;
    --vscode-charts-blue: #3794ff;
    --vscode-charts-orange: #d18616;
    --vscode-list-hoverBackground: #2a2d2e;
    --vscode-debugTokenExpression-name: #c586c0;
    --vscode-debugTokenExpression-string: #ce9178;
    --vscode-debugTokenExpression-number: #b5cea8;
    --vscode-debugTokenExpression-boolean: #4e94ce;
    --vscode-symbolIcon-functionForeground: #b180d7;
    --vscode-symbolIcon-variableForeground: #75beff;
  }
}
`;
