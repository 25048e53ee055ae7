import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Location,
  type PublishDiagnosticsClientCapabilities,
} from "vscode-languageserver";
import type { Finding, Severity } from "../core/index.ts";
import type { Positions } from "./positions.ts";

/** The name that editors show beside each of our problems. */
export const SOURCE = "skillwright";

/** No list of problems is read behind this one; an editor only becomes slow by it. */
export const MOST_DIAGNOSTICS = 1000;

/** What {@link toDiagnostics} needs besides the findings. */
export interface DiagnosticContext {
  readonly positions: Positions;
  /** The address of the folder with the rules' pages. */
  readonly docsBase: string;
  /** What the client can show. */
  readonly client: PublishDiagnosticsClientCapabilities | undefined;
  /** Where a related place lies. */
  locate(place: Finding["related"][number]): Location;
}

/** Findings as a client shows them: at most {@link MOST_DIAGNOSTICS}, the gravest, and one that counts the others. */
export function toDiagnostics(findings: readonly Finding[], context: DiagnosticContext): Diagnostic[] {
  const shown = gravest(findings);
  const diagnostics = shown.map((finding) => toDiagnostic(finding, context));
  if (shown.length < findings.length) {
    const left = findings.length - shown.length;
    diagnostics.push({
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      severity: DiagnosticSeverity.Information,
      source: SOURCE,
      code: "too-many-problems",
      message: `${left.toLocaleString("en")} more problems of this skill are not shown; those shown are the gravest.`,
    });
  }
  return diagnostics;
}

/** One finding as a client shows it. */
export function toDiagnostic(finding: Finding, { positions, docsBase, client, locate }: DiagnosticContext): Diagnostic {
  const { rule, severity, message, messageId, span, related, tags } = finding;
  const diagnostic: Diagnostic = {
    range: positions.range(span),
    severity: SEVERITY[severity],
    source: SOURCE,
    code: rule,
    message,
    data: { messageId },
  };
  if (client?.codeDescriptionSupport === true) {
    diagnostic.codeDescription = { href: `${docsBase}/${rule}.md` };
  }
  if (related.length > 0 && client?.relatedInformation === true) {
    diagnostic.relatedInformation = related.map(
      (place): DiagnosticRelatedInformation => ({ location: locate(place), message: place.message }),
    );
  }
  const known = client?.tagSupport?.valueSet ?? [];
  const shownTags = tags.map((tag) => TAG[tag]).filter((tag) => known.includes(tag));
  if (shownTags.length > 0) {
    diagnostic.tags = shownTags;
  }
  return diagnostic;
}

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAG: Readonly<Record<Finding["tags"][number], DiagnosticTag>> = {
  unnecessary: DiagnosticTag.Unnecessary,
  deprecated: DiagnosticTag.Deprecated,
};

function gravest(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= MOST_DIAGNOSTICS) {
    return findings;
  }
  // Sorting is stable: within a severity, those nearest to the start of the file stay.
  return [...findings].sort((a, b) => SEVERITY[a.severity] - SEVERITY[b.severity]).slice(0, MOST_DIAGNOSTICS);
}
