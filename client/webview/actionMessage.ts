import type { FromFrame } from "./messages.ts";

/** The attributes of an element, without `data-`, as `dataset` gives them; `url` is where a link leads. */
export type ActionData = Readonly<Record<string, string | undefined>>;

/**
 * What a press on an element of the page tells the extension; `undefined` when its attributes do not add up. Nothing
 * here is believed: the extension looks again at every path, address and host.
 */
export function actionMessage(data: ActionData): FromFrame | undefined {
  const { action, path, url, text, host, client, command } = data;
  switch (action) {
    case "reveal":
      return withPlace(data, (place) => ({ type: "reveal", ...place }));
    case "reveal-line": {
      const line = count(data["line"]);
      return line === undefined ? undefined : { type: "revealLine", line };
    }
    case "fix": {
      const { rule, title } = data;
      return rule === undefined || title === undefined
        ? undefined
        : withPlace(data, (place) => ({ type: "fix", rule, title, ...place }));
    }
    case "open-file":
      return path === undefined ? undefined : { type: "openFile", path };
    case "open-link":
      return url === undefined ? undefined : { type: "openLink", url };
    case "copy":
      return text === undefined ? undefined : { type: "copy", text };
    case "allow-host":
      return host === undefined ? undefined : { type: "allowHost", host };
    case "choose-client":
      return client === undefined ? undefined : { type: "chooseClient", client };
    case "stop-reading":
      return { type: "stopReading" };
    case "read-on":
      return { type: "readOn" };
    case "run":
      return isRunnable(command) ? { type: "run", command } : undefined;
    default:
      return undefined;
  }
}

type Runnable = Extract<FromFrame, { type: "run" }>["command"];

const RUNNABLE: Readonly<Record<Runnable, true>> = {
  package: true,
  copyMarkdown: true,
  copyJson: true,
  exportHtml: true,
  showProblems: true,
  restart: true,
};

function isRunnable(command: string | undefined): command is Runnable {
  return command !== undefined && Object.hasOwn(RUNNABLE, command);
}

function withPlace(
  data: ActionData,
  make: (place: { readonly start: number; readonly end: number }) => FromFrame,
): FromFrame | undefined {
  const start = count(data["start"]);
  const end = count(data["end"]);
  return start === undefined || end === undefined ? undefined : make({ start, end });
}

function count(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
