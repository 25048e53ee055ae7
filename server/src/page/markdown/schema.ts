import type { Options } from "rehype-sanitize";

const HEADINGS = ["h3", "h4", "h5", "h6"] as const;
const HEADING = ["id", ["className", /^level-[1-6]$/]] satisfies Attributes;

type Attributes = NonNullable<NonNullable<Options["attributes"]>[string]>;

/** What begins every id that comes from the text of a skill, so that it is never one of the page's own. */
export const ID_PREFIX = "user-content-";

/**
 * What may come out of the Markdown of a skill: the elements that Markdown makes and the attributes that the page's own
 * plugins set. The sanitizer runs last, so whatever a plugin lets slip is stopped here.
 */
export const SCHEMA: Options = {
  allowComments: false,
  allowDoctypes: false,
  tagNames: [
    ...["a", "blockquote", "br", "button", "code", "del", "div", "em", ...HEADINGS, "hr", "img", "input", "li", "ol"],
    ...["p", "pre", "section", "span", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"],
  ],
  attributes: {
    "*": ["dataLine"],
    a: [
      ...["href", "id", "title", "dataPath", "dataFootnoteRef", "dataFootnoteBackref", "ariaDescribedBy", "ariaLabel"],
      ["dataAction", "open-link", "open-file"],
      ["rel", "noopener", "noreferrer"],
      ["className", "missing", "data-footnote-backref"],
    ],
    button: ["title", "dataHost", ["type", "button"], ["dataAction", "allow-host"], ["className", "image-off"]],
    code: [["className", /^language-[\w.+#-]{1,40}$/, "hljs"]],
    div: ["tabIndex", "ariaLabel", ["role", "region"], ["className", "table"]],
    h3: HEADING,
    h4: HEADING,
    h5: HEADING,
    h6: HEADING,
    img: ["src", "alt", "title"],
    input: ["checked", "ariaLabel", ["disabled", true], ["type", "checkbox"]],
    li: ["id", ["className", "task-list-item"]],
    ol: ["start", ["className", "contains-task-list"]],
    pre: ["title", ["className", "raw"]],
    section: ["dataFootnotes", ["className", "footnotes"]],
    span: [
      "title",
      ["className", /^hljs-[\w-]{1,40}$/, /^\w{1,20}_$/, "refused", "file", "missing", "image-off", "raw"],
    ],
    td: [["align", "left", "right", "center"]],
    th: [["align", "left", "right", "center"]],
    ul: [["className", "contains-task-list"]],
  },
  required: { button: { type: "button" }, input: { disabled: true, type: "checkbox" } },
  ancestors: {
    tbody: ["table"],
    td: ["table"],
    th: ["table"],
    thead: ["table"],
    tr: ["table"],
  },
  protocols: { href: ["http", "https", "mailto"], src: ["https", "data"] },
  clobber: ["id", "ariaDescribedBy"],
  clobberPrefix: ID_PREFIX,
  strip: ["script", "style"],
};
