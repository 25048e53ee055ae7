import type { TextEdit } from "../text/edit.ts";
import type { Span } from "../text/span.ts";

/** What a completion item stands for: an editor picks its icon by it. */
export type CompletionKind = "field" | "value" | "tool" | "license" | "file" | "folder" | "heading" | "snippet";

/** One proposal at the cursor. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** A few words beside the label. */
  readonly detail?: string;
  /** What it means, in Markdown. */
  readonly documentation?: string;
  /** What takes the place of `replace`: plain text, or LSP snippet syntax when `isSnippet`. */
  readonly newText: string;
  readonly isSnippet: boolean;
  /** The text around the cursor that gives way; on one line, the cursor in it or at its edge. */
  readonly replace: Span;
  /** What the typed text (from the start of `replace`) is compared with; the label when absent. */
  readonly filterText?: string;
  readonly sortText?: string;
  /** True when there is more to choose at once after accepting it: the inside of a folder, the values of a field. */
  readonly retrigger?: boolean;
  /** True in the destination of a Markdown link, image or definition, where any editor of Markdown may offer the same. */
  readonly inLink?: boolean;
  /** Changes away from the cursor; they overlap neither `replace` nor each other. */
  readonly additionalEdits?: readonly TextEdit[];
}

/** The proposals at one place. */
export interface Completion {
  readonly items: readonly CompletionItem[];
  /** True when the list was cut short: the editor should ask again as more is typed. */
  readonly incomplete: boolean;
}

/** No proposals: the cursor stands where nothing is known to belong. */
export const NO_COMPLETION: Completion = { items: [], incomplete: false };
