import type { Body } from "../document/body.ts";
import type { Encoding } from "../document/decode.ts";
import type { Frontmatter } from "../document/frontmatter.ts";
import type { FileOperation, FindingTag, Fix, FixKind, RelatedPlace, RuleLevel, Severity } from "../finding.ts";
import type { TextEdit } from "../text/edit.ts";
import type { LineIndex } from "../text/lineIndex.ts";
import type { Span } from "../text/span.ts";
import type { SkillFolder } from "../workspace/skillFolder.ts";

/** The parts of a skill that a rule can read. It runs again only when one of those that it declares has changed. */
export interface RuleParts {
  /** The whole file: every edit changes it, so only rules about the file as such read it. */
  readonly file: { readonly text: string; readonly lines: LineIndex; readonly encoding: Encoding };
  readonly frontmatter: Frontmatter;
  readonly body: Body;
  /** `undefined` when the file is not on a disk that can be listed. */
  readonly folder: SkillFolder | undefined;
}

/** The name of one of {@link RuleParts}. */
export type RulePart = keyof RuleParts;

/** The messages of a rule by id: each is a function of the data that its reports carry. */
export type RuleMessages = Readonly<Record<string, (data: never) => string>>;

/** One defect, as a rule reports it. */
export type Report<M extends RuleMessages> = {
  [Id in keyof M & string]: {
    readonly message: Id;
    /** Where it is: what is underlined. Offsets into the file. */
    readonly span: Span;
    /** Replaces the rule's default severity for this report. */
    readonly severity?: Severity;
    readonly related?: readonly RelatedPlace[];
    readonly tags?: readonly FindingTag[];
    /** The best first; a function when working them out costs something. */
    readonly fixes?: readonly Fix[] | (() => readonly Fix[]);
  } & DataOf<M[Id]>;
}[keyof M & string];

type DataOf<F> = F extends () => string
  ? { readonly data?: never }
  : F extends (data: infer D) => string
    ? { readonly data: D }
    : never;

/** A check of one kind of defect, as {@link defineRule} takes it. */
export interface RuleDefinition<M extends RuleMessages, P extends RulePart> {
  /** Kebab-case; also the name of its file, page, fixture folder and setting, and the diagnostic's code. */
  readonly id: string;
  /** The level it has unless the author sets another one. */
  readonly severity: RuleLevel;
  readonly reads: readonly P[];
  /** The safest kind of fix that it offers for some of its findings. */
  readonly fix: FixKind | "none";
  readonly messages: M;
  check(parts: Pick<RuleParts, P>): Iterable<Report<M>>;
}

/** A rule of any shape, as the list of rules and {@link runRules} hold it. */
export interface Rule {
  readonly id: string;
  readonly severity: RuleLevel;
  readonly reads: readonly RulePart[];
  readonly fix: FixKind | "none";
  /** The ids of its messages. */
  readonly messageIds: readonly string[];
  /** Runs it; reports come with their text. */
  run(parts: RuleParts): Iterable<RenderedReport>;
}

/** A report whose message has been put into words. */
export interface RenderedReport {
  readonly messageId: string;
  readonly message: string;
  readonly span: Span;
  readonly severity: Severity | undefined;
  readonly related: readonly RelatedPlace[] | undefined;
  readonly tags: readonly FindingTag[] | undefined;
  readonly fixes: readonly Fix[] | (() => readonly Fix[]) | undefined;
}

type AnyReport = Omit<RenderedReport, "messageId"> & { readonly data?: unknown };

/** Makes a rule of its definition; the types tie each report's data to its message and each read to `reads`. */
export function defineRule<const M extends RuleMessages, const P extends RulePart>(
  definition: RuleDefinition<M, P>,
): Rule {
  const { id, severity, reads, fix, messages } = definition;
  return {
    id,
    severity,
    reads,
    fix,
    messageIds: Object.keys(messages),
    *run(parts) {
      for (const report of definition.check(parts)) {
        const { message, data, span, severity, related, tags, fixes } = report as AnyReport;
        const render = messages[message] as ((data: unknown) => string) | undefined;
        // Named one by one: a file may have 80,000 findings, and copying what is left over takes ten times as long.
        yield { messageId: message, message: render?.(data) ?? message, span, severity, related, tags, fixes };
      }
    },
  };
}

/** A fix that keeps the meaning and may be applied without looking. */
export function safeFix(title: string, ...edits: readonly TextEdit[]): Fix {
  return { title, kind: "safe", edits, files: [] };
}

/** A fix that a person should look at. */
export function unsafeFix(title: string, ...edits: readonly TextEdit[]): Fix {
  return { title, kind: "unsafe", edits, files: [] };
}

/** A fix that changes files, and the text along with them where `edits` are given. */
export function fileFix(
  title: string,
  kind: FixKind,
  files: readonly FileOperation[],
  ...edits: readonly TextEdit[]
): Fix {
  return { title, kind, edits, files };
}
