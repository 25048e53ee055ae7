import type { EntryType, SkillHost } from "../../server/src/core/host.ts";

/** A disk in memory, with paths from its root (`/skills/pdf-tools/SKILL.md`) and `file:` addresses. */
export interface MemoryHost extends SkillHost {
  /** Makes a file executable, or no longer; before the first call for a file, nothing is known of it. */
  setExecutable(path: string, executable: boolean): void;
  /** Creates or replaces a file. */
  write(path: string, contents: string | Uint8Array): void;
  /** Deletes a file, or a folder with everything in it. */
  remove(path: string): void;
  /** Renames a file, or a folder with everything in it. */
  rename(from: string, to: string): void;
  /** The address of a path. */
  uri(path: string): string;
  /** The path of an address. */
  path(uri: string): string;
  /** How often each question was asked, for tests of what is cached. */
  readonly asked: { listFolder: number; readFile: number; stat: number };
}

/** Makes a disk that holds `files`, all of it the author's workspace. */
export function createMemoryHost(files: Readonly<Record<string, string | Uint8Array>> = {}): MemoryHost {
  const contents = new Map<string, Uint8Array>();
  const executables = new Map<string, boolean>();
  const asked = { listFolder: 0, readFile: 0, stat: 0 };
  const path = (uri: string): string => decodeURIComponent(uri.replace(/^file:\/\//, "")).replace(/(?<=.)\/$/, "");
  const typeOf = (wanted: string): EntryType | undefined => {
    if (contents.has(wanted)) {
      return "file";
    }
    const prefix = wanted === "/" ? "/" : `${wanted}/`;
    return [...contents.keys()].some((key) => key.startsWith(prefix)) ? "folder" : undefined;
  };
  const host: MemoryHost = {
    asked,
    path,
    uri: (wanted) => `file://${wanted.split("/").map(encodeURIComponent).join("/")}`,
    setExecutable: (wanted, executable) => void executables.set(wanted, executable),
    write: (wanted, text) => {
      contents.set(wanted, typeof text === "string" ? new TextEncoder().encode(text) : text);
    },
    remove(wanted) {
      for (const key of [...contents.keys()]) {
        if (key === wanted || key.startsWith(`${wanted}/`)) {
          contents.delete(key);
        }
      }
    },
    rename(from, to) {
      for (const [key, bytes] of [...contents]) {
        if (key === from || key.startsWith(`${from}/`)) {
          contents.delete(key);
          contents.set(to + key.slice(from.length), bytes);
        }
      }
    },
    async listFolder(uri) {
      asked.listFolder++;
      const folder = path(uri);
      const prefix = folder === "/" ? "/" : `${folder}/`;
      const names = new Set<string>();
      for (const key of contents.keys()) {
        if (key.startsWith(prefix)) {
          names.add(key.slice(prefix.length).split("/")[0] ?? "");
        }
      }
      if (names.size === 0) {
        return undefined;
      }
      return [...names].map((name) => ({ name, type: typeOf(prefix + name) ?? "other" }));
    },
    async readFile(uri, limit) {
      asked.readFile++;
      return contents.get(path(uri))?.subarray(0, limit);
    },
    async stat(uri) {
      asked.stat++;
      const type = typeOf(path(uri));
      const executable = executables.get(path(uri));
      return (
        type && {
          type,
          size: contents.get(path(uri))?.length ?? 0,
          ...(executable === undefined ? {} : { executable }),
        }
      );
    },
    isInWorkspace: () => true,
  };
  for (const [name, text] of Object.entries(files)) {
    host.write(name, text);
  }
  return host;
}
