import type { FileOperation } from "../finding.ts";
import type { FolderListing } from "./folderListing.ts";

/**
 * The file to create where `path` leads to nothing: Markdown begins with a heading made of its name, other text is
 * empty. `undefined` for folders, for kinds of files that are not typed, and where a file stands in the way.
 */
export function newFileAt(path: string, listing: FolderListing): FileOperation | undefined {
  if (!NEW_PATH.test(path) || BINARY.test(path) || path.length > LONGEST_PATH || isBlocked(path, listing)) {
    return undefined;
  }
  return { type: "create", path, contents: /\.(?:md|mdx|markdown)$/i.test(path) ? `# ${titleOf(path)}\n` : "" };
}

const LONGEST_PATH = 200;
/** Segments that every system can store, and an extension. */
const NEW_PATH =
  /^(?:[\p{L}\p{N}_-][\p{L}\p{N} _.()-]*\/)*[\p{L}\p{N}_-][\p{L}\p{N} _.()-]*\.[A-Za-z][A-Za-z0-9]{0,9}$/u;
const BINARY =
  /\.(?:avif|bmp|docx?|gif|gz|ico|jpe?g|mp[34]|otf|pdf|png|pptx?|svg|tar|tiff?|ttf|wav|webm|webp|woff2?|xlsx?|zip)$/i;

/** A file may lie where the path has a folder. */
function isBlocked(path: string, { typeOf }: FolderListing): boolean {
  for (let slash = path.indexOf("/"); slash >= 0; slash = path.indexOf("/", slash + 1)) {
    const type = typeOf(path.slice(0, slash));
    if (type !== undefined && type !== "folder") {
      return true;
    }
  }
  return typeOf(path) !== undefined;
}

/** `references/api-guide.md` begins with "Api guide", `FORMS.md` with "FORMS". */
function titleOf(path: string): string {
  const words = path
    .slice(path.lastIndexOf("/") + 1)
    .replace(/\.[^.]*$/, "")
    .replace(/[_-]+/g, " ")
    .trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
