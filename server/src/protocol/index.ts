// What client and server say to each other beyond LSP: method names and payloads. Nothing here runs.

/** The initialization options that our client passes; any other client may leave all of them out. */
export interface InitializationOptions {
  /** The address of the folder with the rules' pages, which diagnostics link to. Default: the project's own, online. */
  readonly docsBase?: string;
  /** The settings of section `skillwright` at the start, so that the first check need not ask for them. */
  readonly settings?: unknown;
  /** Commands that the client runs by itself when a code action or a completion names them. */
  readonly clientCommands?: readonly string[];
  /** The client answers the `skillwright/fs/…` requests: for every scheme that the server cannot read by itself. */
  readonly fileSystem?: boolean;
  /** False while the author does not trust the workspace: then not even git is run. Default: true. */
  readonly trusted?: boolean;
  /** The address of `page.js`, for a server in a worker, which has no folder of its own. */
  readonly pageAddress?: string;
}

/** The section of settings that the server asks for. */
export const SETTINGS_SECTION = "skillwright";

/** The kind of the code action that applies every safe fix of a file. */
export const FIX_ALL_KIND = "source.fixAll.skillwright";

/** The command that writes a SKILL.md anew as UTF-8 without a byte order mark; its argument is the file's address. */
export const SAVE_AS_UTF8_COMMAND = "skillwright.saveAsUtf8";

/** VS Code's command that opens the completion list: after a folder was completed, its files come next. */
export const SUGGEST_COMMAND = "editor.action.triggerSuggest";

/** Server to client, a request: the names in a folder ({@link UriParams} → {@link FolderResult}). */
export const LIST_FOLDER_REQUEST = "skillwright/fs/listFolder";

/** Server to client, a request: the bytes of a file ({@link ReadFileParams} → {@link FileResult}). */
export const READ_FILE_REQUEST = "skillwright/fs/readFile";

/** Server to client, a request: what lies at an address ({@link UriParams} → {@link StatResult}). */
export const STAT_REQUEST = "skillwright/fs/stat";

/** Client to server, a request: a file's text, however it is encoded ({@link UriParams} → {@link DecodedFile}). */
export const DECODE_FILE_REQUEST = "skillwright/decodeFile";

/** Server to client, a notification after each check ({@link SkillStatus}). */
export const STATUS_NOTIFICATION = "skillwright/status";

/** A file or folder, by its address. */
export interface UriParams {
  readonly uri: string;
}

/** A file to be read, the first `limit` bytes of it at most. */
export interface ReadFileParams extends UriParams {
  readonly limit?: number;
}

/** What kind of thing an address names; a symbolic link is not followed. */
export type FileType = "file" | "folder" | "symlink" | "other";

/** The names in a folder as the disk spells them; `null` when it is no folder or cannot be read. */
export type FolderResult = readonly { readonly name: string; readonly type: FileType }[] | null;

/** The bytes of a file in Base64 (JSON carries no bytes); `null` when it cannot be read. */
export type FileResult = string | null;

/** The type and the size in bytes; `null` when there is nothing. */
export type StatResult = { readonly type: FileType; readonly size: number } | null;

/** A file's text without a byte order mark, and whether writing it as UTF-8 would change the file; `null`: unreadable. */
export type DecodedFile = { readonly text: string; readonly isUtf8: boolean } | null;

/** The `data` of a completion item that stands in a Markdown link's destination. */
export interface CompletionItemData {
  readonly inLink: true;
}

/** How many findings of each severity an open skill has, those that the editor hides included. */
export interface SkillStatus extends UriParams {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
}
