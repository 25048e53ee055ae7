import {
  type CompletionContext,
  type CompletionItem,
  CompletionTriggerKind,
  extensions,
  SymbolKind,
  type TextDocument,
  workspace,
} from "vscode";
import type { Middleware } from "vscode-languageclient";
import type { CompletionItemData } from "../../server/src/protocol/index.ts";

/**
 * Leaves out what VS Code's own Markdown support says about a skill at the same time, or it would stand there twice: the
 * paths and headings offered in a link, and the headings in the outline.
 */
export const besideMarkdown: Pick<Middleware, "provideCompletionItem" | "provideDocumentSymbols"> = {
  async provideCompletionItem(document, position, context, token, next) {
    const found = await next(document, position, context, token);
    if (!found || !completesLinks(document, context)) {
      return found;
    }
    const isOnlyOurs = (item: CompletionItem & { data?: Partial<CompletionItemData> }): boolean =>
      item.data?.inLink !== true;
    if (Array.isArray(found)) {
      return found.filter(isOnlyOurs);
    }
    found.items = found.items.filter(isOnlyOurs);
    return found;
  },

  async provideDocumentSymbols(document, token, next) {
    const found = await next(document, token);
    // Headings are what the server says with this kind; the frontmatter is unknown to Markdown.
    return found && knowsMarkdown(document) ? withoutHeadings(found) : found;
  },
};

const MARKDOWN = "vscode.markdown-language-features";

/** Whether VS Code's Markdown support is there and looks at the language of this file: which ones, differs by version. */
function knowsMarkdown({ languageId }: TextDocument): boolean {
  const manifest = extensions.getExtension(MARKDOWN)?.packageJSON as { activationEvents?: unknown } | undefined;
  const events = manifest?.activationEvents;
  return Array.isArray(events) && events.includes(`onLanguage:${languageId}`);
}

/** Whether VS Code offers a link's paths and headings itself now. Only we are asked behind an opening parenthesis. */
function completesLinks(document: TextDocument, { triggerKind, triggerCharacter }: CompletionContext): boolean {
  const isAsked = triggerKind !== CompletionTriggerKind.TriggerCharacter || /^[./#]$/.test(triggerCharacter ?? "");
  return (
    isAsked &&
    knowsMarkdown(document) &&
    workspace.getConfiguration("markdown", document).get("suggest.paths.enabled", true)
  );
}

function withoutHeadings<Found extends readonly { readonly kind: SymbolKind }[]>(found: Found): Found {
  return found.filter(({ kind }) => kind !== SymbolKind.String) as unknown as Found;
}
