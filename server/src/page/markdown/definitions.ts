import { visit } from "unist-util-visit";
import { parseMarkdown } from "./parseMarkdown.ts";

/** The link definitions of one piece, each on one line, by identifier; `null`: they cannot be taken out of it. */
type Definitions = ReadonlyMap<string, string> | null;

/** What was found in the pieces of the newest text. */
let found: ReadonlyMap<string, Definitions> = new Map();

/**
 * The link definitions of all pieces of a text by identifier, each on one line, of several of a name the first, as they
 * count wherever they stand. `null` when the pieces cannot be read apart: with footnotes, or a definition over several
 * lines.
 */
export function definitionsOf(pieces: readonly string[]): Definitions {
  const kept = new Map<string, Definitions>();
  const all = new Map<string, string>();
  for (const piece of pieces) {
    if (MAY_DEFINE.test(piece) && piece.includes("]:")) {
      const known = found.get(piece);
      const definitions = known === undefined ? read(piece) : known;
      kept.set(piece, definitions);
      if (definitions === null) {
        found = kept;
        return null;
      }
      for (const [identifier, definition] of definitions) {
        if (!all.has(identifier)) {
          all.set(identifier, definition);
        }
      }
    }
  }
  found = kept;
  return all;
}

/** Those of the definitions that a piece may refer to, one a line: each is read again with every piece that gets it. */
export function definitionsFor(piece: string, definitions: ReadonlyMap<string, string>): string {
  const named = new Set<string>();
  for (const [, label = ""] of definitions.size === 0 ? [] : piece.matchAll(LABEL)) {
    const definition = definitions.get(identifierOf(label));
    if (definition !== undefined) {
      named.add(definition);
    }
  }
  return [...named].join("\n");
}

/** What stands in brackets that hold no others; a definition's name may have 999 characters. */
const LABEL = /\[((?:[^[\]\\]|\\.){1,999})\]/gs;

/** As the parser reads names; those that go on behind the mark of a quote, too. */
function identifierOf(label: string): string {
  const line = label.replace(/[\r\n][ \t>]*/g, " ");
  return line
    .replace(/[\t ]+/g, " ")
    .trim()
    .toLowerCase()
    .toUpperCase()
    .toLowerCase();
}

/** A line that begins with a bracket, behind the marks of lists and quotes. */
const MAY_DEFINE = /^(?:[ \t>*+-]|\d+[.)])*\[/m;

function read(piece: string): Definitions {
  const definitions = new Map<string, string>();
  let isApart = true;
  const tree = parseMarkdown(piece);
  if (tree !== null) {
    visit(tree, (node) => {
      if (node.type === "footnoteDefinition") {
        isApart = false;
      } else if (node.type === "definition" && !definitions.has(node.identifier)) {
        const source = piece.slice(node.position?.start.offset, node.position?.end.offset);
        isApart &&= !/[\r\n]/.test(source);
        definitions.set(node.identifier, source);
      }
    });
  }
  return isApart ? definitions : null;
}
