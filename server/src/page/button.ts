import { type Html, html, trusted } from "./html.ts";
import { type IconName, icon } from "./icon.ts";

/** What a button tells the preview: the types of `FromFrame` in client/webview/messages.ts, with dashes. */
export type Action =
  | "allow-host"
  | "choose-client"
  | "copy"
  | "fix"
  | "open-file"
  | "open-link"
  | "read-on"
  | "reveal"
  | "reveal-line"
  | "run"
  | "stop-reading";

/** A button of the preview; an exported page, where nothing could answer, has none. */
export interface ButtonOptions {
  readonly action: Action;
  readonly label: string;
  readonly icon?: IconName;
  /** `primary` for the one that most come for, `quiet` for one in a row of text. */
  readonly look?: "primary" | "plain" | "quiet";
  /** Keeps the focus when the page is drawn anew. */
  readonly id?: string;
  /** What the button does, where the label alone does not say it. */
  readonly title?: string;
  /** The values of the message, as `data-…` attributes; names are lower case. */
  readonly data?: Readonly<Record<string, string | number>>;
}

/** The markup of a button that sends a message to the extension. */
export function button({ action, label, icon: name, look = "plain", id, title, data = {} }: ButtonOptions): Html {
  const attributes = Object.entries(data).map(([key, value]) => html` data-${trusted(key)}="${value}"`);
  return html`<button type="button" class="${look}" data-action="${action}"${attributes}${
    id === undefined ? null : html` id="${id}"`
  }${title === undefined ? null : html` title="${title}"`}>${name === undefined ? null : icon(name)}<span>${label}</span></button>`;
}
