// The globals of the web platform that the core uses: they are pure, and Node, browsers and workers all have them.
// Declared here because the core compiles against the language alone (no DOM, no Node types).
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array): string;
}

declare class TextEncoder {
  encode(input: string): Uint8Array;
}
