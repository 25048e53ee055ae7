import { type DocumentSymbol, type SymbolInformation, SymbolKind } from "vscode-languageserver";
import { documentSymbols, type DocumentSymbol as SkillSymbol } from "../../core/index.ts";
import { answer } from "../answer.ts";
import type { Positions } from "../positions.ts";
import type { Feature } from "../session.ts";

/** The outline: the frontmatter's fields, then the headings. */
export const documentSymbol: Feature = (session) => {
  const isTree = session.client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
  session.connection.onDocumentSymbol(
    answer(session, "textDocument/documentSymbol", ({ view, document, positions }) => {
      const symbols = documentSymbols(view);
      return isTree
        ? symbols.map((symbol) => toTree(symbol, positions))
        : symbols.flatMap((symbol) => toList(symbol, positions, document.uri));
    }),
  );
  // Editors name a tree by it where several extensions outline the same file: VS Code sees Markdown in a skill too.
  return { documentSymbolProvider: { label: "Skill" } };
};

const KIND: Readonly<Record<SkillSymbol["kind"], SymbolKind>> = {
  frontmatter: SymbolKind.Namespace,
  field: SymbolKind.Property,
  heading: SymbolKind.String,
};

function toTree(
  { name, detail, kind, span, selectionSpan, children }: SkillSymbol,
  positions: Positions,
): DocumentSymbol {
  return {
    name,
    ...(detail === undefined ? {} : { detail }),
    kind: KIND[kind],
    range: positions.range(span),
    selectionRange: positions.range(selectionSpan),
    children: children.map((child) => toTree(child, positions)),
  };
}

function toList({ name, kind, span, children }: SkillSymbol, positions: Positions, uri: string): SymbolInformation[] {
  const own = { name, kind: KIND[kind], location: { uri, range: positions.range(span) } };
  return [own, ...children.flatMap((child) => toList(child, positions, uri))];
}
