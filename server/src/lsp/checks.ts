import type { SkillCheck } from "../core/index.ts";
import { type SkillStatus, STATUS_NOTIFICATION } from "../protocol/index.ts";
import { toDiagnostics } from "./diagnostics.ts";
import type { OpenDocument } from "./documents.ts";
import { createRehearsal } from "./rehearsal.ts";
import { locateRelated } from "./relatedPlaces.ts";
import { isOnDisk, openSkill, type Session } from "./session.ts";
import type { Settings } from "./settings.ts";

/** Checks open skills when something changed and publishes what is found. */
export interface Checks {
  /** The text of a skill changed: it is checked at once, or after a pause in typing where that takes long. */
  textChanged(document: OpenDocument): void;
  /** Something that these open skills read changed (their folder, a file they link to). Unknown addresses are skipped. */
  recheck(uris: Iterable<string>): void;
  /** The settings changed. */
  recheckAll(): void;
  /** The skill is no longer open: its problems go. */
  closed(document: OpenDocument): void;
}

/** A check that takes longer than this is felt while typing: from there on it waits for a pause. */
const FELT = 20;
const LONGEST_PAUSE = 1000;

interface CheckState {
  /** How long the last check took, in milliseconds. */
  duration: number;
  isRunning: boolean;
  /** Something changed while it ran. */
  isStale: boolean;
  stopTimer: () => void;
  /** What the client was told last. */
  status: SkillStatus | undefined;
}

/** Creates the checks of a session; none runs before the settings are known. `onChecked` hears of each that is done. */
export function createChecks(
  session: Session,
  settings: Settings,
  onChecked: (document: OpenDocument) => void,
): Checks {
  const { service, documents, platform, guard, connection } = session;
  const states = new Map<OpenDocument, CheckState>();
  const rehearse = createRehearsal(session);
  const isOpen = (document: OpenDocument): boolean => documents.get(document.key) === document;

  const stateOf = (document: OpenDocument): CheckState => {
    const known = states.get(document) ?? {
      duration: 0,
      isRunning: false,
      isStale: false,
      stopTimer: () => undefined,
      status: undefined,
    };
    states.set(document, known);
    return known;
  };
  const run = async (document: OpenDocument, state: CheckState): Promise<void> => {
    await settings.ready;
    try {
      do {
        state.isStale = false;
        const start = platform.now();
        session.synchronize(document);
        const check = await service.check(document.key);
        state.duration = platform.now() - start;
        if (check !== undefined && isOpen(document)) {
          await publish(document, check);
          onChecked(document);
          rehearse(document);
        }
      } while (state.isStale && isOpen(document));
    } finally {
      state.isRunning = false;
    }
  };
  const start = (document: OpenDocument): void => {
    const state = stateOf(document);
    state.stopTimer();
    if (state.isRunning) {
      state.isStale = true;
      return;
    }
    state.isRunning = true;
    guard.background("Checking a skill", () => run(document, state));
  };
  const publish = async (document: OpenDocument, check: SkillCheck): Promise<void> => {
    if (!isOnDisk(check)) {
      return;
    }
    const { findings } = check;
    const { positions, version } = openSkill(document, check);
    const client = session.client.textDocument?.publishDiagnostics;
    const locate = await locateRelated(check, document, positions, documents);
    if (!isOpen(document)) {
      return;
    }
    const { docsBase } = session.options;
    const diagnostics = toDiagnostics(findings, { positions, docsBase, client, locate });
    guard.background("Publishing diagnostics", () =>
      connection.sendDiagnostics({ uri: document.uri, version, diagnostics }),
    );
    const status = statusOf(document.uri, check);
    const state = stateOf(document);
    if (JSON.stringify(status) !== JSON.stringify(state.status)) {
      state.status = status;
      guard.background("Sending the status", () => connection.sendNotification(STATUS_NOTIFICATION, status));
    }
  };

  return {
    textChanged(document) {
      const state = stateOf(document);
      if (state.duration <= FELT) {
        start(document);
      } else {
        state.stopTimer();
        const pause = Math.min(state.duration * 2, LONGEST_PAUSE);
        state.stopTimer = platform.delay(pause, () => start(document));
      }
    },
    recheck(uris) {
      for (const uri of uris) {
        const document = documents.get(uri);
        if (document?.isSkill === true) {
          start(document);
        }
      }
    },
    recheckAll() {
      for (const document of documents) {
        if (document.isSkill) {
          start(document);
        }
      }
    },
    closed(document) {
      states.get(document)?.stopTimer();
      states.delete(document);
      guard.background("Clearing diagnostics", () =>
        connection.sendDiagnostics({ uri: document.uri, diagnostics: [] }),
      );
    },
  };
}

function statusOf(uri: string, { findings }: SkillCheck): SkillStatus {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of findings) {
    counts[severity]++;
  }
  return { uri, errors: counts.error, warnings: counts.warning, infos: counts.info, hints: counts.hint };
}
