import { type Connection, DidChangeConfigurationNotification, type InitializeParams } from "vscode-languageserver";
import { type Config, parseConfig, RULES } from "../core/index.ts";
import { SETTINGS_SECTION } from "../protocol/index.ts";
import type { Guard } from "./guard.ts";
import type { Platform } from "./platform.ts";

/** The author's settings, followed as they change. */
export interface Settings {
  /** Fulfilled when the settings of the start are known (or the client did not answer in time). */
  readonly ready: Promise<void>;
  /** Asks for the settings where they are still unknown, and follows changes; to be called once initialized. */
  follow(): void;
}

/** What {@link createSettings} works with. */
export interface SettingsParts {
  readonly connection: Connection;
  readonly guard: Guard;
  readonly platform: Platform;
  readonly client: InitializeParams["capabilities"];
  /** What the client passed at the start; `undefined`: it has to be asked. */
  readonly initial: unknown;
  /** Called with every configuration, the first one included when it is not the default. */
  apply(config: Config): void;
}

/** A client that has not sent the settings after this time will not: the check goes on with the defaults. */
const LONGEST_WAIT = 2000;

/** Reads the settings of the section `skillwright`; what is wrong in them is logged and shown once. */
export function createSettings({ connection, guard, platform, client, initial, apply }: SettingsParts): Settings {
  const shown = new Set<string>();
  const canAsk = client.workspace?.configuration === true;
  const canFollow = client.workspace?.didChangeConfiguration?.dynamicRegistration === true;

  const take = (value: unknown): void => {
    const { config, problems } = parseConfig(value, KNOWN_RULES);
    const fresh = problems.filter((problem) => !shown.has(problem));
    for (const problem of fresh) {
      shown.add(problem);
      connection.console.warn(`Settings: ${problem}`);
    }
    if (fresh.length > 0) {
      connection.window.showWarningMessage(`Skillwright settings: ${fresh.join(" ")}`);
    }
    apply(config);
  };
  const ask = async (): Promise<void> => take(await connection.workspace.getConfiguration(SETTINGS_SECTION));

  let isReady = (): void => undefined;
  const ready = new Promise<void>((resolve) => {
    isReady = resolve;
  });
  if (initial !== undefined || !canAsk) {
    isReady();
  }
  return {
    ready,
    follow() {
      if (initial !== undefined) {
        guard.background("Reading the settings", () => take(initial));
      } else if (canAsk) {
        const stop = platform.delay(LONGEST_WAIT, isReady);
        guard.background("Reading the settings", () =>
          ask().finally(() => {
            stop();
            isReady();
          }),
        );
      }
      connection.onDidChangeConfiguration(
        guard.notification("workspace/didChangeConfiguration", ({ settings }) =>
          canAsk ? ask() : take(sectionOf(settings)),
        ),
      );
      if (canFollow) {
        guard.background("Registering for changes of the settings", () =>
          connection.client.register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION }),
        );
      }
    },
  };
}

const KNOWN_RULES: ReadonlySet<string> = new Set(RULES.map(({ id }) => id));

/** Clients that push their settings send all of them, or our section only. */
function sectionOf(settings: unknown): unknown {
  const all = settings as { [SETTINGS_SECTION]?: unknown } | null | undefined;
  return all?.[SETTINGS_SECTION] ?? settings;
}
