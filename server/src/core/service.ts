import { type Config, DEFAULT_CONFIG } from "./config.ts";
import { decodeBytes, type Encoding, UTF8 } from "./document/decode.ts";
import { type ParsedSkill, parseSkill } from "./document/parseSkill.ts";
import type { Finding, FixKind } from "./finding.ts";
import type { Logger, SkillHost } from "./host.ts";
import { applyFixes, type FixResult } from "./rules/applyFixes.ts";
import { type RuleRun, runRules } from "./rules/runRules.ts";
import { bufferedHost } from "./workspace/bufferedHost.ts";
import { loadFolder } from "./workspace/loadFolder.ts";
import type { SkillFolder } from "./workspace/skillFolder.ts";
import { createSkillFolders, type FileChange } from "./workspace/skillFolders.ts";
import { normalizeUri, parentUri } from "./workspace/uri.ts";

/** A skill and its folder at one moment: what features look at. */
export interface SkillView {
  /** The address of SKILL.md. */
  readonly uri: string;
  readonly skill: ParsedSkill;
  /** `undefined` when the file lies nowhere that can be listed. */
  readonly folder: SkillFolder | undefined;
  readonly host: SkillHost;
}

/** A skill with everything that is wrong with it. */
export interface SkillCheck extends SkillView {
  readonly findings: readonly Finding[];
}

/** The core's door: holds the skills that are open and answers about them. Addresses are URIs, however encoded. */
export interface SkillService {
  /** Takes in the text of an open SKILL.md, at its opening and after each change. */
  setDocument(uri: string, text: string): void;
  /** Forgets an open SKILL.md. */
  closeDocument(uri: string): void;
  /** The file of an open SKILL.md was written: its encoding is looked at again. */
  savedDocument(uri: string): void;
  /** Takes in the text of another open Markdown file (`undefined`: closed); it counts instead of the disk's. */
  setBuffer(uri: string, text: string | undefined): readonly string[];
  /** The disk as the editor sees it: texts that are open count instead of what is stored. */
  readonly host: SkillHost;
  /** The addresses of the open skills. */
  readonly documents: Iterable<string>;
  /** An open skill with its folder; `undefined` when it is not open. */
  view(uri: string): Promise<SkillView | undefined>;
  /** An open skill with its findings; only rules whose parts changed since the last check run. */
  check(uri: string): Promise<SkillCheck | undefined>;
  /**
   * Checks an open skill as if a character had been typed into it, here or there by `step`, and keeps nothing of it:
   * what has run some dozens of times runs faster, and so an author's first keystrokes are as quick as later ones.
   * `undefined` when the skill is not open or was never checked.
   */
  rehearse(uri: string, step: number): SkillCheck | undefined;
  /** Reads a SKILL.md from the host and checks it; `undefined` when it cannot be read. */
  checkFile(uri: string): Promise<SkillCheck | undefined>;
  /** Fixes a checked skill as far as `allowed` goes, in memory. */
  fix(check: SkillCheck, allowed: FixKind, canChangeFiles: boolean): FixResult;
  /** Takes in a change of the disk; returns the addresses of the open skills that it may concern. */
  fileChanged(uri: string, change: FileChange): Promise<readonly string[]>;
  /** Takes in another configuration. */
  setConfig(config: Config): void;
}

interface OpenDocument {
  readonly uri: string;
  skill: ParsedSkill;
  encoding: Promise<Encoding>;
  run: RuleRun | undefined;
  /** The folder of the last check. */
  folder: SkillFolder | undefined;
}

