// The one global of the web platform that the core uses: it is pure, and Node, browsers and workers all have it.
// Declared here because the core compiles against the language alone (no DOM, no Node types).
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array): string;
}
