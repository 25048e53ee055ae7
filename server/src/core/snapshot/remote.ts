/** What the address of a git remote says. */
export interface Remote {
  /** The name of the host in lower case, without user, password and port. */
  readonly host: string;
  /** `owner/name`, with every group between them where the host knows groups; `null` when the path is no repository's. */
  readonly repository: string | null;
  /** The public page of the repository; `null` when it is not known to have one. */
  readonly url: string | null;
  /** The public page of a folder (`/` between segments, not encoded) at a commit; absent where it is not known. */
  readonly folderUrl?: (commit: string, folder: string) => string;
}

/**
 * Reads the address of a remote: `https://`, `ssh://`, `git://` or the short form of SSH (`git@github.com:o/r.git`).
 * `undefined` for a path of the disk and for whatever is no address. User names and passwords are dropped.
 */
export function parseRemote(address: string): Remote | undefined {
  const location = locationOf(address);
  if (location === undefined) {
    return undefined;
  }
  const { host, segments } = location;
  const forge = FORGES.find(({ hosts }) => hosts.test(host));
  const name = forge?.nameIn(segments, host);
  if (forge === undefined || name === undefined) {
    const isPage = location.scheme === "https" && segments.length > 0;
    const repository = segments.length > 0 ? segments.join("/") : null;
    return { host, repository, url: isPage ? `https://${location.authority}/${encodePath(segments)}` : null };
  }
  const page = forge.page ?? ((path: string): string => `${originOf(location)}/${path}`);
  const url = page(encodePath(name), host);
  return {
    host,
    repository: name.join("/"),
    url,
    folderUrl: (commit, folder) => forge.folder(url, commit, encodePath(folder.split("/"))),
  };
}

interface Location {
  readonly scheme: string;
  readonly host: string;
  /** The host with its port, where the port belongs to the web. */
  readonly authority: string;
  /** Of the path, decoded, without `.git`. */
  readonly segments: readonly string[];
}

/** A host of repositories that is known. */
interface Forge {
  readonly hosts: RegExp;
  /** The segments that name a repository; `undefined` when these are no repository's. */
  nameIn(segments: readonly string[], host: string): readonly string[] | undefined;
  /** The page of a repository, where it is not simply its name on the host. */
  page?(name: string, host: string): string;
  /** The page of a folder (encoded, perhaps empty) at a commit. */
  folder(repositoryUrl: string, commit: string, folder: string): string;
}

const ownerAndName: Forge["nameIn"] = (segments) => (segments.length === 2 ? segments : undefined);
const groupsAndName: Forge["nameIn"] = (segments) => (segments.length >= 2 ? segments : undefined);

/** Companies run GitHub and GitLab under hosts of that name (`gitlab.example.org`). */
const FORGES: readonly Forge[] = [
  {
    hosts: /^github\.(?!io$)/,
    nameIn: ownerAndName,
    folder: (url, commit, folder) => join(`${url}/tree/${commit}`, folder),
  },
  {
    hosts: /^gitlab\./,
    nameIn: groupsAndName,
    folder: (url, commit, folder) => join(`${url}/-/tree/${commit}`, folder),
  },
  {
    hosts: /^bitbucket\.org$/,
    nameIn: ownerAndName,
    folder: (url, commit, folder) => `${url}/src/${commit}/${folder}`,
  },
  {
    hosts: /^(?:codeberg\.org$|gitea\.|forgejo\.)/,
    nameIn: ownerAndName,
    folder: (url, commit, folder) => join(`${url}/src/commit/${commit}`, folder),
  },
  {
    hosts: /^git\.sr\.ht$/,
    nameIn: ownerAndName,
    folder: (url, commit, folder) => (folder === "" ? `${url}/tree/${commit}` : `${url}/tree/${commit}/item/${folder}`),
  },
  {
    hosts: /^dev\.azure\.com$|\.visualstudio\.com$/,
    nameIn: azureName,
    page(name) {
      const [organization, project, repository] = name.split("/");
      return `https://dev.azure.com/${organization}/${project}/_git/${repository}`;
    },
    folder: (url, commit, folder) => `${url}?path=/${folder}&version=GC${commit}`,
  },
];

