// What we use of packages that bring no types.
declare module "spdx-expression-parse" {
  /** @throws Error when `source` is no SPDX license expression. */
  function parse(source: string): unknown;
  export = parse;
}
