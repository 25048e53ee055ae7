import type { Frontmatter } from "../document/frontmatter.ts";
import type { ParsedSkill } from "../document/parseSkill.ts";
import { stringOf, type YamlEntry, type YamlNode } from "../document/yamlNode.ts";
import { CLIENT_NAMES, type Client, type FieldSpec, type FieldType, findField } from "../spec/fields.ts";
import { isLicenseExpression, LICENSE_NAMES, licenseMeant } from "../spec/licenses.ts";
import { LISTING_MAX } from "../spec/limits.ts";
import { listingText } from "../spec/listing.ts";
import { codePointLength } from "../text/codePoints.ts";
import { type Span, touches } from "../text/span.ts";
import type { HoverContent } from "./hoverContent.ts";
import { hoverTool } from "./hoverTool.ts";
import { formatNumber, inlineCode } from "./markdownText.ts";

/** Explains the frontmatter field whose key or value is at `offset`: meaning, limits and how much is used, readers. */
export function hoverField({ frontmatter }: ParsedSkill, offset: number): HoverContent | undefined {
  const entry = frontmatter.fields.find(({ span }) => touches(span, offset));
  if (entry === undefined) {
    return undefined;
  }
  const { key, keySpan, value } = entry;
  const field = findField(key);
  const span = touches(keySpan, offset) ? keySpan : value.span;
  if (field === undefined) {
    return span === keySpan ? { span, markdown: unknownField(key) } : undefined;
  }
  const tool =
    field.type === "tools" && span !== keySpan ? hoverTool(field.key, value, frontmatter, offset) : undefined;
  if (tool !== undefined) {
    return tool;
  }
  const parts = [
    headline(field, entry),
    ...valueParts(field, value, frontmatter),
    field.summary,
    readers(field.clients),
  ];
  const markdown = [...parts, ...defaultOf(field), source(field.source)].join("\n\n");
  return { span: touches(span, offset) ? span : spanOfBoth(keySpan, span), markdown };
}

function unknownField(key: string): string {
  return `${inlineCode(key)}\n\nNo client that Skillwright knows reads this field. claude.ai and the reference validator refuse a skill that has it; data of your own belongs below \`metadata\`.`;
}

/** The cursor stands between key and value. */
function spanOfBoth(key: Span, value: Span): Span {
  return { start: key.start, end: Math.max(key.end, value.end) };
}

const TYPE_WORDS: Readonly<Record<FieldType, string>> = {
  string: "text",
  boolean: "`true` or `false`",
  map: "map",
  stringOrList: "text or list",
  tools: "tools, separated by spaces",
  any: "any value",
};

function headline(field: FieldSpec, { value }: YamlEntry): string {
  const type =
    field.values === undefined ? TYPE_WORDS[field.type] : field.values.map((v) => `\`${v.value}\``).join(", ");
  return [`**${inlineCode(field.key)}**`, type, ...usage(field, value)].join(" · ");
}

function usage({ maxLength }: FieldSpec, value: YamlNode): string[] {
  const text = stringOf(value);
  if (maxLength === undefined) {
    return [];
  }
  return text === undefined
    ? [`at most ${formatNumber(maxLength)} characters`]
    : [`${formatNumber(codePointLength(text))} of ${formatNumber(maxLength)} characters`];
}

function valueParts(field: FieldSpec, value: YamlNode, frontmatter: Frontmatter): string[] {
  if (field.key === "description" || field.key === "when_to_use") {
    return listingPart(frontmatter);
  }
  const text = stringOf(value)?.trim();
  if (text === undefined || text === "") {
    return [];
  }
  if (field.key === "license") {
    return [licensePart(text)];
  }
  const meaning = field.values?.find((known) => known.value === text)?.summary;
  return meaning === undefined ? [] : [`${inlineCode(text)}: ${meaning}`];
}

function listingPart(frontmatter: Frontmatter): string[] {
  const description = stringOf(frontmatter.get("description"));
  if (description === undefined) {
    return [];
  }
  const whenToUse = stringOf(frontmatter.get("when_to_use"));
  const length = codePointLength(listingText(frontmatter));
  const what =
    whenToUse === undefined ? "It takes" : "With `when_to_use` it takes".replace("it takes", "`description` takes");
  const cut = length > LISTING_MAX ? " The rest is cut." : "";
  return [
    `${what} ${formatNumber(length)} of the ${formatNumber(LISTING_MAX)} characters that Claude Code's listing of skills has room for.${cut}`,
  ];
}

function licensePart(text: string): string {
  if (isLicenseExpression(text)) {
    const ids = [...new Set(text.match(/[A-Za-z0-9.-]+\+?/g) ?? [])].filter((id) => LICENSE_NAMES[id] !== undefined);
    const names = ids.map((id) => (ids.length === 1 ? (LICENSE_NAMES[id] ?? id) : `${id}: ${LICENSE_NAMES[id] ?? ""}`));
    const kind = /\s/.test(text) ? "expression" : "identifier";
    return [`${inlineCode(text)} is a valid SPDX ${kind}.`, ...names].join("  \n");
  }
  const meant = licenseMeant(text);
  const advice =
    meant === undefined
      ? "It is taken as free text; marketplaces that want an SPDX identifier cannot read it."
      : `Its SPDX identifier is ${inlineCode(meant)}.`;
  return `${inlineCode(text.slice(0, 80))} is no SPDX identifier. ${advice}`;
}

function readers(clients: readonly Client[]): string {
  const names = clients.filter((client) => client !== "specification").map((client) => CLIENT_NAMES[client]);
  const read = names.length === 0 ? "" : `Read by ${listOf(names)}.`;
  if (clients.includes("specification")) {
    return `A field of the Agent Skills specification: every client accepts it. ${read}`.trim();
  }
  if (clients.length === 0) {
    return "No client reads it; claude.ai and the reference validator refuse a skill that has it.";
  }
  return `${read} Other clients ignore it; claude.ai and the reference validator refuse a skill that has it.`;
}

function listOf(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}

function defaultOf(field: FieldSpec): string[] {
  if (field.default === undefined) {
    return [];
  }
  const isLiteral = field.values?.some(({ value }) => value === field.default) === true;
  return [`Without it: ${isLiteral ? inlineCode(field.default) : field.default}.`];
}

const SPECIFICATION = "https://agentskills.io/specification";

/** The source's name; the specification's sections as links. */
function source(text: string): string {
  const section = /^Agent Skills specification, "(.+)"$/.exec(text)?.[1];
  return section === undefined
    ? `Source: ${text}`
    : `Source: [Agent Skills specification, ${section}](${SPECIFICATION}#${section.replace(/ /g, "-")})`;
}
