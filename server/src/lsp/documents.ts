import type { TextDocumentContentChangeEvent, TextDocumentItem } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { baseNameOf, normalizeUri } from "../core/index.ts";

/** A file that is open in the editor. */
export interface OpenDocument {
  /** The address as the client spells it: diagnostics go there. */
  readonly uri: string;
  /** The address as the core spells it. */
  readonly key: string;
  readonly isSkill: boolean;
  /** Its text and version now. */
  readonly content: TextDocument;
  /** The version whose text the core has; a slow file's latest changes may not have reached it yet. */
  checkedVersion: number | undefined;
}

/** The open files, by address. */
export interface Documents extends Iterable<OpenDocument> {
  /** `undefined` when it is not open; any spelling of the address will do. */
  get(uri: string): OpenDocument | undefined;
  open(item: TextDocumentItem): OpenDocument;
  /** Applies edits in their order; `undefined` when the file is not open. */
  change(uri: string, version: number, changes: TextDocumentContentChangeEvent[]): OpenDocument | undefined;
  /** `undefined` when the file was not open. */
  close(uri: string): OpenDocument | undefined;
  /** Calls `listener` after a file was opened or closed. */
  onSetChanged(listener: () => void): void;
}

/** No file open yet. */
export function createDocuments(): Documents {
  const byKey = new Map<string, OpenDocument>();
  const listeners: (() => void)[] = [];
  const setChanged = (): void => {
    for (const listener of listeners) {
      listener();
    }
  };
  return {
    [Symbol.iterator]: () => byKey.values(),
    get: (uri) => byKey.get(normalizeUri(uri)),
    open({ uri, languageId, version, text }) {
      const key = normalizeUri(uri);
      const content = TextDocument.create(uri, languageId, version, text);
      const document = { uri, key, isSkill: isSkillFile(key), content, checkedVersion: undefined };
      byKey.set(key, document);
      setChanged();
      return document;
    },
    change(uri, version, changes) {
      const document = byKey.get(normalizeUri(uri));
      if (document !== undefined) {
        TextDocument.update(document.content, changes, version);
      }
      return document;
    },
    close(uri) {
      const document = byKey.get(normalizeUri(uri));
      byKey.delete(normalizeUri(uri));
      setChanged();
      return document;
    },
    onSetChanged: (listener) => void listeners.push(listener),
  };
}

/** A skill's file is known by its name alone, whatever language the editor takes it for. */
export function isSkillFile(uri: string): boolean {
  return /^(?:SKILL|skill)\.md$/.test(baseNameOf(uri));
}
