import type { ExtensionContext, Uri } from "vscode";

/** What authors chose in previews, kept beyond the session. */
export interface PreviewMemory {
  /** The hosts whose images may be loaded in the preview of this skill. */
  allowedHosts(uri: Uri): readonly string[];
  allowHost(uri: Uri, host: string): Promise<void>;
  /** The client whose install guide is looked at; empty when none was chosen. */
  client(): string;
  chooseClient(client: string): Promise<void>;
}

const HOSTS = "skillwright.imageHosts";
const CLIENT = "skillwright.installClient";

/** Hosts are remembered with the workspace, for each skill; the client for the author. */
export function createPreviewMemory({ workspaceState, globalState }: ExtensionContext): PreviewMemory {
  const hosts = (): Readonly<Record<string, readonly string[]>> => workspaceState.get(HOSTS, {});
  return {
    allowedHosts: (uri) => hosts()[uri.toString()] ?? [],
    async allowHost(uri, host) {
      const key = uri.toString();
      const known = hosts()[key] ?? [];
      if (isHost(host) && !known.includes(host)) {
        await workspaceState.update(HOSTS, { ...hosts(), [key]: [...known, host] });
      }
    },
    client: () => globalState.get(CLIENT, ""),
    chooseClient: async (client) => globalState.update(CLIENT, client),
  };
}

/**
 * True for a host, perhaps with a port, and nothing that could end the directive of a content security policy it is put
 * into, or widen it.
 */
export function isHost(text: string): boolean {
  return text.length <= 260 && /^(?:[a-z0-9-]+\.)*[a-z0-9-]+(?::\d{1,5})?$/i.test(text);
}
