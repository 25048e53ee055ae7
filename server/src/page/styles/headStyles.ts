/** The head of the page. */
export const HEAD_STYLES = `
.title { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 14px; margin-bottom: 10px; }
h1 { margin: 0; font-size: 2em; letter-spacing: -0.01em; }
.badge {
  display: inline-flex;
  align-items: center;
  gap: 6px;
  padding: 3px 12px 3px 9px;
  border: 1px solid currentColor;
  border-radius: 999px;
  font-weight: 600;
}
.badge span { color: var(--ink); }
.badge .more { padding-left: 8px; border-left: 1px solid var(--rule); font-weight: normal; }
.badge:hover { text-decoration: none; background: var(--tint); }
.pass > .icon, .badge.pass { color: var(--good); }
.warning > .icon, .badge.warning { color: var(--warning); }
.error > .icon, .badge.error { color: var(--error); }
.lead { max-width: 46rem; margin-bottom: 16px; font-size: 1.12em; line-height: 1.55; white-space: pre-line; }
.banner {
  display: flex;
  gap: 10px;
  margin: 0 0 16px;
  padding: 10px 14px;
  border: 1px solid var(--warning);
  border-radius: 6px;
  background: color-mix(in srgb, var(--warning) 10%, transparent);
}
.banner .icon { margin-top: 2px; color: var(--warning); }
.numbers {
  display: flex;
  flex-wrap: wrap;
  gap: 14px 28px;
  margin-bottom: 18px;
  padding: 13px 0;
  border: solid var(--rule);
  border-width: 1px 0;
}
.numbers > div { min-width: 4rem; overflow-wrap: break-word; }
.numbers dt { color: var(--quiet); }
.numbers dd { max-width: 22rem; font-size: 1.3em; font-weight: 600; line-height: 1.3; font-variant-numeric: tabular-nums; }
.whole-word { display: inline-block; max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; vertical-align: bottom; }
.numbers small { display: block; font-size: 0.72em; }
`;
