import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
} from "vscode-languageserver";
import { complete, type CompletionItem as Proposal } from "../../core/index.ts";
import { type CompletionItemData, SUGGEST_COMMAND } from "../../protocol/index.ts";
import { answer } from "../answer.ts";
import type { Positions } from "../positions.ts";
import type { Feature } from "../session.ts";

/** Keys and values of the frontmatter, the skill's own files, headings. */
export const completion: Feature = (session) => {
  const canRetrigger = session.options.clientCommands.has(SUGGEST_COMMAND);
  const client = session.client.textDocument?.completion?.completionItem;
  session.connection.onCompletion(
    answer(session, "textDocument/completion", async ({ view, positions }, { position, context }) => {
      const offset = positions.offset(position);
      // A space asks for the next tool or value of the frontmatter; in the body it only ends a word.
      if (context?.triggerCharacter === " " && offset >= view.skill.body.span.start) {
        return { isIncomplete: false, items: [] };
      }
      const { items, incomplete } = await complete(view, offset);
      return {
        isIncomplete: incomplete,
        items: items.map((item) => toItem(item, positions, client, canRetrigger)),
      };
    }),
  );
  return { completionProvider: { triggerCharacters: TRIGGERS, resolveProvider: false } };
};

/** What opens a path, an anchor, a code span, a value or a list entry. A space goes on in a list of tools. */
const TRIGGERS = ["/", ".", "#", "(", "`", ":", " "];

const KIND: Readonly<Record<Proposal["kind"], CompletionItemKind>> = {
  field: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  tool: CompletionItemKind.Function,
  license: CompletionItemKind.Value,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  heading: CompletionItemKind.Reference,
  snippet: CompletionItemKind.Snippet,
};

type ItemCapabilities = NonNullable<NonNullable<ClientCapabilities["textDocument"]>["completion"]>["completionItem"];

function toItem(
  proposal: Proposal,
  positions: Positions,
  client: ItemCapabilities,
  canRetrigger: boolean,
): CompletionItem {
  const { label, kind, detail, documentation, newText, isSnippet, replace, filterText, sortText } = proposal;
  const asSnippet = isSnippet && client?.snippetSupport === true;
  const item: CompletionItem = {
    label,
    kind: KIND[kind],
    textEdit: { range: positions.range(replace), newText: isSnippet && !asSnippet ? plainText(newText) : newText },
    insertTextFormat: asSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
  };
  if (detail !== undefined) {
    item.detail = detail;
  }
  if (documentation !== undefined) {
    const isMarkdown = client?.documentationFormat?.includes(MarkupKind.Markdown) === true;
    item.documentation = isMarkdown ? { kind: MarkupKind.Markdown, value: documentation } : documentation;
  }
  if (filterText !== undefined) {
    item.filterText = filterText;
  }
  if (sortText !== undefined) {
    item.sortText = sortText;
  }
  if (proposal.inLink === true) {
    item.data = { inLink: true } satisfies CompletionItemData;
  }
  if (proposal.retrigger === true && canRetrigger) {
    item.command = { title: "Suggest", command: SUGGEST_COMMAND };
  }
  if (proposal.additionalEdits !== undefined) {
    item.additionalTextEdits = proposal.additionalEdits.map((edit) => ({
      range: positions.range(edit.span),
      newText: edit.newText,
    }));
  }
  return item;
}

/** A snippet for a client that knows none: its placeholders' own texts, and the first of a choice. */
function plainText(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:[^,|\\]|\\.)*)[^}]*\|\}/g, "$1")
    .replace(/\$\{\d+:((?:[^}\\]|\\.)*)\}/g, "$1")
    .replace(/\$(?:\d+|\{\d+\})/g, "")
    .replace(/\\([$}\\,|])/g, "$1");
}
