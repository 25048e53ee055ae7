/** An element of a page. */
export interface PageElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its texts and those of what it holds, decoded. */
  text: string;
  /** The names of the elements around it, the outermost first. */
  readonly ancestors: readonly string[];
}

/**
 * Reads markup that is as plain as the page must be: lower-case elements, attributes in double quotes, all closed in
 * order, no other `<`. Throws where it is not, with what stands there; so what it reads, every browser reads the same.
 */
export function parsePage(markup: string): PageElement[] {
  const elements: PageElement[] = [];
  const open: PageElement[] = [];
  let at = 0;
  while (at < markup.length) {
    const next = markup.indexOf("<", at);
    const text = markup.slice(at, next < 0 ? markup.length : next);
    for (const element of open) {
      element.text += decode(text);
    }
    if (next < 0) {
      break;
    }
    TAG.lastIndex = next;
    const [tag, close, name = "", attributes = "", isEmpty] = TAG.exec(markup) ?? fail("no tag", markup, next);
    if (close === "/") {
      const last = open.pop();
      if (last?.name !== name) {
        fail(`</${name}> closes <${last?.name}>`, markup, next);
      }
    } else {
      const element = {
        name,
        attributes: readAttributes(attributes),
        text: "",
        ancestors: open.map((each) => each.name),
      };
      elements.push(element);
      if (!isEmpty && !VOID.has(name)) {
        open.push(element);
      }
    }
    at = next + tag.length;
  }
  if (open.length > 0) {
    fail(`<${open.at(-1)?.name}> is not closed`, markup, markup.length);
  }
  return elements;
}

const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z][a-zA-Z-]*(?:="[^"]*")?)*)\s*(\/?)>/y;
const ATTRIBUTE = /([a-zA-Z-]+)(?:="([^"]*)")?/g;
const VOID: ReadonlySet<string> = new Set(["br", "hr", "img", "input", "meta"]);

function readAttributes(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from(text.matchAll(ATTRIBUTE), ([, name = "", value = ""]) => [name, decode(value)]));
}

function decode(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

function fail(what: string, markup: string, at: number): never {
  throw new Error(`${what}: …${markup.slice(Math.max(0, at - 80), at + 120)}…`);
}
