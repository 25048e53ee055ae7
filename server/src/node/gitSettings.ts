/** What a repository's settings say that is needed here. */
export interface GitSettings {
  /** The address of the remote that a branch follows, else of `origin`, else of the first; `undefined` without any. */
  remoteOf(branch: string | null): string | undefined;
  /**
   * Options that switch off every filter which the repository itself brings (filters are programs, and looking for
   * changes runs them); `undefined` when one is named so that it cannot be switched off.
   */
  readonly withoutFilters: readonly string[] | undefined;
}

/** The question whose answer {@link readGitSettings} reads. Asking it runs no program but git. */
export const SETTINGS_QUESTION: readonly string[] = [
  "config",
  "--null",
  "--show-scope",
  "--get-regexp",
  "^(remote[.].*[.]url|branch[.].*[.]remote|url[.].*[.]insteadof|filter[.].*)$",
];

/** Reads the answer to {@link SETTINGS_QUESTION}: scope, NUL, key, line feed, value, NUL, and so on. */
export function readGitSettings(answer: string): GitSettings {
  const remotes = new Map<string, string>();
  const followed = new Map<string, string>();
  const shortForms: { readonly short: string; readonly full: string }[] = [];
  const filters = new Set<string>();
  const parts = answer.split("\0");
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const scope = parts[index] ?? "";
    const entry = parts[index + 1] ?? "";
    const [, key = entry, value = ""] = /^([^\n]*)\n([\s\S]*)$/.exec(entry) ?? [];
    const [, section, name = ""] = /^(remote|branch|url|filter)\.(.*)\.[^.]*$/.exec(key) ?? [];
    if (section === "remote" && !remotes.has(name)) {
      remotes.set(name, value);
    } else if (section === "branch") {
      followed.set(name, value);
    } else if (section === "url") {
      shortForms.push({ short: value, full: name });
    } else if (section === "filter" && scope !== "system" && scope !== "global") {
      filters.add(name);
    }
  }
  return {
    remoteOf(branch) {
      const address =
        remotes.get(followed.get(branch ?? "") ?? "") ?? remotes.get("origin") ?? remotes.values().next().value;
      return address === undefined ? undefined : inFull(address, shortForms);
    },
    withoutFilters: [...filters].some((name) => name.includes("=")) ? undefined : [...filters].flatMap(switchOff),
  };
}

/** Git takes an empty command for none. Later options win over the repository's settings. */
function switchOff(filter: string): readonly string[] {
  return ["clean=", "smudge=", "process=", "required=false"].flatMap((setting) => [
    "-c",
    `filter.${filter}.${setting}`,
  ]);
}

/**
 * An address that only its author's settings make one (`gh:owner/name`), written in full. One that stands on its own
 * stays as it is: others are rewritten mostly to add a password.
 */
function inFull(address: string, shortForms: readonly { readonly short: string; readonly full: string }[]): string {
  if (/^[a-z]+:\/\/|@|^[^:]*\./i.test(address)) {
    return address;
  }
  const fitting = shortForms.filter(({ short }) => short !== "" && address.startsWith(short));
  const longest = fitting.reduce((a, b) => (b.short.length > a.short.length ? b : a), { short: "", full: "" });
  return longest.full + address.slice(longest.short.length);
}
