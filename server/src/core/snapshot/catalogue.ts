/** A skill in the catalogue that an agent is given. */
export interface CatalogueEntry {
  readonly name: string;
  readonly description: string;
  /** The absolute path of SKILL.md; it is not escaped. */
  readonly location: string;
}

/**
 * The catalogue of skills byte for byte as the reference library's `to-prompt` makes it (skills-ref, 2026-08), without
 * the line break that its command puts at the end.
 */
export function catalogueXml(entries: readonly CatalogueEntry[]): string {
  return ["<available_skills>", ...entries.map(catalogueEntry), "</available_skills>"].join("\n");
}

/** One skill of {@link catalogueXml}. */
export function catalogueEntry({ name, description, location }: CatalogueEntry): string {
  return [
    "<skill>",
    ...["<name>", escapeHtml(strip(name)), "</name>"],
    ...["<description>", escapeHtml(strip(description)), "</description>"],
    ...["<location>", location, "</location>"],
    "</skill>",
  ].join("\n");
}

/** What Python's `html.escape` does. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};

/** What Python's `str.strip` does: its white space holds four control characters more than ours, and no U+FEFF. */
function strip(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isPythonSpace(text.charCodeAt(start))) {
    start++;
  }
  while (end > start && isPythonSpace(text.charCodeAt(end - 1))) {
    end--;
  }
  return text.slice(start, end);
}

function isPythonSpace(code: number): boolean {
  return (
    (code >= 0x09 && code <= 0x0d) ||
    (code >= 0x1c && code <= 0x20) ||
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}