/** Creates the service over a host. */
export function createSkillService(host: SkillHost, logger: Logger, initial: Config = DEFAULT_CONFIG): SkillService {
  const folders = createSkillFolders(host);
  const buffers = new Map<string, string>();
  const editorHost = bufferedHost(host, buffers);
  const documents = new Map<string, OpenDocument>();
  let config = initial;

  const documentsBelow = (folderUris: readonly string[]): string[] =>
    [...documents.keys()].filter((uri) => folderUris.includes(parentUri(uri)));

  const checkText = (view: SkillView, previous?: RuleRun): { check: SkillCheck; run: RuleRun } => {
    const run = runRules(view.skill, view.folder, config, logger, previous);
    return { check: { ...view, findings: run.findings }, run };
  };

  return {
    host: editorHost,
    documents: { [Symbol.iterator]: () => documents.keys() },
    setDocument(given, text) {
      const uri = normalizeUri(given);
      const known = documents.get(uri);
      if (known === undefined) {
        documents.set(uri, {
          uri,
          skill: parseSkill(text),
          encoding: encodingOf(host, uri),
          run: undefined,
          folder: undefined,
        });
      } else {
        known.skill = parseSkill({ text, encoding: known.skill.encoding }, known.skill);
      }
    },
    closeDocument(given) {
      const uri = normalizeUri(given);
      documents.delete(uri);
      if (documentsBelow([parentUri(uri)]).length === 0) {
        folders.release(parentUri(uri));
      }
    },
    savedDocument(given) {
      const document = documents.get(normalizeUri(given));
      if (document !== undefined) {
        document.encoding = encodingOf(host, document.uri);
      }
    },
    setBuffer(given, text) {
      const uri = normalizeUri(given);
      if (text === undefined) {
        buffers.delete(uri);
      } else {
        buffers.set(uri, text);
      }
      return documentsBelow(folders.bufferChanged(uri, text));
    },
    async view(given) {
      const document = documents.get(normalizeUri(given));
      if (document === undefined) {
        return undefined;
      }
      const encoding = await document.encoding;
      const folder = await loadFolder(folders, document.uri, document.skill);
      // The text may have changed meanwhile: the newest one is the one that is asked about.
      document.skill = parseSkill({ text: document.skill.text, encoding }, document.skill);
      return { uri: document.uri, skill: document.skill, folder, host: editorHost };
    },
    async check(given) {
      const view = await this.view(given);
      const document = documents.get(normalizeUri(given));
      if (view === undefined || document === undefined) {
        return undefined;
      }
      const { check, run } = checkText(view, document.run);
      document.run = run;
      document.folder = view.folder;
      return check;
    },
    rehearse(given, step) {
      const document = documents.get(normalizeUri(given));
      if (document?.run === undefined) {
        return undefined;
      }
      const { uri, folder } = document;
      const { text, encoding, body, frontmatter } = document.skill;
      const { start, end } = step % 2 === 0 ? body.span : frontmatter.envelope.content;
      const at = start + Math.floor(((end - start) * ((step % 7) + 1)) / 8);
      const typed = `${text.slice(0, at)}x${text.slice(at)}`;
      const skill = parseSkill({ text: typed, encoding }, document.skill);
      return checkText({ uri, skill, folder, host: editorHost }, document.run).check;
    },
    async checkFile(given) {
      const uri = normalizeUri(given);
      const bytes = await host.readFile(uri);
      if (bytes === undefined) {
        return undefined;
      }
      const skill = parseSkill(bytes);
      const folder = await loadFolder(folders, uri, skill);
      if (!documents.has(uri)) {
        folders.release(parentUri(uri));
      }
      return checkText({ uri, skill, folder, host }).check;
    },
    fix({ skill, folder, uri }, allowed, canChangeFiles) {
      const { encoding } = skill;
      const check = (text: string): readonly Finding[] =>
        checkText({ uri, skill: parseSkill({ text, encoding }), folder, host }).check.findings;
      return applyFixes(skill.text, check, allowed, canChangeFiles);
    },
    async fileChanged(given, change) {
      const uri = normalizeUri(given);
      const touched = documentsBelow(await folders.fileChanged(uri, change));
      const document = documents.get(uri);
      if (document !== undefined) {
        document.encoding = encodingOf(host, uri);
      }
      return touched;
    },
    setConfig(next) {
      config = next;
    },
  };
}

/** How the file on the disk is encoded: an editor hands over text, whatever its bytes were. */
async function encodingOf(host: SkillHost, uri: string): Promise<Encoding> {
  const bytes = await host.readFile(uri);
  const { encoding } = bytes === undefined ? { encoding: UTF8 } : decodeBytes(bytes);
  return encoding;
}
