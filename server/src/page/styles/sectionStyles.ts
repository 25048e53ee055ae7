/** The sections above the files. */
export const SECTION_STYLES = `
main > section { margin-top: 38px; }
h2 {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 2px 8px;
  margin: 0 0 14px;
  padding-bottom: 7px;
  border-bottom: 1px solid var(--rule);
  font-size: 1.22em;
}
h2 > .icon { color: var(--quiet); }
h2 > span { flex: 1 1 0; min-width: min(60%, 12rem); }
h2 > small { margin-left: auto; font-size: 0.8em; }
h3 { margin: 18px 0 8px; font-size: 1em; }

.stages { display: grid; gap: 16px; counter-reset: stage; }
.stages > li { padding-left: 34px; position: relative; counter-increment: stage; }
.stages > li::before {
  content: counter(stage) / "";
  position: absolute;
  left: 0;
  top: 1px;
  width: 22px;
  height: 22px;
  border: 1px solid var(--rule);
  border-radius: 50%;
  color: var(--quiet);
  text-align: center;
  line-height: 20px;
}
.stages .line { margin-bottom: 5px; }
.stages .when { margin: 4px 0 0; color: var(--quiet); }
.stages .meter { height: 8px; border-radius: 4px; }
.largest > li, .counters > li { display: grid; align-items: center; gap: 2px 12px; }
.largest > li { grid-template-columns: minmax(0, 14rem) minmax(40px, 1fr) 5.5rem; }
.largest .amount { text-align: right; color: var(--quiet); }
.largest .meter { height: 5px; }
#loading > .note { margin: 14px 0 0; font-size: 0.92em; }
.counters { display: grid; gap: 8px; }
.counters > li { grid-template-columns: 9.5rem minmax(60px, 1fr) 17rem; }
.counters .label { overflow-wrap: normal; }

.cases { display: grid; gap: 6px; }
.cases > li { padding-left: 18px; position: relative; }
.cases > li::before { content: "–" / ""; position: absolute; left: 2px; color: var(--quiet); }
.chips { display: flex; flex-wrap: wrap; gap: 6px; list-style: none; }
.chips > li {
  max-width: 100%;
  padding: 1px 10px;
  border: 1px solid var(--vscode-contrastBorder, transparent);
  border-radius: 12px;
  background: var(--tint);
}
.chips button.quiet { color: inherit; }

.rows > li { padding: 11px 0; border-bottom: 1px solid var(--rule); }
.rows > li:first-child { padding-top: 0; }
.rows > li:last-child { padding-bottom: 0; border-bottom: 0; }
.state { display: inline-flex; align-items: center; gap: 6px; }
.reasons { margin-top: 5px; }
.reasons > li { padding-left: 18px; position: relative; margin-top: 3px; }
.reasons > li::before { content: "–" / ""; position: absolute; left: 2px; color: var(--quiet); }
.reasons a { color: var(--quiet); }
.problems p { margin: 0 0 5px; padding-left: 24px; position: relative; }
.problems p > .icon { position: absolute; left: 0; top: 2px; }
.problems .error > p > .icon { color: var(--error); }
.problems .warning > p > .icon { color: var(--warning); }
.problems .info > p > .icon { color: var(--info); }
.problems .actions { gap: 4px 16px; padding-left: 24px; }
.problems .actions .icon { color: inherit; }
.rule { color: var(--quiet); font-size: 0.88em; white-space: nowrap; }
.place { color: var(--quiet); }
#problems:target, .problems > li:target { background: var(--vscode-editor-rangeHighlightBackground, transparent); }

details > summary { padding: 4px 0; cursor: pointer; }
details > summary::marker { color: var(--quiet); }
#agent-view > details { border-bottom: 1px solid var(--rule); }
#agent-view > details:last-child { border-bottom: 0; }
#agent-view > details > summary { padding: 8px 0; font-weight: 600; }
#agent-view > details[open] { padding-bottom: 12px; }
pre.whole { max-height: 34rem; }
pre del { color: var(--error); text-decoration: line-through; }
.resources { display: grid; gap: 4px; }

.inventory, .facts { display: grid; gap: 14px 28px; }
.facts > div { display: grid; grid-template-columns: 9rem minmax(0, 1fr); gap: 2px 12px; }
.inventory dt, .facts dt { color: var(--quiet); }
.inventory dd { margin-top: 5px; }
.inventory .lines { display: grid; gap: 4px; }
.inventory .chips small { margin-left: 4px; }
.inventory .chips button.quiet { color: var(--link); }
.chooser { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-bottom: 14px; }
.steps { display: grid; gap: 14px; padding-left: 22px; }
main > section > .steps, details > .steps { list-style: decimal; }
.steps li::marker { color: var(--quiet); font-weight: 600; }
.copy {
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 10px;
  padding: 5px 6px 5px 12px;
  border: 1px solid var(--rule);
  border-radius: 6px;
  background: var(--vscode-textCodeBlock-background);
}
.copy button { flex: none; }

@media (max-width: 560px) {
  main { padding-top: 18px; }
  h1 { font-size: 1.6em; }
  h2 > small { flex-basis: 100%; margin-left: 24px; }
  .counters > li { grid-template-columns: 1fr auto; }
  .counters .meter { grid-row: 2; grid-column: 1 / -1; }
  .counters .amount { text-align: right; }
  .facts > div { grid-template-columns: 1fr; }
  .largest > li { grid-template-columns: minmax(0, 1fr) auto; }
  .largest .meter { grid-row: 2; grid-column: 1 / -1; }
  .copy { flex-direction: column; align-items: stretch; padding: 8px 10px; }
  .copy button { justify-content: center; }
}
`;
