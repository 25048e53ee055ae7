import type { Connection, InitializeParams, ServerCapabilities } from "vscode-languageserver";
import { createSkillService, type SkillService, type SkillView } from "../core/index.ts";
import { createDocuments, type Documents, type OpenDocument } from "./documents.ts";
import { createGuard, type Guard } from "./guard.ts";
import { createClientFileSystem, createHost, NO_FILE_SYSTEM, schemeOf } from "./host.ts";
import { createLogger } from "./logger.ts";
import { type Options, parseOptions } from "./options.ts";
import type { Platform } from "./platform.ts";
import { createPositions, type Positions } from "./positions.ts";
import { createWorkspaceFolders, type WorkspaceFolders } from "./workspaceFolders.ts";

/** One client's session: what every feature works with. It is complete before the first feature sees it. */
export interface Session {
  readonly connection: Connection;
  readonly platform: Platform;
  /** What the client can do. */
  readonly client: InitializeParams["capabilities"];
  readonly options: Options;
  readonly service: SkillService;
  readonly documents: Documents;
  readonly workspaceFolders: WorkspaceFolders;
  readonly guard: Guard;
  /** Hands the newest text of an open skill over to the core, where that has not been done yet. */
  synchronize(document: OpenDocument): void;
  /** An open skill at its newest text; `undefined` for every other file, and for one that lies nowhere on a disk. */
  skill(uri: string): Promise<OpenSkill | undefined>;
  /** Runs `work` once the client is initialized and may be asked and told things. */
  onInitialized(work: () => void): void;
}

/** An open skill as a request finds it. */
export interface OpenSkill {
  readonly view: SkillView;
  readonly document: OpenDocument;
  /** The version of the text in `view`. */
  readonly version: number;
  readonly positions: Positions;
}

/**
 * A feature of the protocol: registers its handlers and returns the capabilities that announce them, so that the two
 * cannot drift apart.
 */
export type Feature = (session: Session) => ServerCapabilities;

/** Builds the session from what the client says at its start. */
export function createSession(connection: Connection, platform: Platform, params: InitializeParams): Session {
  const logger = createLogger(connection);
  const guard = createGuard(logger);
  const options = parseOptions(params.initializationOptions);
  const workspaceFolders = createWorkspaceFolders(params);
  const others = options.fileSystem ? createClientFileSystem(connection, platform) : NO_FILE_SYSTEM;
  const service = createSkillService(createHost(platform, others, workspaceFolders), logger);
  const documents = createDocuments();
  const whenInitialized: (() => void)[] = [];
  connection.onInitialized(
    guard.notification("initialized", () => {
      workspaceFolders.follow(connection);
      for (const work of whenInitialized) {
        work();
      }
    }),
  );

  const synchronize = (document: OpenDocument): void => {
    if (document.checkedVersion !== document.content.version) {
      service.setDocument(document.key, document.content.getText());
      document.checkedVersion = document.content.version;
    }
  };
  return {
    connection,
    platform,
    client: params.capabilities,
    options,
    service,
    documents,
    workspaceFolders,
    guard,
    synchronize,
    async skill(uri) {
      const document = documents.get(uri);
      if (document?.isSkill !== true) {
        return undefined;
      }
      synchronize(document);
      const view = await service.view(document.key);
      if (view === undefined || !isOnDisk(view)) {
        return undefined;
      }
      return openSkill(document, view);
    },
    onInitialized: (work) => void whenInitialized.push(work),
  };
}

/**
 * True for a file that lies somewhere: the left side of a comparison, an output or an old revision is no skill of the
 * author's. A new file in a folder that is yet to be made has no listing, but is one all the same.
 */
export function isOnDisk({ uri, folder }: SkillView): boolean {
  return folder !== undefined || schemeOf(uri) === "file";
}

/** An open skill as it is at this moment: to be called at once when the core has answered with `view`. */
export function openSkill(document: OpenDocument, view: SkillView): OpenSkill {
  const version = document.checkedVersion ?? document.content.version;
  return { view, document, version, positions: positionsOf(document, view) };
}

/** Translates positions of an open skill. */
function positionsOf(document: OpenDocument, { skill }: SkillView): Positions {
  return createPositions(skill.lines, hasByteOrderMark(document));
}

/** True when the client's text begins with a byte order mark, which the core leaves out. */
export function hasByteOrderMark({ content }: OpenDocument): boolean {
  return content.getText(FIRST_CHARACTER) === "\uFEFF";
}

const FIRST_CHARACTER = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
