// Types of embeddedVscode.mjs for the end-to-end tests.

export interface VscodeFolders {
  userDataDir: string;
  extensionsDir: string;
}

export interface ServeOptions extends VscodeFolders {
  port: number;
  folder?: string;
  env?: Record<string, string>;
  reconnectionGraceSeconds?: number;
}

export interface VscodeServer {
  url: string;
  stop(): Promise<void>;
  closed: Promise<void>;
}

export const calmSettings: Record<string, unknown>;
export function installEmbeddedVscode(): Promise<boolean>;
export function installExtension(vsixFiles: string | string[], folders: VscodeFolders): Promise<void>;
export function writeUserSettings(userDataDir: string, settings: Record<string, unknown>): void;
export function serve(options: ServeOptions): Promise<VscodeServer>;
export function freePort(port: number): Promise<number | undefined>;
