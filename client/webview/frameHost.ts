import type { FrameState, FromFrame } from "./messages.ts";

/** The extension, as the frame sees it. */
export interface FrameHost {
  postMessage(message: FromFrame): void;
  getState(): FrameState | undefined;
  setState(state: FrameState): void;
}

declare function acquireVsCodeApi(): FrameHost;

/** The way to the extension; VS Code gives it to each frame once. */
export const host: FrameHost = acquireVsCodeApi();
