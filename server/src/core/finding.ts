import type { TextEdit } from "./text/edit.ts";
import type { Span } from "./text/span.ts";

/** How much a finding matters; the names and their order are LSP's. */
export type Severity = "error" | "warning" | "info" | "hint";

/** All severities, the gravest first. */
export const SEVERITIES: readonly Severity[] = ["error", "warning", "info", "hint"];

/** What a rule is set to: a severity, or not run at all. */
export type RuleLevel = Severity | "off";

/**
 * Whether a fix may be applied without a person looking at it: `safe` keeps the meaning, may be applied twice without
 * harm and leaves a skill that checks clean of the finding; anything else is `unsafe`.
 */
export type FixKind = "safe" | "unsafe";

/** A change outside the text of SKILL.md. Paths are relative to the skill's folder, with `/`. */
export type FileOperation =
  | { readonly type: "create"; readonly path: string; readonly contents: string }
  /** Renames the skill's own folder to `to` (one path segment). */
  | { readonly type: "renameFolder"; readonly to: string }
  /** Writes SKILL.md anew as UTF-8 without a byte order mark. */
  | { readonly type: "reencode" };

/** A change that repairs a finding: edits of SKILL.md, changes to files, or both, applied together. */
export interface Fix {
  /** The imperative sentence of the menu entry, without a full stop: `Quote the value`. */
  readonly title: string;
  readonly kind: FixKind;
  readonly edits: readonly TextEdit[];
  readonly files: readonly FileOperation[];
}

/** Another place that explains a finding: in SKILL.md (`path` absent) or in a file of the skill's folder. */
export interface RelatedPlace {
  readonly message: string;
  readonly span: Span;
  readonly path?: string;
}

/** How an editor may draw the text of a finding, besides underlining it. */
export type FindingTag = "unnecessary" | "deprecated";

/** Something wrong at a place of SKILL.md, in plain data. All spans are UTF-16 offsets into the file. */
export interface Finding {
  /** The id of the rule that made it, for example `name-folder-mismatch`. */
  readonly rule: string;
  readonly severity: Severity;
  /** Which of the rule's messages it is: stable, for tests and for comparing with other checkers. */
  readonly messageId: string;
  /** What is wrong, what it does in which client, what to do: whole sentences. */
  readonly message: string;
  readonly span: Span;
  readonly related: readonly RelatedPlace[];
  readonly tags: readonly FindingTag[];
  /** The fixes on offer, the best first. Worked out when first read, since most findings are only shown. */
  readonly fixes: readonly Fix[];
}
