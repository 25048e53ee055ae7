/** The clients and documents whose reading of a field is known (facts collected 2026-11). */
export type Client =
  | "specification"
  | "claude-code"
  | "claude-ai"
  | "vscode"
  | "codex"
  | "cursor"
  | "openclaw"
  | "clawhub"
  | "opencode"
  | "hermes";

/** What a field's value may be. `tools` is a space-separated string of tool patterns (or a list, for Claude Code). */
export type FieldType = "string" | "boolean" | "map" | "stringOrList" | "tools" | "any";

/** A frontmatter field that some client acts on, or that Skillwright itself follows. */
export interface FieldSpec {
  readonly key: string;
  readonly type: FieldType;
  /** What it means, one or two sentences of Markdown. */
  readonly summary: string;
  /** The only values that are allowed, with what each means; absent when any value is. */
  readonly values?: readonly FieldValue[];
  /** Most characters (Unicode code points). */
  readonly maxLength?: number;
  /** The section of the specification that defines it, or the client's documentation. */
  readonly source: string;
  /** The clients that act on it, `specification` first when it is one of the six portable fields; empty when none does. */
  readonly clients: readonly Client[];
  /** The value that a client assumes when the field is absent. */
  readonly default?: string;
  /** A snippet (LSP syntax) for the value, offered behind `key: ` (or behind `key:` when it begins with a line break). */
  readonly snippet: string;
}

/** One of the values that a field allows. */
export interface FieldValue {
  readonly value: string;
  readonly summary: string;
}
