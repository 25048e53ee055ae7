/**
 * A piece of markup that is safe to be put into a page as it is. A class, and not a shape, so that no text or data of
 * a skill can pass for one.
 */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }

  toString(): string {
    return this.markup;
  }
}

/** What may stand in an {@link html} template: texts are escaped; `null`, `undefined` and `false` leave nothing. */
export type HtmlPart = Html | string | number | null | undefined | false | readonly HtmlPart[];

/** Markup from a template whose values are escaped, for elements and double-quoted attributes alike. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  let markup = strings[0] ?? "";
  for (const [index, part] of parts.entries()) {
    markup += toMarkup(part) + (strings[index + 1] ?? "");
  }
  return new Html(markup);
}

/** Markup that the caller vouches for: made by {@link html}, by the sanitizer, or written in the source. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

/**
 * A text as HTML, for elements and quoted attributes. Control characters become their visible pictures (U+2400 and
 * on), since they would vanish or be refused; halves of surrogate pairs become U+FFFD.
 */
export function escapeText(text: string): string {
  return text
    .replace(LONE_SURROGATE, "\ufffd")
    .replace(SPECIAL, (character) => ENTITIES[character] ?? picture(character));
}

const LONE_SURROGATE = /\p{Surrogate}/gu;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about.
const SPECIAL = /[&<>"'`\u0000-\u0008\u000b-\u001f\u007f]/g;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
  "\r": "&#13;",
};

function picture(character: string): string {
  const code = character.charCodeAt(0);
  return String.fromCharCode(code === 0x7f ? 0x2421 : 0x2400 + code);
}

function toMarkup(part: HtmlPart): string {
  if (part instanceof Html) {
    return part.markup;
  }
  if (typeof part === "string") {
    return escapeText(part);
  }
  if (typeof part === "number") {
    return String(part);
  }
  return Array.isArray(part) ? part.map(toMarkup).join("") : "";
}
