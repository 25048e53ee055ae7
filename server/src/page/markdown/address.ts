/** Where a link or an image of the Markdown leads, as far as the page lets it. */
export type Address =
  /** A place of the same text; `id` is decoded. */
  | { readonly type: "fragment"; readonly id: string }
  /** A file of the skill: decoded path relative to its folder, and the fragment with its `#` or nothing. */
  | { readonly type: "file"; readonly path: string; readonly fragment: string }
  /** A page or image on the web. `host` in lower case, with its port; `null` when it is not plainly written. */
  | { readonly type: "web"; readonly url: string; readonly host: string | null; readonly secure: boolean }
  | { readonly type: "mail"; readonly url: string }
  /** Not to be followed; `reason` is a sentence for the author. */
  | { readonly type: "refused"; readonly reason: string };

/**
 * Reads the address of a link or image. Only what is known to be harmless gets through: http, https, mailto, fragments,
 * and relative paths that stay in the skill's folder. `${CLAUDE_SKILL_DIR}/` and `{baseDir}/` stand for that folder.
 */
export function readAddress(raw: string): Address {
  const text = raw.trim();
  if (text === "") {
    return { type: "refused", reason: "This link leads nowhere: it has no address." };
  }
  if (text.startsWith("#")) {
    return { type: "fragment", id: decode(text.slice(1)) };
  }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  return scheme === undefined ? readPath(text) : readUrl(text, scheme);
}

function readUrl(url: string, scheme: string): Address {
  if ((scheme === "https" || scheme === "http") && /^https?:\/\/[^\s/\\?#]/i.test(url)) {
    // Only a host that no browser reads differently: no user name, no escapes, no backslashes, no other letters.
    const host = /^https?:\/\/([a-z0-9.-]+(?::\d{1,5})?)(?:[/?#]|$)/i.exec(url)?.[1]?.toLowerCase() ?? null;
    return { type: "web", url, host, secure: scheme === "https" };
  }
  if (scheme === "mailto") {
    return { type: "mail", url };
  }
  return { type: "refused", reason: `The snapshot does not follow "${scheme}:" addresses.` };
}

function readPath(text: string): Address {
  if (text.startsWith("/") || text.startsWith("\\")) {
    return { type: "refused", reason: "This address does not begin in the skill's folder." };
  }
  const hash = text.indexOf("#");
  const [before, fragment] = hash < 0 ? [text, ""] : [text.slice(0, hash), text.slice(hash)];
  const decoded = decode(before.replace(/\?.*$/s, "")).replace(FOLDER_ITSELF, "");
  const path = normalize(decoded);
  if (path === null) {
    return { type: "refused", reason: "This address leads out of the skill's folder." };
  }
  if (path === "" || STRANGE.test(path)) {
    return { type: "refused", reason: "This address is not the path of a file." };
  }
  return { type: "file", path, fragment: fragment === "#" ? "" : fragment };
}

const FOLDER_ITSELF = /^(?:\$\{CLAUDE_SKILL_DIR\}|\{baseDir\})\//;

/** Backslashes and drive letters are paths of other systems; control characters hide what a path is. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about.
const STRANGE = /[\\\u0000-\u001f\u007f]|^[^/]*:/;

/** The path without `.` and `..`; `null` when it leaves the folder or begins at a root. */
function normalize(path: string): string | null {
  if (path.startsWith("/")) {
    return null;
  }
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") {
      if (segments.pop() === undefined) {
        return null;
      }
    } else if (segment !== "." && segment !== "") {
      segments.push(segment);
    }
  }
  return segments.join("/");
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
