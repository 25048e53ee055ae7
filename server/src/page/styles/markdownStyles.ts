/** The rendered text of SKILL.md. */
export const MARKDOWN_STYLES = `
.markdown { max-width: 50rem; font-size: 1.06em; line-height: 1.6; }
.markdown > .part:first-child > :first-child { margin-top: 0; }
.markdown h3, .markdown h4, .markdown h5, .markdown h6 { margin: 1.6em 0 0.6em; }
.markdown .level-1 { font-size: 1.7em; }
.markdown .level-2 { font-size: 1.35em; padding-bottom: 0.25em; border-bottom: 1px solid var(--rule); }
.markdown .level-3 { font-size: 1.15em; }
.markdown .level-4, .markdown .level-5, .markdown .level-6 { font-size: 1em; }
.markdown .level-6 { color: var(--quiet); }
.markdown p, .markdown ul, .markdown ol { margin: 0 0 0.85em; }
.markdown ul, .markdown ol { padding-left: 1.8em; }
.markdown li > ul, .markdown li > ol { margin-bottom: 0; }
.markdown ul { list-style: disc; }
.markdown ul ul { list-style: circle; }
.markdown ol { list-style: decimal; }
.markdown .contains-task-list { padding-left: 0.4em; list-style: none; }
.markdown .contains-task-list :is(ul, ol) { padding-left: 2.6em; }
.markdown .task-list-item input { margin: 0 0.5em 0 0; vertical-align: -1px; accent-color: var(--link); }
.markdown :not(pre) > code {
  padding: 0.1em 0.35em;
  border-radius: 4px;
  background: var(--vscode-textPreformat-background, var(--vscode-textCodeBlock-background));
  color: var(--vscode-textPreformat-foreground, inherit);
}
.markdown pre { white-space: pre; }
.markdown pre.raw { white-space: pre-wrap; }
.markdown blockquote {
  margin: 0 0 0.85em;
  padding: 0.2em 1em;
  border-left: 4px solid var(--vscode-textBlockQuote-border, var(--rule));
  background: var(--vscode-textBlockQuote-background, transparent);
}
.markdown blockquote > :last-child { margin-bottom: 0; }
.markdown hr { height: 1px; margin: 1.8em 0; border: 0; background: var(--rule); }
.markdown img { max-width: 100%; height: auto; border-radius: 4px; vertical-align: middle; }
.table { margin: 0 0 1em; overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 6px 12px; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; overflow-wrap: break-word; }
th:first-child, td:first-child { padding-left: 2px; }
thead th { border-bottom: 2px solid var(--rule); font-weight: 600; }
td[align="right"], th[align="right"] { text-align: right; }
td[align="center"], th[align="center"] { text-align: center; }
.fields { width: 100%; margin-bottom: 1.6em; }
.fields th[scope="row"] { font-weight: normal; white-space: nowrap; }
.fields td:last-child { color: var(--quiet); }
.raw { color: var(--quiet); }
span.raw { font-family: var(--code-font); font-size: 0.92em; }
.refused, .markdown .missing { text-decoration: underline dotted; text-underline-offset: 3px; cursor: help; }
.markdown .missing { color: var(--warning); }
.image-off {
  display: inline-block;
  padding: 3px 9px;
  border: 1px dashed var(--rule);
  border-radius: 4px;
  background: none;
  color: var(--quiet);
  font-size: 0.92em;
}
button.image-off { margin: 2px 4px 2px 0; color: var(--link); }
a + button.image-off { margin-left: 6px; }
.footnotes { margin-top: 2em; font-size: 0.95em; }
sup { line-height: 0; }

.hljs-comment, .hljs-quote, .hljs-meta { color: var(--vscode-descriptionForeground); font-style: italic; }
.hljs-keyword, .hljs-selector-tag, .hljs-section, .hljs-name { color: var(--vscode-debugTokenExpression-name); }
.hljs-string, .hljs-regexp, .hljs-addition, .hljs-char { color: var(--vscode-debugTokenExpression-string); }
.hljs-number, .hljs-bullet { color: var(--vscode-debugTokenExpression-number); }
.hljs-literal, .hljs-built_in, .hljs-type, .hljs-symbol { color: var(--vscode-debugTokenExpression-boolean); }
.hljs-title, .hljs-selector-class, .hljs-selector-id { color: var(--vscode-symbolIcon-functionForeground); }
.hljs-attr, .hljs-attribute, .hljs-variable, .hljs-property, .hljs-template-variable, .hljs-params {
  color: var(--vscode-symbolIcon-variableForeground);
}
.hljs-deletion { color: var(--vscode-editorError-foreground); }
.hljs-emphasis { font-style: italic; }
.hljs-strong { font-weight: 600; }
.hljs-link { text-decoration: underline; }
`;
