/** The clients and documents whose reading of a field is known (facts collected 2026-11). */
export type Client =
  | "specification"
  | "claude-code"
  | "claude-ai"
  | "vscode"
  | "codex"
  | "cursor"
  | "openclaw"
  | "opencode";

/** What a field's value may be. `tools` is a space-separated string of tool patterns (or a list, for Claude Code). */
export type FieldType = "string" | "boolean" | "map" | "stringOrList" | "tools" | "any";

/** A frontmatter field that some client acts on. */
export interface FieldSpec {
  readonly key: string;
  readonly type: FieldType;
  /** What it means, one or two sentences of Markdown. */
  readonly summary: string;
  /** The only values that are allowed, with what each means; absent when any value is. */
  readonly values?: readonly { readonly value: string; readonly summary: string }[];
  /** Most characters (Unicode code points). */
  readonly maxLength?: number;
  /** The section of the specification that defines it, or the client's documentation. */
  readonly source: string;
  /** The clients that act on it; `specification` when it is one of the six portable fields. */
  readonly clients: readonly Client[];
  /** The value that a client assumes when the field is absent. */
  readonly default?: string;
  /** A snippet (LSP syntax) for the value, offered behind `key: `. */
  readonly snippet: string;
}
