/** How a page is drawn. */
export interface PageOptions {
  /** `preview`: with buttons that act; `export`: a file that stands on its own, where what cannot act is not drawn. */
  readonly mode: "preview" | "export";
  /**
   * The source of an image of the skill, by its path in the skill's folder (a webview address, or `data:` in an
   * export); `null` when it cannot be shown.
   */
  image(path: string): string | null;
  /** Hosts whose images may be loaded; every other remote image is a placeholder. */
  readonly allowedHosts: readonly string[];
  /** The client whose install guide is open. */
  readonly client: string;
  /** True when the panel does not follow the active editor. */
  readonly locked: boolean;
  /** True when the text of SKILL.md is drawn by the caller, part by part; see `textPartsOf`. */
  readonly textApart?: boolean;
}
