import { type Diagnostic, DiagnosticSeverity, type Disposable, env, languages, type Uri } from "vscode";
import { hidesBuiltInDuplicates } from "./settings.ts";

/** Passes the server's problems on, without those that VS Code's own checks of skills say too. */
export interface BuiltInMarkers extends Disposable {
  /** The middleware of the client: `show` puts the problems of a file on the screen. */
  handleDiagnostics(uri: Uri, diagnostics: Diagnostic[], show: (uri: Uri, shown: Diagnostic[]) => void): void;
  /** The setting changed: everything is looked at again. */
  refresh(): void;
}

interface FileState {
  readonly uri: Uri;
  readonly all: Diagnostic[];
  readonly show: (uri: Uri, shown: Diagnostic[]) => void;
  shown: Diagnostic[];
}

/** Follows VS Code's own problems, which come and go at their own pace. */
export function createBuiltInMarkers(): BuiltInMarkers {
  const files = new Map<string, FileState>();

  const refreshFile = (file: FileState): void => {
    const shown = withoutDuplicates(file.uri, file.all);
    // Showing makes VS Code report a change of this very file: only a real difference may do so.
    if (shown.length !== file.shown.length || shown.some((diagnostic, index) => diagnostic !== file.shown[index])) {
      file.shown = shown;
      file.show(file.uri, shown);
    }
  };
  const changed = languages.onDidChangeDiagnostics(({ uris }) => {
    for (const uri of uris) {
      const file = files.get(uri.toString());
      if (file !== undefined) {
        refreshFile(file);
      }
    }
  });

  return {
    handleDiagnostics(uri, all, show) {
      const shown = withoutDuplicates(uri, all);
      if (all.length === 0) {
        files.delete(uri.toString());
      } else {
        files.set(uri.toString(), { uri, all, show, shown });
      }
      show(uri, shown);
    },
    refresh() {
      for (const file of files.values()) {
        refreshFile(file);
      }
    },
    dispose: () => changed.dispose(),
  };
}

/** Something that VS Code's own check of skills says, and our rules that say the same. */
interface BuiltInCheck {
  readonly rules: readonly string[];
  /** VS Code's words in English. In other languages, severity and range have to do. */
  readonly message: RegExp;
  readonly severity: DiagnosticSeverity;
  /** What is not there has no range: VS Code marks the start of the file. */
  readonly anywhere: boolean;
}

/** The checks of VS Code 1.139 (its prompt validator) that one of our rules repeats. */
const BUILT_IN_CHECKS: readonly BuiltInCheck[] = [
  {
    rules: ["name-characters"],
    message: /may only contain lowercase letters, numbers, and hyphens/,
    severity: DiagnosticSeverity.Error,
    anywhere: false,
  },
  {
    rules: ["name-folder-mismatch"],
    message: /should match the folder name/,
    severity: DiagnosticSeverity.Warning,
    anywhere: false,
  },
  { rules: ["name-missing"], message: /should provide a name/, severity: DiagnosticSeverity.Warning, anywhere: true },
  {
    rules: ["name-missing"],
    message: /'name' attribute must (?:be a string|not be empty)/,
    severity: DiagnosticSeverity.Error,
    anywhere: false,
  },
  {
    rules: ["description-missing"],
    message: /should provide a description/,
    severity: DiagnosticSeverity.Warning,
    anywhere: true,
  },
  {
    rules: ["description-missing"],
    message: /'description' attribute must (?:be a string|not be empty)/,
    severity: DiagnosticSeverity.Error,
    anywhere: false,
  },
  {
    rules: ["link-missing", "path-missing"],
    message: /^File '.*' not found at/,
    severity: DiagnosticSeverity.Warning,
    anywhere: false,
  },
];

function withoutDuplicates(uri: Uri, diagnostics: Diagnostic[]): Diagnostic[] {
  if (!hidesBuiltInDuplicates()) {
    return diagnostics;
  }
  // VS Code's own problems carry neither a source nor a code.
  const builtIn = languages.getDiagnostics(uri).filter(({ source, code }) => !source && !code);
  return builtIn.length === 0
    ? diagnostics
    : diagnostics.filter((diagnostic) => !builtIn.some((other) => saysTheSame(other, diagnostic)));
}

function saysTheSame(builtIn: Diagnostic, ours: Diagnostic): boolean {
  const rule = typeof ours.code === "object" ? ours.code.value : ours.code;
  const overlaps = builtIn.range.intersection(ours.range) !== undefined;
  return BUILT_IN_CHECKS.some(
    ({ rules, message, severity, anywhere }) =>
      rules.some((id) => id === rule) &&
      (isEnglish() ? message.test(builtIn.message) && (anywhere || overlaps) : overlaps) &&
      builtIn.severity === severity,
  );
}

function isEnglish(): boolean {
  return env.language === "en" || env.language.startsWith("en-");
}
