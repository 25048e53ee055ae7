/** On paper: without what acts, and nothing cut off. */
export const PRINT_STYLES = `
@media print {
  main { max-width: none; padding: 0; }
  button, select, .reading { display: none; }
  button.quiet { display: inline; color: inherit; }
  .problems .actions button, .chooser { display: none; }
  h2, h3, h4, h5, h6 { break-after: avoid; }
  .rows > li, .numbers, .stages > li, tr { break-inside: avoid; }
  pre, .markdown pre { max-height: none; white-space: pre-wrap; }
}
`;
