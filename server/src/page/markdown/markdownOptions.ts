/** What the rendering of a skill's Markdown depends on. */
export interface MarkdownOptions {
  readonly mode: "preview" | "export";
  /** The line of SKILL.md on which the text begins, from 1. */
  readonly firstLine: number;
  /** The fragments of the headings by the line of SKILL.md, from 1. */
  readonly slugs: ReadonlyMap<number, string>;
  /** Paths that are named and not there. */
  readonly missing: Pick<ReadonlySet<string>, "has">;
  readonly allowedHosts: readonly string[];
  /** The source of an image of the skill; `null` when it cannot be shown. */
  image(path: string): string | null;
}
