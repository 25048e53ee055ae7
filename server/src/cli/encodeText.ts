import type { Encoding } from "../core/index.ts";

/**
 * The bytes of a text in an encoding, its byte order mark included where it has one: for a text that was read without
 * loss, the bytes that it was read from. `undefined` for Windows-1252, which stands for a mixture of encodings that no
 * text can be turned back into.
 */
export function encodeText(text: string, { name, bom }: Pick<Encoding, "name" | "bom">): Uint8Array | undefined {
  const marked = bom ? `\uFEFF${text}` : text;
  switch (name) {
    case "utf-8":
      return Buffer.from(marked, "utf8");
    case "utf-16le":
      return Buffer.from(marked, "utf16le");
    case "utf-16be":
      return Buffer.from(marked, "utf16le").swap16();
    case "windows-1252":
      return undefined;
  }
}