/** `organization/project/repository` of Azure DevOps, whose addresses come in five forms. */
function azureName(segments: readonly string[], host: string): readonly string[] | undefined {
  const isOldHost = host.endsWith(OLD_AZURE);
  const all = isOldHost ? [host.slice(0, -OLD_AZURE.length), ...segments] : segments;
  const rest = all.filter((segment, index) => segment !== "DefaultCollection" && !(segment === "v3" && index === 0));
  const mark = rest.indexOf("_git");
  // A repository that is named like its project is addressed without the project.
  const name =
    mark < 0 ? rest : [...rest.slice(0, mark), ...(mark === 1 ? rest.slice(2) : []), ...rest.slice(mark + 1)];
  return name.length === 3 ? name : undefined;
}

const OLD_AZURE = ".visualstudio.com";

/** The two ways to write an address of a remote. Neither can backtrack: each part excludes the mark that ends it. */
const URL_FORM = /^([a-z][a-z0-9+.-]*):\/\/(?:[^/?#]*@)?([^/:@?#]+)(?::(\d{0,5}))?(?:\/([^?#]*))?([?#].*)?$/i;
const SCP_FORM = /^(?:[^/@:]+@)?([^/:@[\]]{2,}):(?!:|\/\/)([^?#]+)$/;

/** An address is short; nobody wrote a longer one. */
const ADDRESS_MAX = 2000;

function locationOf(address: string): Location | undefined {
  const trimmed = address.trim();
  if (trimmed.length > ADDRESS_MAX || /\p{Cc}/u.test(trimmed)) {
    return undefined;
  }
  const [, scheme = "", given = "", port = "", way = "", query = ""] = URL_FORM.exec(trimmed) ?? [];
  const [, alias = "", path = ""] = scheme === "" ? (SCP_FORM.exec(trimmed) ?? []) : ["", given, way];
  const segments = segmentsOf(path);
  // An "@" in the path is the end of a password with a slash in it: what seems to be the host is a part of it.
  const isCredential = `${path}${query}`.includes("@");
  if (alias === "" || !SCHEMES.has(scheme.toLowerCase()) || segments === undefined || isCredential) {
    return undefined;
  }
  const host = realHost(alias.toLowerCase());
  if (!HOST.test(host)) {
    return undefined;
  }
  const isWeb = /^https?$/i.test(scheme) && port !== "" && port !== "443" && port !== "80";
  return { scheme: scheme.toLowerCase(), host, authority: isWeb ? `${host}:${port}` : host, segments };
}

const SCHEMES = new Set(["", "http", "https", "ssh", "git", "git+ssh", "git+https", "ssh+git"]);
const HOST = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/;

/**
 * The host behind the names that SSH needs: some hosts answer under another name on the port of the web, and people
 * with two accounts add a word to the host (`git@github.com-work:owner/name`).
 */
function realHost(host: string): string {
  const plain = host.replace(/^www\./, "").replace(/\.$/, "");
  const account = /^(github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)-[a-z0-9_-]+$/.exec(plain);
  return account?.[1] ?? SSH_HOSTS[plain] ?? plain;
}

const SSH_HOSTS: Readonly<Record<string, string>> = {
  "ssh.github.com": "github.com",
  "altssh.gitlab.com": "gitlab.com",
  "altssh.bitbucket.org": "bitbucket.org",
  "ssh.dev.azure.com": "dev.azure.com",
  "vs-ssh.visualstudio.com": "dev.azure.com",
};

/** A server of one's own may be reached without encryption; the public ones redirect. */
function originOf({ scheme, host, authority }: Location): string {
  const isPlain = scheme === "http" && host !== "github.com" && host !== "gitlab.com" && host !== "bitbucket.org";
  return `${isPlain ? "http" : "https"}://${authority}`;
}

function segmentsOf(path: string): readonly string[] | undefined {
  const segments = path
    .replace(/\/+$/, "")
    .replace(/\.git$/, "")
    .split("/")
    .filter((segment) => segment !== "")
    .map(decode);
  return segments.some((segment) => segment === "." || segment === ".." || /[\p{Cc}/]/u.test(segment))
    ? undefined
    : segments;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function encodePath(segments: readonly string[]): string {
  return segments
    .filter((segment) => segment !== "")
    .map((segment) => encodeURIComponent(segment.replace(/\p{Surrogate}/gu, "\uFFFD")))
    .join("/");
}

function join(url: string, folder: string): string {
  return folder === "" ? url : `${url}/${folder}`;
}
