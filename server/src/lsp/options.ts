import type { InitializationOptions } from "../protocol/index.ts";

/** Where the rules' pages are when the client names no place. */
export const DEFAULT_DOCS_BASE = "https://github.com/skillwright/skillwright/blob/main/docs/rules";

/** What this server makes of the initialization options; whatever has another shape counts as absent. */
export interface Options {
  /** Without a slash at its end. */
  readonly docsBase: string;
  /** `undefined` when the client passed none. */
  readonly settings: unknown;
  readonly clientCommands: ReadonlySet<string>;
  readonly fileSystem: boolean;
  readonly trusted: boolean;
  readonly pageAddress: string | undefined;
}

/** Reads initialization options of unknown shape. */
export function parseOptions(value: unknown): Options {
  const given: { [Key in keyof InitializationOptions]?: unknown } =
    typeof value === "object" && value !== null ? value : {};
  const commands = Array.isArray(given.clientCommands) ? given.clientCommands : [];
  const base = typeof given.docsBase === "string" && given.docsBase !== "" ? given.docsBase : DEFAULT_DOCS_BASE;
  return {
    docsBase: base.endsWith("/") ? base.slice(0, -1) : base,
    settings: given.settings ?? undefined,
    clientCommands: new Set(commands.filter((command) => typeof command === "string")),
    fileSystem: given.fileSystem === true,
    trusted: given.trusted !== false,
    pageAddress: typeof given.pageAddress === "string" ? given.pageAddress : undefined,
  };
}
