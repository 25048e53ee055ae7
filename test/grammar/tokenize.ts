/** Tokenises text as VS Code does: line by line, without line ends, with the same engine and regular expressions. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import oniguruma from "vscode-oniguruma";
import textmate, { type IGrammar, type IOnigLib, type IRawTheme, type StateStack } from "vscode-textmate";
import { type Host, injectionsInto, type LanguageId, rootScopes } from "./hosts.ts";
import { injections, projectRoot } from "./injections.ts";

export interface Token {
  start: number;
  end: number;
  /** From the outermost to the innermost, the root scope included. */
  scopes: string[];
}

export interface TokenizedLine {
  text: string;
  tokens: Token[];
}

export interface Options {
  /** False for the base grammars alone. */
  injected?: boolean;
  theme?: IRawTheme;
}

/** The grammar of a language with our injections, and the registry that knows the theme's colours. Loaded once each. */
export function loadGrammar(host: Host, language: LanguageId, options: Options = {}) {
  const key = JSON.stringify([host.name, language, options.injected ?? true, options.theme ?? null]);
  const loaded = grammars.get(key) ?? readGrammar(host, language, options);
  grammars.set(key, loaded);
  return loaded;
}

const grammars = new Map<string, ReturnType<typeof readGrammar>>();

async function readGrammar(host: Host, language: LanguageId, { injected = true, theme }: Options) {
  const rootScope = rootScopes[language];
  const registry = new textmate.Registry({
    onigLib,
    ...(theme ? { theme } : {}),
    loadGrammar: async (scopeName) => {
      const ours = injections.find((injection) => injection.scopeName === scopeName);
      const file = ours ? join(projectRoot, ours.path) : host.grammarFile(scopeName);
      if (file) return textmate.parseRawGrammar(readFileSync(file, "utf8"), file);
      return scopeName === rootScopes.skill ? promptGrammar : null;
    },
    getInjections: (scopeName) => injectionsInto(scopeName, host, injected ? injections : []),
  });
  const grammar = await registry.loadGrammar(rootScope);
  if (!grammar) throw new Error(`${host.name} has no grammar ${rootScope}`);
  return { grammar, registry };
}

/** Line ends of any kind, as an editor takes them apart. */
export function tokenize(grammar: IGrammar, text: string): TokenizedLine[] {
  let state: StateStack = textmate.INITIAL;
  return text.split(/\r\n|\r|\n/).map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return {
      text: line,
      // The engine appends a line feed of its own, and counts it in the last token.
      tokens: tokens
        .map(({ startIndex, endIndex, scopes }) => ({
          start: startIndex,
          end: Math.min(endIndex, line.length),
          scopes: scopes.filter((scope) => scope !== ""),
        }))
        .filter(({ start, end }) => start < end),
    };
  });
}

export function isOurs(scope: string): boolean {
  return scope.endsWith(".skillwright");
}

// VS Code's grammar for skills and prompts, which tm-grammars does not have; a test holds it against the real one.
export const promptGrammar = {
  scopeName: rootScopes.skill,
  patterns: [{ include: rootScopes.markdown }],
  repository: {},
} as unknown as Awaited<ReturnType<typeof textmate.parseRawGrammar>>;

const wasm = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
const onigLib: Promise<IOnigLib> = oniguruma.loadWASM(readFileSync(wasm)).then(() => ({
  createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
  createOnigString: (text) => new oniguruma.OnigString(text),
}));
