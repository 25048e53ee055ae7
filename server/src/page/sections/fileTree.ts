import type { FileKind, SnapshotFile } from "../../core/snapshot/model.ts";
import { fileLink } from "../fileLink.ts";
import { type Html, html, trusted } from "../html.ts";
import { type IconName, icon } from "../icon.ts";
import { keyOf } from "../keyOf.ts";
import { sizeBar } from "../meter.ts";
import { formatSize } from "../numbers.ts";
import type { PageOptions } from "../pageOptions.ts";

/**
 * The files as nested lists, folders as `<details>`: that works without a script, and screen readers know both. Where
 * there are many files, folders begin closed.
 */
export function fileTree(tree: readonly SnapshotFile[], options: PageOptions): Html {
  const largest = tree.reduce((most, { type, size }) => (type === "file" ? Math.max(most, size ?? 0) : most), 0);
  const isOpen = tree.length <= MOST_OPEN_ROWS;
  const open: string[] = [];
  let markup = "";
  for (const file of tree) {
    // The order is that of a tree, so the folders that do not hold this one are done.
    while (open.length > 0 && !file.path.startsWith(`${open.at(-1)}/`)) {
      open.pop();
      markup += FOLDER_END;
    }
    const parent = open.at(-1);
    const name = parent === undefined ? file.path : file.path.slice(parent.length + 1);
    if (file.type === "folder") {
      open.push(file.path);
      markup += folderStart(file, name, isOpen).markup;
    } else {
      markup += row(file, name, largest, options).markup;
    }
  }
  return tree.length === 0 ? html`` : trusted(`<ul class="tree">\n${markup}${FOLDER_END.repeat(open.length)}</ul>`);
}

const MOST_OPEN_ROWS = 200;
const FOLDER_END = "</ul></details></li>\n";

function folderStart(folder: SnapshotFile, name: string, isOpen: boolean): Html {
  return html`<li><details id="folder-${keyOf(folder.path)}"${isOpen ? trusted(" open") : null}><summary>${icon("folder")}<bdi class="path">${name}</bdi><span class="size">${sizeOf(folder)}</span></summary><ul>
`;
}

function row(file: SnapshotFile, name: string, largest: number, options: PageOptions): Html {
  return html`<li class="file">${icon(KINDS[file.kind].icon)}${fileLink(file.path, options, name, `file-${keyOf(file.path)}`)}${marks(file)}${
    file.size === null ? null : sizeBar(file.size, largest)
  }<span class="size">${sizeOf(file)}</span></li>
`;
}

function sizeOf({ size }: SnapshotFile): string {
  return size === null ? "…" : formatSize(size);
}

/** What is to be known of a file, in words. */
function marks(file: SnapshotFile): Html {
  const marks = [
    file.language === null ? KINDS[file.kind].words : file.language,
    file.executable === true ? "executable" : "",
    file.big ? "big" : "",
  ].filter((word) => word !== "");
  return html`<span class="marks">${marks.map((word) => html`<span class="mark">${word}</span>`)}${reach(file)}</span>`;
}

function reach({ kind, reached, via }: SnapshotFile): Html | null {
  // A license is for people: nobody expects that an agent is led to it.
  if (reached === "none" && kind !== "license") {
    return html`<span class="mark unreached">${icon("unreached")}<span>not reached from SKILL.md</span></span>`;
  }
  return reached === "indirect" && via !== null ? html`<span class="mark">through ${via}</span>` : null;
}

const KINDS: Readonly<Record<FileKind, { readonly icon: IconName; readonly words: string }>> = {
  skill: { icon: "instructions", words: "" },
  folder: { icon: "folder", words: "" },
  markdown: { icon: "markdown", words: "" },
  script: { icon: "code", words: "script" },
  data: { icon: "json", words: "" },
  text: { icon: "file", words: "" },
  image: { icon: "image", words: "" },
  font: { icon: "font", words: "font" },
  document: { icon: "document", words: "document" },
  archive: { icon: "archive", words: "archive" },
  media: { icon: "image", words: "media" },
  license: { icon: "license", words: "" },
  binary: { icon: "binary", words: "binary" },
};
