/** The tree of files. */
export const FILE_STYLES = `
.reading { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; margin-bottom: 12px; }
.reading progress { flex: 1 1 120px; }
.tree, .tree ul { list-style: none; }
.tree ul { margin-left: 7px; padding-left: 14px; border-left: 1px solid var(--vscode-tree-indentGuidesStroke, var(--rule)); }
.tree summary, .tree .file { display: flex; align-items: center; gap: 7px; min-height: 26px; padding: 2px 0; }
.tree summary { list-style: none; border-radius: 3px; }
.tree summary::-webkit-details-marker { display: none; }
.tree summary::before {
  content: "";
  flex: none;
  width: 6px;
  height: 6px;
  margin: 0 3px 0 2px;
  border: solid var(--quiet);
  border-width: 0 1.5px 1.5px 0;
  transform: rotate(-45deg);
}
.tree details[open] > summary::before { transform: rotate(45deg) translate(-1px, -1px); }
.tree summary:hover, .tree .file:hover { background: var(--vscode-list-hoverBackground, transparent); }
.tree .icon { color: var(--quiet); }
.tree .file { flex-wrap: wrap; column-gap: 7px; padding-left: 18px; }
.tree > li.file { padding-left: 18px; }
.tree .meter { flex: none; width: 84px; height: 5px; margin-left: auto; }
.size { flex: none; width: 68px; text-align: right; color: var(--quiet); font-variant-numeric: tabular-nums; }
summary > .size { margin-left: auto; }
.marks { display: inline-flex; flex-wrap: wrap; gap: 2px 10px; color: var(--quiet); font-size: 0.9em; }
.mark { display: inline-flex; align-items: center; gap: 3px; }
.mark .icon { width: 13px; height: 13px; }
.mark.unreached, .mark.unreached .icon { color: var(--warning); }
.missing-files, .left-out { display: grid; gap: 3px; }
.missing-files li, .left-out li { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 8px; }
.missing-files .icon { color: var(--warning); }
.missing-files button .icon { color: inherit; }
#left-out { margin-top: 12px; }
#left-out > ul { padding: 6px 0 0 18px; }
@media (max-width: 560px) {
  .tree .meter { display: none; }
  .tree .file .size { margin-left: auto; }
  .tree .marks { order: 1; flex-basis: 100%; padding-left: 23px; }
  .tree .marks:empty { display: none; }
  .tree ul { margin-left: 4px; padding-left: 9px; }
  .tree .file { padding-left: 0; }
}
`;
