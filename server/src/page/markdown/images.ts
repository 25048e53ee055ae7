import type { Element, ElementContent, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";
import { readAddress } from "./address.ts";
import type { MarkdownOptions } from "./markdownOptions.ts";

/**
 * Shows the images of the skill, and of the hosts that the author allowed. Of any other host nothing is loaded: a
 * button in the image's place names the host, since loading tells it who reads the skill, and when.
 */
export function adaptImages(options: MarkdownOptions): (tree: Root) => void {
  return (tree) => {
    visit(tree, "element", (node, index, parent) => {
      if (parent === undefined || index === undefined) {
        return undefined;
      }
      if (node.tagName === "a") {
        const buttons = withoutButtons(node, options);
        parent.children.splice(index + 1, 0, ...buttons);
        return [SKIP, index + 1 + buttons.length];
      }
      if (node.tagName === "img") {
        parent.children[index] = shown(node, options);
        return SKIP;
      }
      return undefined;
    });
  };
}

/** Adapts the images in a link; buttons cannot stand in one, so they are returned, to stand behind it. */
function withoutButtons(link: Element, options: MarkdownOptions): Element[] {
  const buttons: Element[] = [];
  visit(link, "element", (node, index, parent) => {
    if (node.tagName !== "img" || parent === undefined || index === undefined) {
      return undefined;
    }
    const image = shown(node, options);
    if (image.tagName === "button") {
      buttons.push(image);
      parent.children[index] = text(altOf(node) || "image");
    } else {
      parent.children[index] = image;
    }
    return SKIP;
  });
  return buttons;
}

function shown(image: Element, options: MarkdownOptions): Element {
  const source = readAddress(String(image.properties["src"] ?? ""));
  const alt = altOf(image);
  if (source.type === "file") {
    const isMissing = options.missing.has(source.path);
    const src = isMissing ? null : options.image(source.path);
    return src !== null && isImageSource(src)
      ? picture(image, src)
      : replaced(`${source.path} (${isMissing ? "not in the skill's folder" : "not shown"})`, alt);
  }
  if (source.type !== "web") {
    return replaced(source.type === "refused" ? source.reason : "This is not the address of an image.", alt);
  }
  if (!source.secure || source.host === null) {
    return replaced(`An image from ${source.host ?? "the web"} is not shown: only https addresses are.`, alt);
  }
  if (options.mode === "preview" && options.allowedHosts.includes(source.host)) {
    return picture(image, source.url);
  }
  return options.mode === "preview" ? placeholder(source.host, alt) : replaced(`An image from ${source.host}`, alt);
}

/** The host of the page is trusted to name a source, but not to be free of mistakes. */
function isImageSource(src: string): boolean {
  return src.startsWith("https://") || src.startsWith("data:image/");
}

function picture(image: Element, src: string): Element {
  const { title, dataLine } = image.properties;
  return element("img", { src, alt: altOf(image), title, dataLine }, []);
}

function placeholder(host: string, alt: string): Element {
  const properties = {
    type: "button",
    className: ["image-off"],
    dataAction: "allow-host",
    dataHost: host,
    title: `Loading an image tells ${host} that you are reading this.`,
  };
  return element("button", properties, [text(`Show images from ${host}${alt === "" ? "" : ` (${alt})`}`)]);
}

function replaced(reason: string, alt: string): Element {
  return element("span", { className: ["image-off"] }, [text(alt === "" ? reason : `${alt}: ${reason}`)]);
}

function altOf(image: Element): string {
  return String(image.properties["alt"] ?? "");
}

function text(value: string): ElementContent {
  return { type: "text", value };
}

function element(tagName: string, properties: Record<string, unknown>, children: ElementContent[]): Element {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  return { type: "element", tagName, properties: Object.fromEntries(given) as Element["properties"], children };
}
