import type { Encoding } from "../core/index.ts";

/**
 * The bytes of a text in an encoding, its byte order mark included where it has one; `undefined` when the encoding
 * cannot hold the text. For a text that was read without loss, these are the bytes that it was read from.
 */
export function encodeText(text: string, { name, bom }: Encoding): Uint8Array | undefined {
  const marked = bom && name !== "windows-1252" ? `\uFEFF${text}` : text;
  switch (name) {
    case "utf-8":
      return Buffer.from(marked, "utf8");
    case "utf-16le":
      return Buffer.from(marked, "utf16le");
    case "utf-16be":
      return Buffer.from(marked, "utf16le").swap16();
    case "windows-1252": {
      const bytes = Array.from(text, (character) => windows1252().get(character));
      const mark = bom ? [0xef, 0xbb, 0xbf] : [];
      return bytes.every((byte) => byte !== undefined) ? Uint8Array.from([...mark, ...bytes]) : undefined;
    }
  }
}

let byteOf: ReadonlyMap<string, number> | undefined;

/** Node can only read this encoding: what each byte is read as, turned around. */
function windows1252(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder("windows-1252");
  byteOf ??= new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return byteOf;
}
